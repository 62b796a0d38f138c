// Coverage, alignment, shared sizes, sight and cost of sliding kernels, against numbers worked out elsewhere and against taps.
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "op/op.h"
#include "reason/coverage.h"
#include "reason/geometry.h"

#include <limits>
#include <numeric>

using namespace upstamp;

namespace {

constexpr Axis along = Axis::columns;

Sliding stamps(int kernel, int stride, PerEdge padding = 0, int dilation = 1) {
  return {true, kernel, stride, dilation, padding};
}
Sliding window(int kernel, int stride, PerEdge padding = 0, int dilation = 1) {
  return {false, kernel, stride, dilation, padding};
}
double ratio(int kernel, int stride) { return overlap_ratio(stamps(kernel, stride)); }

using Counts = std::vector<std::int64_t>;
Counts stacked(const std::vector<Sliding>& layers) { return stacked_counts(layers, along); }
bool same_pattern(Counts counts, const Counts& wanted) {
  for (std::size_t turn = 0; turn < counts.size(); ++turn) {
    if (counts == wanted) return true;
    std::rotate(counts.begin(), counts.begin() + 1, counts.end());
  }
  return false;
}

// A one-dimensional layer of that geometry.
Wiring wired(const Sliding& at, int length) {
  const auto ops = all_ops();
  const Settings settings{{"kernel", PerAxis(1, at.kernel.columns)},
                          {"stride", PerAxis(1, at.stride.columns)},
                          {"dilation", PerAxis(1, at.dilation.columns)},
                          {"padding", PerEdge(0, 0, at.padding.left, at.padding.right)}};
  const Tensor x({1, 1, 1, length});
  return wire(ops.at(at.coarse_is_input ? "transposed_conv" : "conv"), settings, x.shape, {&x, nullptr});
}

}  // namespace

TEST_CASE("the two-dimensional overlap ratio of common kernels") {
  CHECK(ratio(3, 2) == doctest::Approx(4));
  CHECK(ratio(5, 2) == doctest::Approx(2.25));
  CHECK(ratio(7, 2) == doctest::Approx(16.0 / 9));
  CHECK(ratio(5, 4) == doctest::Approx(4));
  CHECK(ratio(9, 4) == doctest::Approx(2.25));
  CHECK(ratio(4, 2) == 1);
  CHECK(ratio(2, 2) == 1);
  CHECK(ratio(2, 3) == std::numeric_limits<double>::infinity());
}

TEST_CASE("coverage is even exactly when the stride is 1, or divides the kernel and has no divisor in common with the dilation") {
  for (int kernel = 1; kernel <= 9; ++kernel)
    for (int stride = 1; stride <= 5; ++stride)
      for (int dilation = 1; dilation <= 5; ++dilation) {
        CAPTURE(kernel);
        CAPTURE(stride);
        CAPTURE(dilation);
        const std::vector<int> counts = phase_counts(stamps(kernel, stride, 0, dilation), along);
        const bool even = std::count(counts.begin(), counts.end(), counts.front()) == stride;
        CHECK(even == (stride == 1 || (kernel % stride == 0 && std::gcd(dilation, stride) == 1)));
      }
}

TEST_CASE("a stride and a dilation with the common divisor g leave at most one phase in g") {
  CHECK(empty_phases(stamps(3, 2, 0, 2), along) == 1);
  CHECK(empty_phases(stamps(9, 6, 0, 4), along) == 3);
  CHECK(empty_phases(stamps(2, 4, 0, 2), along) == 2);
  CHECK(empty_phases(stamps(3, 2, 0, 3), along) == 0);
}

