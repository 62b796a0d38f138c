#include "reason/equivalences.h"

#include <cmath>
#include <limits>

#include "lab/scene.h"

namespace upstamp {
namespace {

// Runs operations on noise. Every call of noise() gives other numbers.
class Bench {
 public:
  Bench(const Catalogue<Op>& ops, int seed) : ops_(ops), seed_(seed) {}

  Tensor noise(Shape shape) { return preset_values("noise", seed_++, shape); }
  Wiring wiring(std::string_view op, const Settings& settings, const Tensor& x, const Switches* switches = nullptr) const {
    return wire(ops_.at(op), settings, x.shape, {&x, switches, nullptr});
  }
  Tensor run(std::string_view op, const Settings& settings, const Tensor& x, const Tensor& w = {}) const {
    return apply_wiring(wiring(op, settings, x), x, w);
  }
  Tensor shuffled(const Tensor& x, int factor) const { return run("pixel_shuffle", {{"factor", PerAxis(factor)}}, x); }
  const Op& op(std::string_view id) const { return ops_.at(id); }

 private:
  const Catalogue<Op>& ops_;
  int seed_;
};

// Cells nearer than `border` to an edge are passed over.
double largest_difference(const Tensor& a, const Tensor& b, int border = 0) {
  if (a.shape != b.shape) return std::numeric_limits<double>::infinity();
  double largest = 0;
  for (int channel = 0; channel < a.shape.channels; ++channel)
    for (int row = border; row < a.shape.rows - border; ++row)
      for (int column = border; column < a.shape.columns - border; ++column)
        largest = std::max(largest, std::fabs(a.at(channel, row, column) - b.at(channel, row, column)));
  return largest;
}

// Calls visit(out channel, in channel, row, column) for each weight of that shape, which is PyTorch's for a convolution.
template <class Visit>
void each_weight(const Shape& shape, const Visit& visit) {
  for (int out = 0; out < shape.outer; ++out)
    for (int in = 0; in < shape.channels; ++in)
      for (int row = 0; row < shape.rows; ++row)
        for (int column = 0; column < shape.columns; ++column) visit(out, in, row, column);
}

Settings same_size_conv(int kernel, int out_channels) {
  return {{"kernel", PerAxis(kernel)}, {"padding", PerEdge(kernel / 2)}, {"out_channels", out_channels}};
}

double sub_pixel(Bench& bench) {
  double largest = 0;
  for (const int kernel : {1, 3, 5})
    for (const int factor : {2, 3}) {
      const int channels = 2, wide = factor * kernel;
      const Tensor x = bench.noise({1, 3, 4, 5}), w = bench.noise({channels * factor * factor, 3, kernel, kernel});
      Tensor large({3, channels, wide, wide});
      each_weight(w.shape, [&](int out, int in, int row, int column) {
        const int phase = out % (factor * factor), down = (kernel - 1 - row) * factor + phase / factor;
        const int across = (kernel - 1 - column) * factor + phase % factor;
        large[large.shape.index(in, out / (factor * factor), down, across)] = w[w.shape.index(out, in, row, column)];
      });
      const Settings settings{{"kernel", PerAxis(wide)},
                              {"stride", PerAxis(factor)},
                              {"padding", PerEdge(factor * (kernel - 1 - kernel / 2))},
                              {"out_channels", channels}};
      const Tensor shuffled = bench.shuffled(bench.run("conv", same_size_conv(kernel, w.shape.outer), x, w), factor);
      largest = std::max(largest, largest_difference(shuffled, bench.run("transposed_conv", settings, x, large)));
    }
  return largest;
}

double icnr(Bench& bench) {
  double largest = 0;
  for (const int factor : {2, 3}) {
    const int channels = 2, copies = factor * factor;
    const Tensor x = bench.noise({1, 2, 4, 5}), w = bench.noise({channels, 2, 3, 3});
    Tensor repeated({channels * copies, 2, 3, 3});
    each_weight(repeated.shape, [&](int out, int in, int row, int column) {
      repeated[repeated.shape.index(out, in, row, column)] = w[w.shape.index(out / copies, in, row, column)];
    });
    const Tensor shuffled = bench.shuffled(bench.run("conv", same_size_conv(3, channels * copies), x, repeated), factor);
    const Tensor small = bench.run("conv", same_size_conv(3, channels), x, w);
    largest = std::max(largest, largest_difference(shuffled, bench.run("nearest", {{"scale", Factor(factor)}}, small)));
  }
  return largest;
}

double resize_then_conv(Bench& bench) {
  double largest = 0;
  for (const int kernel : {1, 3, 5})
    for (const int factor : {2, 3}) {
      const int wide = kernel + factor - 1;
      const Tensor x = bench.noise({1, 2, 4, 5}), w = bench.noise({3, 2, kernel, kernel});
      Tensor smeared({2, 3, wide, wide});
      each_weight(w.shape, [&](int out, int in, int row, int column) {
        for (int down = 0; down < factor; ++down)
          for (int across = 0; across < factor; ++across)
            smeared[smeared.shape.index(in, out, kernel - 1 - row + down, kernel - 1 - column + across)] +=
                w[w.shape.index(out, in, row, column)];
      });
      const Tensor enlarged = bench.run("nearest", {{"scale", Factor(factor)}}, x);
      const Settings settings{
          {"kernel", PerAxis(wide)}, {"stride", PerAxis(factor)}, {"padding", PerEdge(kernel / 2)}, {"out_channels", 3}};
      largest = std::max(largest, largest_difference(bench.run("conv", same_size_conv(kernel, 3), enlarged, w),
                                                     bench.run("transposed_conv", settings, x, smeared)));
    }
  return largest;
}

double bilinear_kernel(Bench& bench) {
  double largest = 0;
  for (int factor = 2; factor <= 5; ++factor) {
    const int kernel = 2 * factor - factor % 2, half = (kernel + 1) / 2;
    const double center = (2 * half - 1 - half % 2) / (2.0 * half);
    const auto tent = [&](int place) { return 1 - std::fabs(static_cast<double>(place) / half - center); };
    Tensor w({1, 1, kernel, kernel});
    each_weight(w.shape, [&](int, int, int row, int column) { w[w.shape.index(0, 0, row, column)] = tent(row) * tent(column); });
    const Tensor x = bench.noise({1, 1, 5, 6});
    const Settings settings{{"kernel", PerAxis(kernel)}, {"stride", PerAxis(factor)}, {"padding", PerEdge(factor / 2)}};
    largest = std::max(largest, largest_difference(bench.run("transposed_conv", settings, x, w),
                                                   bench.run("linear", {{"scale", Factor(factor)}}, x), factor / 2));
  }
  return largest;
}

double unpooling(Bench& bench) {
  const Tensor x = bench.noise({1, 2, 7, 6});
  const Op& pool = bench.op("max_pool");
  const Settings settings{{"kernel", PerAxis(2)}};
  const Wiring pooling = bench.wiring("max_pool", settings, x);
  const Switches switches = pool.switches(settings, pooling);
  const Tensor small = bench.noise(pooling.out);
  const Settings back{{"kernel", PerAxis(2)}, {"output_size", PerAxis(7, 6)}};
  const Wiring unpooled = bench.wiring("max_unpool", back, small, &switches);
  return largest_difference(apply_wiring(unpooled, small, Tensor()), input_gradient(pooling, Tensor(), small));
}

double gradient(Bench& bench) {
  double largest = 0;
  for (const int stride : {1, 2, 3})
    for (const int rows : {6, 7, 8}) {
      const Tensor x({1, 2, rows, 9}), w = bench.noise({3, 2, 3, 3});
      const Wiring forward = bench.wiring("conv", {{"stride", PerAxis(stride)}, {"padding", PerEdge(1)}, {"out_channels", 3}}, x);
      const Tensor grad = bench.noise(forward.out);
      const Settings settings{{"stride", PerAxis(stride)},
                              {"padding", PerEdge(1)},
                              {"output_padding", PerAxis((rows - 1) % stride, 8 % stride)},
                              {"out_channels", 2}};
      largest = std::max(largest,
                         largest_difference(input_gradient(forward, w, grad), bench.run("transposed_conv", settings, grad, w)));
    }
  return largest;
}

struct Claim {
  Equivalence words;
  double (*difference)(Bench&);
};

std::vector<Claim> claims() {
  return {
      {{"sub_pixel", "Sub-pixel convolution is a transposed convolution",
        "A convolution with kernel k and padding p, then a pixel shuffle by r, equals one transposed convolution with kernel r * "
        "k, "
        "stride r and padding r * (k - 1 - p), whose kernel interleaves the r² rotated small ones.",
        "Shi et al. 2016, arXiv 1609.07009"},
       sub_pixel},
      {{"icnr", "Equal sub-kernels make a pixel shuffle a nearest neighbour resize",
        "When each kernel of a sub-pixel convolution is repeated r² times, its output equals that of the small convolution "
        "enlarged r times by nearest neighbour, so training starts without a checkerboard.",
        "Aitken et al. 2017, arXiv 1707.02937"},
       icnr},
      {{"resize_convolution", "Nearest neighbour, then a convolution, is a transposed convolution",
        "Enlarging s times by nearest neighbour and convolving with an odd kernel k and padding (k - 1) / 2 equals a transposed "
        "convolution with kernel k + s - 1, stride s and that padding, whose kernel is the rotated one smeared over s x s cells.",
        "Odena et al. 2016, Deconvolution and Checkerboard Artifacts"},
       resize_then_conv},
      {{"bilinear_kernel", "The bilinear kernel is linear interpolation inside",
        "A transposed convolution with kernel 2 * s - s % 2, stride s, padding s // 2 and the tent-shaped kernel equals linear "
        "interpolation by cell centres, except for the s // 2 cells at each border, where one sees zeros and the other the edge.",
        "Long et al. 2015, arXiv 1411.4038"},
       bilinear_kernel},
      {{"unpooling", "Max unpooling is the gradient of max pooling",
        "Where the windows do not overlap, putting values back by the pooling's switches equals its transpose: each value goes "
        "to "
        "the cell that was the maximum, all others are 0.",
        "Zeiler & Fergus 2014, arXiv 1311.2901"},
       unpooling},
      {{"gradient", "A convolution's gradient is a transposed convolution",
        "The gradient that a convolution hands back to its input equals a transposed convolution of the gradient with the same "
        "weights, stride and padding; output_padding (in + 2 * padding - kernel) % stride gives back the very input size.",
        "Dumoulin & Visin 2016, arXiv 1603.07285, section 4"},
       gradient},
  };
}

}  // namespace

std::vector<Equivalence> equivalences(const Catalogue<Op>& ops, int seed) {
  std::vector<Equivalence> checked;
  for (const Claim& claim : claims()) {
    Bench bench(ops, seed);
    checked.push_back(claim.words);
    checked.back().largest_difference = claim.difference(bench);
  }
  return checked;
}

}  // namespace upstamp
