#include "op/wiring.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "op/op.h"

using namespace upstamp;

namespace {

Tensor rows(std::vector<std::vector<double>> numbers) {
  Tensor made(Shape{1, 1, static_cast<int>(numbers.size()), static_cast<int>(numbers.front().size())});
  for (std::size_t row = 0; row < numbers.size(); ++row)
    for (std::size_t column = 0; column < numbers[row].size(); ++column)
      made.at(0, static_cast<int>(row), static_cast<int>(column)) = numbers[row][column];
  return made;
}

Wiring wired(const char* op, const Settings& settings, Shape in) { return wire(all_ops().at(op), settings, in, {}); }

Wiring pooled(const Settings& settings, const Tensor& x) {
  return wire(all_ops().at("max_pool"), settings, x.shape, {&x, nullptr});
}

const Tensor x = rows({{1, 2}, {3, 4}});
const Tensor w = rows({{1, 10}, {100, 1000}});

bool holds(const std::vector<Tap>& taps, const Tap& tap) { return std::find(taps.begin(), taps.end(), tap) != taps.end(); }

}  // namespace

TEST_CASE("an index and its position are the same cell") {
  const Shape shape{2, 3, 4, 5};
  CHECK(position(shape, shape.index(1, 2, 3, 4)) == Position{1, 2, 3, 4});
  CHECK(shape.index(1, 2, 3, 4) == 119);
}

TEST_CASE("a shape is written without the sides that are 1") {
  CHECK(shape_text({1, 1, 3, 4}) == "3 × 4");
  CHECK(shape_text({1, 2, 3, 4}) == "2 × 3 × 4");
  CHECK(shape_text({2, 1, 3, 4}) == "2 × 1 × 3 × 4");
}

TEST_CASE("a tensor that would be too large, or has no cells, is refused") {
  CHECK_THROWS_AS(Tensor(Shape{1, 2147483647, 2147483647, 2147483647}), Error);
  CHECK_THROWS_AS(Tensor(Shape{1, 1, 0, 3}), Error);
  CHECK_THROWS_AS(Tensor(Shape{1, 1, 2, 2}, std::vector<double>{1, 2, 3}), Error);
}

TEST_CASE("with a stride as long as the kernel the stamps lie side by side") {
  const Tensor y = apply_wiring(wired("transposed_conv", {{"kernel", PerAxis(2)}}, x.shape), x, w);
  CHECK(y == rows({{1, 10, 2, 20}, {100, 1000, 200, 2000}, {3, 30, 4, 40}, {300, 3000, 400, 4000}}));
}

TEST_CASE("with stride 1 the stamps overlap and add up") {
  const Wiring wiring = wired("transposed_conv", {{"kernel", PerAxis(2)}, {"stride", PerAxis(1)}}, x.shape);
  CHECK(apply_wiring(wiring, x, w) == rows({{1, 12, 20}, {103, 1234, 2040}, {300, 3400, 4000}}));
  CHECK(overlap(wiring) == std::vector<int>{1, 2, 1, 2, 4, 2, 1, 2, 1});
}

TEST_CASE("padding of a transposed convolution crops, and output padding brings cells back") {
  const Settings crop{{"kernel", PerAxis(2)}, {"stride", PerAxis(1)}, {"padding", PerEdge(1)}};
  CHECK(apply_wiring(wired("transposed_conv", crop, x.shape), x, w) == rows({{1234}}));
  Settings back = crop;
  back["output_padding"] = PerAxis(0, 1);
  CHECK(apply_wiring(wired("transposed_conv", back, x.shape), x, w) == rows({{1234, 2040}}));
}

TEST_CASE("without padding the first and the last stamp end where the output ends") {
  for (int kernel = 1; kernel <= 4; ++kernel)
    for (int stride = 1; stride <= 4; ++stride)
      for (int dilation = 1; dilation <= 3; ++dilation) {
        const Settings settings{{"kernel", PerAxis(kernel)}, {"stride", PerAxis(stride)}, {"dilation", PerAxis(dilation)}};
        const std::vector<int> counts = overlap(wired("transposed_conv", settings, {1, 1, 3, 2}));
        CHECK(counts.front() == 1);
        CHECK(counts.back() == 1);
      }
}

TEST_CASE("a convolution has as many cells as windows fit") {
  for (int kernel = 1; kernel <= 3; ++kernel)
    for (int stride = 1; stride <= 3; ++stride)
      for (int dilation = 1; dilation <= 2; ++dilation) {
        const Settings settings{
            {"kernel", PerAxis(kernel)}, {"stride", PerAxis(stride)}, {"dilation", PerAxis(dilation)}, {"padding", PerEdge(0)}};
        const Wiring wiring = wired("conv", settings, {1, 1, 7, 6});
        const int reach = wiring.sliding->reach(Axis::rows), last = (wiring.out.rows - 1) * stride + reach;
        CHECK(last <= 7);
        CHECK(last + stride > 7);
        CHECK(wiring.taps.size() == wiring.out.cells() * kernel * kernel);
      }
}