TEST_CASE("stacked layers multiply the period of the checkerboard, and some layers end it") {
  CHECK(stacked({}) == Counts{1});
  CHECK(stacked({stamps(3, 2)}) == Counts{2, 1});
  CHECK(same_pattern(stacked({stamps(3, 2), stamps(3, 2)}), {2, 3, 1, 3}));
  CHECK(same_pattern(stacked({stamps(3, 2), stamps(3, 2), stamps(3, 2)}), {2, 5, 3, 4, 1, 4, 3, 5}));
  CHECK(stacked({stamps(4, 2), stamps(4, 2)}) == Counts{4, 4, 4, 4});
  CHECK(stacked({stamps(3, 2), stamps(2, 1)}) == Counts{3, 3});
  CHECK(stacked({stamps(3, 2), window(2, 1)}) == Counts{3, 3});
  CHECK(same_pattern(stacked({stamps(3, 2), stamps(3, 1)}), {4, 5}));
  CHECK(stacked({stamps(3, 2), window(3, 2)}) == Counts{5});
  CHECK(stacked({stamps(3, 2), window(3, 2, 1)}) == Counts{4});
}

TEST_CASE("stacked counts are the number of paths through the composed wirings") {
  const std::vector<Sliding> layers{stamps(3, 2, PerEdge(0, 0, 1, 0)), stamps(5, 3, 2)};
  const Counts counts = stacked(layers);
  const Wiring first = wired(layers[0], 12), second = wired(layers[1], first.out.columns);
  const Composed both = compose(first, Tensor(first.weight, 1), second, Tensor(second.weight, 1));
  std::vector<int> paths(static_cast<std::size_t>(both.wiring.out.cells()));
  for (std::size_t tap = 0; tap < both.paths.size(); ++tap)
    paths[static_cast<std::size_t>(both.wiring.taps[tap].out)] += both.paths[tap];
  REQUIRE(counts.size() == 6);
  for (std::size_t cell = 18; cell < 48; ++cell) CHECK(paths[cell] == counts[cell % 6]);
}

TEST_CASE("a pattern that repeats too rarely is refused in a sentence") {
  CHECK_THROWS_AS(stacked(std::vector<Sliding>(5, stamps(3, 8))), Error);
}

TEST_CASE("phase sums are what a constant input becomes") {
  const auto sums = [](const Sliding& at, const std::vector<double>& kernel) {
    Sliding flat = at;
    flat.kernel.rows = flat.stride.rows = flat.dilation.rows = 1;
    return phase_sums(flat, Tensor({1, 1, 1, flat.kernel.columns}, kernel), 0, 0).values;
  };
  using Sums = std::vector<double>;
  CHECK(sums(stamps(3, 2), {1, 1, 1}) == Sums{2, 1});
  CHECK(sums(stamps(3, 3), {1, 1, 1}) == Sums{1, 1, 1});
  CHECK(sums(stamps(4, 2), {0.25, 0.75, 0.75, 0.25}) == Sums{1, 1});
  CHECK(sums(stamps(3, 2), {1, 2, 1}) == Sums{2, 2});
  CHECK(sums(stamps(3, 2, 0, 2), {1, 2, 3}) == Sums{6, 0});
  const Tensor w({1, 1, 2, 3}, {1, 2, 3, 4, 5, 6});
  const Sliding wide{true, PerAxis(2, 3), 2, 1, 0};
  CHECK(phase_sums(wide, w, 0, 0).values == Sums{4, 2, 10, 5});
}

TEST_CASE("the alignment shift tells settings of one size apart") {
  CHECK(alignment_shift(stamps(4, 2, 1), along) == 0);
  CHECK(alignment_shift(stamps(3, 2, 1), along) == -0.5);
  CHECK(alignment_shift(stamps(3, 2, PerEdge(0, 1, 0, 1)), along) == 0.5);
  CHECK(alignment_shift(stamps(2, 2), along) == 0);
  CHECK(alignment_shift(stamps(3, 1, 1), along) == 0);
}

