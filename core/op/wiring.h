// The narrow waist: every upsampling op becomes a list of taps, and every view draws taps.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "op/tensor.h"

namespace upstamp {

// One multiply-add: y[out] += gain * w[weight] * x[in]. Indices are flat, row-major (channel, row, column).
struct Tap {
  int out = 0, in = 0;
  int weight = -1;  // which weight; -1 when the op has none
  double gain = 1;
  bool operator==(const Tap&) const = default;
};

// A constant: y[out] += gain * w[weight], or just gain when weight is -1.
struct Offset {
  int out = 0, weight = -1;
  double gain = 1;
  bool operator==(const Offset&) const = default;
};

// How a kernel that slides relates the two sides. Both lie on one sheet: the coarse side's cell r stands at sheet row r * stride,
// kernel row k reaches k * dilation further, and the fine side's cell f stands at sheet row f + padding.top. Convolution: coarse
// = output. Transposed convolution: coarse = input, the sheet is the uncropped output.
struct Sliding {
  bool coarse_is_input = false;
  PerAxis kernel, stride, dilation;
  PerEdge padding;
  bool operator==(const Sliding&) const = default;

  int reach(Axis axis) const { return dilation.at(axis) * (kernel.at(axis) - 1) + 1; }  // the kernel's effective length
};
// How many kernel cells of the coarse side meet a fine cell, along one axis and away from the border, by the fine cell's place on
// the sheet modulo the stride. Odena et al. 2016.
std::vector<int> phase_counts(const Sliding&, Axis);

struct Resampling;  // op/resample.h: how an interpolation looks at its input

struct Wiring {
  Shape in, out, weight;  // weight.cells() is 0 when the op has none
  std::vector<Tap> taps;
  std::vector<Offset> offsets;
  std::optional<Sliding> sliding;
  std::shared_ptr<const Resampling> resampling = nullptr;  // null unless the op resizes
  // Pairs (out, in) that were looked at without passing anything on: the losers of a maximum, the earlier writers of an unpooled
  // cell.
  std::vector<Tap> considered;
};
inline constexpr Shape no_weights{0, 0, 0, 0};

// At most this many taps are stored.
inline constexpr std::int64_t most_taps = 4'000'000;
// Throws Error when the count is above most_taps.
void refuse_too_many_taps(double count);
// Ops ask for room before they wire. Throws Error when the count is above most_taps.
void reserve_taps(Wiring&, double count);

Tensor apply_wiring(const Wiring&, const Tensor& x, const Tensor& w);
// Derivatives of sum(grad_y * y): by x, and by w (offsets included).
Tensor input_gradient(const Wiring&, const Tensor& w, const Tensor& grad_y);
Tensor weight_gradient(const Wiring&, const Tensor& x, const Tensor& grad_y);

// Where in wiring.taps the taps of each output cell are, in their order there.
struct TapsByOutput {
  std::vector<int> starts, places;  // those of cell o are places[starts[o]] up to places[starts[o + 1]]
  std::span<const int> of(int output_cell) const {
    const auto first = static_cast<std::size_t>(starts[static_cast<std::size_t>(output_cell)]);
    return std::span(places).subspan(first, static_cast<std::size_t>(starts[static_cast<std::size_t>(output_cell) + 1]) - first);
  }
};
TapsByOutput by_output(const Wiring&);

std::vector<int> overlap(const Wiring&);  // taps per output cell; uneven counts are the checkerboard
Wiring transpose(const Wiring&);          // what the op becomes when gradients flow back through it; offsets vanish

// The wiring of `second` after `first`, weights folded into gains (weight = -1). paths[t] is the number of ways that taps[t]
// stands for.
struct Composed {
  Wiring wiring;
  std::vector<int> paths;
};
Composed compose(const Wiring& first, const Tensor& first_weight, const Wiring& second, const Tensor& second_weight);
// The same after several that are composed already; paths multiply, up to the largest int.
Composed compose(const Composed& first, const Wiring& second, const Tensor& second_weight);

}  // namespace upstamp
