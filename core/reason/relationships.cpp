#include "reason/relationships.h"

#include <limits>

namespace upstamp {
namespace {

bool even_padding(const SlidingAxis& axis) { return axis.p_begin == axis.p_end && axis.p_begin >= 0; }
bool plain(const SlidingAxis& axis) { return axis.d == 1 && even_padding(axis); }
bool convolution(const SlidingAxis& axis) { return !axis.transposed && !axis.pooling && axis.a == 0 && plain(axis); }
bool transposed(const SlidingAxis& axis) { return axis.transposed && !axis.pooling && plain(axis); }
bool half(const SlidingAxis& axis) { return axis.k % 2 == 1 && axis.p_begin == axis.k / 2; }

// A transposed convolution undoes the sizes of a convolution whose padding is no more than the kernel's reach.
bool undoes(const SlidingAxis& axis) { return transposed(axis) && axis.p_begin < axis.k; }

std::vector<Relationship> table() {
  return {
      {1, "no padding, stride 1", "stride 1 without padding", "i - k + 1",
       [](const SlidingAxis& x) { return convolution(x) && x.s == 1 && x.p_begin == 0; }},
      {2, "any padding, stride 1", "stride 1 with any padding", "i - k + 2 * p + 1",
       [](const SlidingAxis& x) { return convolution(x) && x.s == 1; }},
      {3, "half padding, the size stays", "stride 1, an odd kernel and half of it, rounded down, as padding", "i",
       [](const SlidingAxis& x) { return convolution(x) && x.s == 1 && half(x); }},
      {4, "full padding, stride 1", "stride 1 and a padding one less than the kernel", "i + k - 1",
       [](const SlidingAxis& x) { return convolution(x) && x.s == 1 && x.p_begin == x.k - 1; }},
      {5, "no padding, any stride", "any stride without padding", "floor((i - k) / s) + 1",
       [](const SlidingAxis& x) { return convolution(x) && x.p_begin == 0; }},
      {6, "any padding, any stride", "any stride and padding", "floor((i + 2 * p - k) / s) + 1",
       [](const SlidingAxis& x) { return convolution(x); }},
      {7, "pooling without padding", "pooling without padding", "floor((i - k) / s) + 1",
       [](const SlidingAxis& x) { return x.pooling && !x.transposed && x.a == 0 && plain(x) && x.p_begin == 0; }},
      {8, "transposed, no padding, stride 1", "transposed convolutions of stride 1 without padding", "i + k - 1",
       [](const SlidingAxis& x) { return undoes(x) && x.s == 1 && x.a == 0 && x.p_begin == 0; }},
      {9, "transposed, any padding, stride 1", "transposed convolutions of stride 1 with a padding smaller than the kernel",
       "i + k - 1 - 2 * p", [](const SlidingAxis& x) { return undoes(x) && x.s == 1 && x.a == 0; }},
      {10, "transposed, half padding, the size stays",
       "transposed convolutions of stride 1, with an odd kernel and half of it, rounded down, as padding", "i",
       [](const SlidingAxis& x) { return undoes(x) && x.s == 1 && x.a == 0 && half(x); }},
      {11, "transposed, full padding, stride 1", "transposed convolutions of stride 1 with a padding one less than the kernel",
       "i - (k - 1)", [](const SlidingAxis& x) { return undoes(x) && x.s == 1 && x.a == 0 && x.p_begin == x.k - 1; }},
      {12, "transposed, no padding, stride above 1",
       "transposed convolutions of a stride above 1 without padding or output_padding", "s * (i - 1) + k",
       [](const SlidingAxis& x) { return undoes(x) && x.s > 1 && x.a == 0 && x.p_begin == 0; }},
      {13, "transposed, padded, stride above 1",
       "transposed convolutions of a stride above 1 with a padding smaller than the kernel and no output_padding",
       "s * (i - 1) + k - 2 * p", [](const SlidingAxis& x) { return undoes(x) && x.s > 1 && x.a == 0; }},
      {14, "transposed, stride above 1, output_padding",
       "transposed convolutions of a stride above 1 with a padding smaller than the kernel and an output_padding smaller than "
       "the stride",
       "s * (i - 1) + a + k - 2 * p", [](const SlidingAxis& x) { return undoes(x) && x.s > 1 && x.a < x.s; }},
      {15, "dilated kernel", "convolutions with a dilated kernel", "floor((i + 2 * p - k - (k - 1) * (d - 1)) / s) + 1",
       [](const SlidingAxis& x) { return !x.transposed && !x.pooling && x.a == 0 && even_padding(x); }},
  };
}

// From special to general: what holds first says most.
constexpr int by_speciality[] = {1, 3, 4, 2, 5, 6, 7, 8, 10, 11, 9, 12, 13, 14, 15};

}  // namespace

std::optional<SlidingAxis> sliding_axis(const LayerStudy& layer, Axis axis) {
  const Wiring& wiring = layer.wiring;
  if (!wiring.sliding || layer.op->needs_switches) return std::nullopt;
  const Sliding& slide = *wiring.sliding;
  SlidingAxis found{wiring.in.along(axis),
                    slide.kernel.at(axis),
                    slide.stride.at(axis),
                    slide.padding.begin(axis),
                    slide.padding.end(axis),
                    slide.dilation.at(axis),
                    0,
                    wiring.out.along(axis),
                    slide.coarse_is_input,
                    wiring.weight.cells() == 0};
  const int across = found.p_begin + found.p_end, reach = slide.reach(axis);
  // What no formula of the guide gives is added at the end: a of a transposed convolution, a last window that hangs over.
  found.a = found.transposed ? found.o - ((found.i - 1) * found.s + reach - across)
                             : found.o - ((found.i + across - reach) / found.s + 1);
  return found;
}

const std::vector<Relationship>& relationships() {
  static const std::vector<Relationship> all = table();
  return all;
}

const Relationship* relationship_of(const SlidingAxis& axis) {
  for (const int number : by_speciality) {
    const Relationship& one = relationships()[static_cast<std::size_t>(number - 1)];
    if (one.holds(axis)) return &one;
  }
  return nullptr;
}

Expression::Values letters_of(const SlidingAxis& axis) {
  return [axis](std::string_view name) -> double {
    if (name == "i") return axis.i;
    if (name == "k") return axis.k;
    if (name == "s") return axis.s;
    if (name == "p") return axis.p_begin;
    if (name == "d") return axis.d;
    if (name == "a") return axis.a;
    return std::numeric_limits<double>::quiet_NaN();
  };
}

}  // namespace upstamp