TEST_CASE("negative padding of a transposed convolution adds cells that nothing reaches") {
  const Settings settings{{"kernel", PerAxis(1)}, {"stride", PerAxis(1)}, {"padding", PerEdge(-1, 0, 0, -1)}};
  CHECK(apply_wiring(wired("transposed_conv", settings, x.shape), x, rows({{5}})) == rows({{0, 0, 0}, {5, 10, 0}, {15, 20, 0}}));
}

TEST_CASE("a convolution sums what lies under its kernel") {
  const Settings settings{{"kernel", PerAxis(2)}, {"padding", PerEdge(0, 1, 0, 0)}};
  CHECK(apply_wiring(wired("conv", settings, x.shape), x, w) == rows({{4321}, {43}}));
}

TEST_CASE("groups keep channels apart") {
  const Tensor two(Shape{1, 2, 1, 1}, {3, 5});
  const Tensor kernels(Shape{2, 1, 1, 1}, {10, 100});
  const Settings settings{{"kernel", PerAxis(1)}, {"out_channels", 2}, {"groups", 2}};
  CHECK(apply_wiring(wired("transposed_conv", settings, two.shape), two, kernels).values == std::vector<double>{30, 500});
}

TEST_CASE("the transpose of a convolution is wired like the transposed convolution") {
  const Settings settings{
      {"kernel", PerAxis(3, 2)}, {"stride", PerAxis(2, 1)}, {"padding", PerEdge(1, 0, 0, 1)}, {"dilation", PerAxis(1, 2)}};
  const Wiring there = wired("conv", settings, {1, 1, 7, 6});
  // Of seven rows the kernel leaves the last one out; output padding brings it back.
  Settings returning = settings;
  returning["output_padding"] = PerAxis(1, 0);
  const Wiring back = transpose(there), made = wired("transposed_conv", returning, there.out);
  REQUIRE(made.out == back.out);
  CHECK(made.taps.size() == back.taps.size());
  CHECK(std::all_of(back.taps.begin(), back.taps.end(), [&](const Tap& tap) { return holds(made.taps, tap); }));
  CHECK(back.sliding == made.sliding);
}

TEST_CASE("gradients of a 2 × 2 stamp can be followed by eye") {
  const Wiring wiring = wired("transposed_conv", {{"kernel", PerAxis(2)}}, {1, 1, 1, 1});
  const Tensor grad = rows({{1, 2}, {3, 4}});
  CHECK(input_gradient(wiring, w, grad) == rows({{4321}}));
  CHECK(weight_gradient(wiring, rows({{7}}), grad) == rows({{7, 14}, {21, 28}}));
}

TEST_CASE("a bias adds one number per channel and collects the gradient of its channel") {
  const Wiring wiring = wired("bias", {}, {1, 2, 1, 2});
  const Tensor two(Shape{1, 2, 1, 2}, {1, 2, 3, 4}), biases(Shape{1, 2, 1, 1}, {10, 20});
  CHECK(apply_wiring(wiring, two, biases).values == std::vector<double>{11, 12, 23, 24});
  CHECK(weight_gradient(wiring, two, two).values == std::vector<double>{3, 7});
}

TEST_CASE("two layers seen as one give what they give one after the other, and count their paths") {
  const Wiring first = wired("transposed_conv", {}, {1, 1, 2, 2}), second = wired("transposed_conv", {}, first.out);
  const Tensor ones(Shape{1, 1, 3, 3}, 1.0);
  const Composed both = compose(first, ones, second, ones);
  CHECK(apply_wiring(both.wiring, x, Tensor()) == apply_wiring(second, apply_wiring(first, x, ones), ones));
  REQUIRE(both.paths.size() == both.wiring.taps.size());
  for (std::size_t i = 0; i < both.paths.size(); ++i) CHECK(both.paths[i] == both.wiring.taps[i].gain);
}

TEST_CASE("paths that cancel out are still paths") {
  const Wiring wiring = wired("transposed_conv", {{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1)}}, {1, 1, 1, 1});
  const Wiring sum = wired("conv", {{"kernel", PerAxis(1, 2)}, {"padding", PerEdge(0)}}, wiring.out);
  const Composed both = compose(wiring, rows({{1, -1}}), sum, rows({{1, 1}}));
  REQUIRE(both.wiring.taps.size() == 1);
  CHECK(both.wiring.taps[0] == Tap{0, 0, -1, 0});
  CHECK(both.paths[0] == 2);
}