TEST_CASE("as many sizes as the stride share one output size, and output_padding chooses among them") {
  using Lengths = std::vector<SharedLength>;
  CHECK(lengths_sharing(window(3, 2, 1), along, 3) == Lengths{{5, 0}, {6, 1}});
  CHECK(lengths_sharing(window(3, 3, 0), along, 1) == Lengths{{3, 0}, {4, 1}, {5, 2}});
  CHECK(lengths_sharing(window(2, 3, 1), along, 1) == Lengths{{1, 1}, {2, 2}});
  for (const int kernel : {1, 2, 3, 5})
    for (const int stride : {1, 2, 3, 4})
      for (const int dilation : {1, 2}) {
        const Sliding at = window(kernel, stride, PerEdge(0, 0, 1, 2), dilation);
        Lengths brute;
        for (int length = 1; length <= 40; ++length) {
          const int room = length + 3 - at.reach(along);
          if (room >= 0 && room / stride + 1 == 4) brute.push_back({length, room % stride});
        }
        CHECK(lengths_sharing(at, along, 4) == brute);
      }
}

TEST_CASE("the receptive field of known stacks") {
  const auto field = [](const std::vector<Sliding>& layers) { return receptive_field(layers, along); };
  CHECK(field({window(3, 1), window(3, 1)}).length == 5);
  CHECK(field({window(3, 2), window(3, 1)}).length == 7);
  CHECK(field({window(3, 2), window(3, 1)}).jump == 2);
  CHECK(field({window(3, 1, 1)}).start == 0);
  const ReceptiveField doubled = field({stamps(4, 2, 1)});
  CHECK(doubled.length == 2.5);
  CHECK(doubled.jump == 0.5);
  CHECK(doubled.start == -0.25);
  CHECK(field({window(4, 2, 1), stamps(4, 2, 1)}).start == 0);
  CHECK(field({stamps(2, 2), stamps(2, 2), window(3, 1, 1)}).jump == 0.25);
}

TEST_CASE("no cell sees further than the receptive field, and its sight lies around the middle") {
  struct Stack {
    std::vector<Sliding> layers;
    int widest;
  };
  const std::vector<Stack> stacks{{{stamps(4, 2, 1)}, 2},
                                  {{stamps(5, 2, 2)}, 3},
                                  {{stamps(4, 2, 1), window(3, 1, 1)}, 3},
                                  {{window(3, 2, 1), stamps(4, 2, 1)}, 5},
                                  {{stamps(3, 3, 0), stamps(4, 2, 1), window(3, 1, 1)}, 2}};
  for (const auto& [layers, expected] : stacks) {
    const ReceptiveField field = receptive_field(layers, along);
    Wiring all = wired(layers.front(), 24);
    for (std::size_t next = 1; next < layers.size(); ++next) {
      const Wiring second = wired(layers[next], all.out.columns);
      all = compose(all, Tensor(all.weight.cells() > 0 ? all.weight : Shape{}, 1), second, Tensor(second.weight, 1)).wiring;
    }
    int widest = 0;
    for (int cell = all.out.columns / 3; cell < all.out.columns * 2 / 3; ++cell) {
      int first = all.in.columns, last = -1;
      for (const Tap& tap : all.taps)
        if (tap.out == cell) first = std::min(first, tap.in), last = std::max(last, tap.in);
      widest = std::max(widest, last - first + 1);
      CHECK(std::fabs((first + last) / 2.0 - field.start - field.jump * cell) <= 0.5);
    }
    CHECK(widest == expected);
    CHECK(widest <= field.length);
  }
}

TEST_CASE("sliding over an input spread with zeros multiplies by zero 1 - 1/stride² of the time") {
  const auto ops = all_ops();
  const Settings settings{{"kernel", PerAxis(4)}, {"padding", PerEdge(1)}, {"out_channels", 3}};
  const Shape in{1, 2, 40, 40};
  const Wiring wiring = wire(ops.at("transposed_conv"), settings, in, {});
  const Multiplications cost = multiplications(*wiring.sliding, in, wiring.out, 1);
  CHECK(cost.stamped == 40.0 * 40 * 16 * 6);
  CHECK(cost.gathered == 80.0 * 80 * 16 * 6);
  CHECK(cost.share_by_zero == doctest::Approx(1 - static_cast<double>(wiring.taps.size()) / cost.gathered));
  CHECK(cost.share_by_zero == doctest::Approx(0.75).epsilon(0.02));
}