TEST_CASE("a bias between two layers becomes an offset of the two seen as one") {
  const Wiring shift = wired("bias", {}, x.shape),
               stamp = wired("transposed_conv", {{"kernel", PerAxis(2)}, {"stride", PerAxis(1)}}, x.shape);
  const Tensor five(Shape{1, 1, 1, 1}, 5.0);
  const Composed both = compose(shift, five, stamp, w);
  CHECK(apply_wiring(both.wiring, x, Tensor()) == apply_wiring(stamp, apply_wiring(shift, x, five), w));
}

TEST_CASE("layers that do not fit cannot be seen as one") {
  const Wiring wiring = wired("transposed_conv", {}, {1, 1, 2, 2});
  const Tensor kernel(Shape{1, 1, 3, 3});
  CHECK_THROWS_AS(compose(wiring, kernel, wiring, kernel), Error);
  CHECK_THROWS_AS(compose(wiring, Tensor(), wired("transposed_conv", {}, wiring.out), kernel), Error);
}

TEST_CASE("the largest value of a window wins, of equal values the first") {
  const Tensor numbers = rows({{1, 5, 2, 2}, {5, 3, 2, 2}});
  const Wiring wiring = pooled({}, numbers);
  CHECK(wiring.taps == std::vector<Tap>{{0, 1}, {1, 2}});
  CHECK(wiring.considered.size() == 6);
  CHECK(holds(wiring.considered, {0, 4}));
  const Switches switches = all_ops().at("max_pool").switches({}, wiring);
  CHECK(switches.cells == std::vector<int>{1, 2});
}

TEST_CASE("a pooling window of padding alone gives 0 and has no switch") {
  const Settings settings{{"kernel", PerAxis(1)}, {"padding", PerEdge(0, 0, 1, 0)}};
  const Tensor numbers = rows({{-3}});
  const Wiring wiring = pooled(settings, numbers);
  CHECK(apply_wiring(wiring, numbers, Tensor()) == rows({{0, -3}}));
  CHECK(all_ops().at("max_pool").switches(settings, wiring).cells == std::vector<int>{-1, 0});
}

TEST_CASE("ceil mode keeps a window that hangs over the end") {
  const Tensor numbers = rows({{1, 2, 3}});
  CHECK(apply_wiring(pooled({{"kernel", PerAxis(1, 2)}}, numbers), numbers, Tensor()) == rows({{2}}));
  CHECK(apply_wiring(pooled({{"kernel", PerAxis(1, 2)}, {"ceil_mode", true}}, numbers), numbers, Tensor()) == rows({{2, 3}}));
}

TEST_CASE("unpooling puts values where the switches point, and the last of two writers stays") {
  const Op op = all_ops().at("max_unpool");
  const Switches switches{{1, 1, 1, 3}, {1, 1, 2, 6}, {7, 7, 0}};
  const Wiring wiring = wire(op, {{"kernel", PerAxis(2)}}, switches.pooled, {nullptr, &switches});
  CHECK(apply_wiring(wiring, rows({{1, 2, 3}}), Tensor()) == rows({{3, 0, 0, 0, 0, 0}, {0, 2, 0, 0, 0, 0}}));
  CHECK(wiring.considered == std::vector<Tap>{{7, 0}});
  const Tensor grad = rows({{1, 2, 3, 4, 5, 6}, {7, 8, 9, 10, 11, 12}});
  CHECK(apply_wiring(backward(op, wiring), grad, Tensor()) == rows({{8, 8, 1}}));
}

TEST_CASE("a switch outside the output is refused with the size that would hold it") {
  const Op op = all_ops().at("max_unpool");
  const Switches switches{{1, 1, 2, 2}, {1, 1, 5, 5}, {0, 2, 10, 18}};
  const Inputs inputs{nullptr, &switches};
  CHECK_THROWS_WITH_AS(wire(op, {}, switches.pooled, inputs), doctest::Contains("Set output_size to 5,5"), Error);
  CHECK(wire(op, {{"output_size", PerAxis(5)}}, switches.pooled, inputs).taps.back() == Tap{18, 3});
  CHECK_THROWS_AS(wire(op, {}, {1, 1, 2, 3}, inputs), Error);
  CHECK_THROWS_AS(wire(op, {}, switches.pooled, {}), Error);
  const Switches wild{{1, 1, 1, 1}, {1, 1, 2, 2}, {2147483647}};
  CHECK_THROWS_AS(wire(op, {}, wild.pooled, {nullptr, &wild}), Error);
}
