// Numbers that PyTorch 1.13.1 gave, typed in. They stay even if every other way of checking is lost.
#include <doctest/doctest.h>

#include <cmath>

#include "op/op.h"

using namespace upstamp;

namespace {

Tensor row(std::vector<double> numbers) {
  const int columns = static_cast<int>(numbers.size());
  return Tensor(Shape{1, 1, 1, columns}, std::move(numbers));
}

Tensor square(std::vector<double> numbers) {
  const int side = static_cast<int>(std::lround(std::sqrt(static_cast<double>(numbers.size()))));
  return Tensor(Shape{1, 1, side, side}, std::move(numbers));
}

Tensor answer(const char* op, const Settings& settings, const Tensor& x, const Tensor& w = Tensor()) {
  return apply_wiring(wire(all_ops().at(op), settings, x.shape, {&x, nullptr}), x, w);
}

void check_near(const Tensor& have, const std::vector<double>& want, double tolerance) {
  REQUIRE(have.values.size() == want.size());
  for (std::size_t i = 0; i < want.size(); ++i) {
    CAPTURE(i);
    CHECK(std::fabs(have.values[i] - want[i]) <= tolerance);
  }
}

// Settings of a one-dimensional layer: one row, and padding on both ends of it.
Settings one_row(int kernel, int stride, int begin, int end, int output_padding, int dilation = 1) {
  return {{"kernel", PerAxis(1, kernel)},
          {"stride", PerAxis(1, stride)},
          {"padding", PerEdge(0, 0, begin, end)},
          {"output_padding", PerAxis(0, output_padding)},
          {"dilation", PerAxis(1, dilation)}};
}

}  // namespace

TEST_CASE("ones under a 4 × 4 kernel with stride 2 and padding 1 alternate between 12 and 14") {
  Tensor w(Shape{1, 1, 4, 4});
  for (int i = 0; i < 16; ++i) w[i] = i + 1;
  const Tensor y = answer("transposed_conv", {{"kernel", PerAxis(4)}, {"padding", PerEdge(1)}}, Tensor({1, 1, 4, 4}, 1.0), w);
  REQUIRE(y.shape == Shape{1, 1, 8, 8});
  const std::vector<double> first_rows(y.values.begin(), y.values.begin() + 24);
  CHECK(first_rows ==
        std::vector<double>{6, 12, 14, 12, 14, 12, 14, 7, 12, 24, 28, 24, 28, 24, 28, 14, 20, 40, 44, 40, 44, 40, 44, 22});
}

TEST_CASE("PyTorch and TensorFlow crop different ends of the same sheet") {
  const Tensor x = row({1, 2, 3, 4}), w = row({1, 2, 3});
  CHECK(answer("transposed_conv", one_row(3, 2, 1, 1, 1), x, w) == row({2, 5, 4, 9, 6, 13, 8, 12}));
  CHECK(answer("transposed_conv", one_row(3, 2, 0, 1, 0), x, w) == row({1, 2, 5, 4, 9, 6, 13, 8}));
}

TEST_CASE("the 2 × 2 course example gives 3 × 3, and 4 × 4 with output padding") {
  const Tensor x = square({2, 1, 3, 2}), w = square({1, 2, 1, 2, 0, 1, 0, 2, 1});
  Settings settings{{"padding", PerEdge(1)}};
  CHECK(answer("transposed_conv", settings, x, w) == square({0, 4, 0, 10, 7, 6, 0, 7, 0}));
  settings["output_padding"] = PerAxis(1);
  CHECK(answer("transposed_conv", settings, x, w) == square({0, 4, 0, 1, 10, 7, 6, 3, 0, 7, 0, 2, 6, 3, 4, 2}));
}

TEST_CASE("linear doubling of 1 2 3 4, by cell centres and with corners aligned") {
  const Tensor x = row({1, 2, 3, 4});
  Settings settings{{"scale", Factor(1, 2)}};
  check_near(answer("linear", settings, x), {1, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75, 4}, 1e-12);
  settings["coordinates"] = "align_corners";
  check_near(answer("linear", settings, x), {1, 1.4286, 1.8571, 2.2857, 2.7143, 3.1429, 3.5714, 4}, 5e-5);
}

TEST_CASE("nearest and nearest-exact choose different cells") {
  const Tensor x = row({0, 1, 2, 3, 4});
  const Settings exact{{"coordinates", "half_pixel"}, {"rounding", "round_prefer_ceil"}};
  const auto sized = [](Settings settings, int columns) {
    settings["size"] = PerAxis(1, columns);
    return settings;
  };
  CHECK(answer("nearest", sized({}, 3), x) == row({0, 1, 3}));
  CHECK(answer("nearest", sized(exact, 3), x) == row({0, 2, 4}));
  CHECK(answer("nearest", sized({}, 7), x) == row({0, 0, 1, 2, 2, 3, 4}));
  CHECK(answer("nearest", sized(exact, 7), x) == row({0, 1, 1, 2, 3, 3, 4}));
}

TEST_CASE("a scale of 1.5 places cells by itself, a size of 7 by 7 / 5") {
  const Tensor x = row({0, 1, 2, 3, 4});
  check_near(answer("linear", {{"scale", Factor(1, 1.5)}}, x), {0, .5, 1.1667, 1.8333, 2.5, 3.1667, 3.8333}, 5e-5);
  check_near(answer("linear", {{"size", PerAxis(1, 7)}}, x), {0, .5714, 1.2857, 2, 2.7143, 3.4286, 4}, 5e-5);
}

TEST_CASE("the number of stamps on each output cell shows the checkerboard") {
  const auto coverage = [](const Settings& settings) {
    return overlap(wire(all_ops().at("transposed_conv"), settings, {1, 1, 1, 5}, {}));
  };
  CHECK(coverage(one_row(3, 2, 1, 1, 1)) == std::vector<int>{1, 2, 1, 2, 1, 2, 1, 2, 1, 1});
  CHECK(coverage(one_row(4, 2, 1, 1, 0)) == std::vector<int>{1, 2, 2, 2, 2, 2, 2, 2, 2, 1});
  CHECK(coverage(one_row(5, 2, 2, 2, 1)) == std::vector<int>{2, 2, 3, 2, 3, 2, 3, 2, 2, 1});
  CHECK(coverage(one_row(3, 2, 0, 0, 0, 2)) == std::vector<int>{1, 0, 2, 0, 3, 0, 3, 0, 3, 0, 2, 0, 1});
}

TEST_CASE("a cubic doubling spreads one cell over eight, and the outer ones get less than nothing") {
  const Tensor y = answer("cubic", {{"scale", Factor(1, 2)}}, row({0, 0, 0, 1, 0, 0, 0}));
  check_near(y, {0, 0, 0, -.03516, -.10547, .26172, .87891, .87891, .26172, -.10547, -.03516, 0, 0, 0}, 5e-6);
}

TEST_CASE("eight channels become two pictures in either channel order") {
  const Tensor x(Shape{1, 8, 1, 1}, {0, 1, 2, 3, 4, 5, 6, 7});
  const auto shuffled = [&](const char* mode) { return answer("depth_to_space", {{"mode", mode}}, x); };
  CHECK(shuffled("CRD") == Tensor(Shape{1, 2, 2, 2}, {0, 1, 2, 3, 4, 5, 6, 7}));
  CHECK(shuffled("DCR") == Tensor(Shape{1, 2, 2, 2}, {0, 2, 4, 6, 1, 3, 5, 7}));
  CHECK(answer("pixel_shuffle", {}, x) == shuffled("CRD"));
  for (const char* mode : {"CRD", "DCR"}) CHECK(answer("space_to_depth", {{"mode", mode}}, shuffled(mode)) == x);
  CHECK(answer("pixel_unshuffle", {}, shuffled("CRD")) == x);
}

TEST_CASE("folding unfolded ones counts how many windows cover each cell") {
  const Tensor columns = answer("unfold", {}, Tensor({1, 1, 5, 5}, 1.0));
  REQUIRE(columns.shape == Shape{1, 9, 3, 3});
  std::vector<double> coverage;
  for (const double down : {1, 2, 3, 2, 1})
    for (const double across : {1, 2, 3, 2, 1}) coverage.push_back(down * across);
  CHECK(answer("fold", {}, columns) == square(coverage));
}

TEST_CASE("unpooling without switches drives nails or shares out evenly") {
  const Tensor x = square({4, 8, 12, 16});
  CHECK(answer("bed_of_nails", {}, x) == square({4, 0, 8, 0, 0, 0, 0, 0, 12, 0, 16, 0, 0, 0, 0, 0}));
  CHECK(answer("bed_of_nails", {{"position", PerAxis(1, 0)}}, x) == square({0, 0, 0, 0, 4, 0, 8, 0, 0, 0, 0, 0, 12, 0, 16, 0}));
  CHECK(answer("average_unpool", {}, x) == square({1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4}));
}

TEST_CASE("area averaging counts whole cells or covered parts") {
  const Tensor x = row({0, 3, 6});
  const Settings two{{"size", PerAxis(1, 2)}};
  check_near(answer("area", two, x), {1.5, 4.5}, 1e-12);
  Settings parts = two;
  parts["edges"] = "partial";
  check_near(answer("area", parts, x), {1, 5}, 1e-12);
}

TEST_CASE("lanczos keeps cells that stay where they are, and a constant stays constant") {
  const Tensor x = row({1, -2, 5, 3});
  check_near(answer("lanczos", {{"scale", Factor(1)}}, x), x.values, 1e-12);
  for (const int lobes : {3, 5})
    for (const double scale : {2.0, 0.4})
      for (const double value :
           answer("lanczos", {{"scale", Factor(scale)}, {"lobes", lobes}, {"antialias", true}}, Tensor({1, 1, 7, 7}, 3.0)).values)
        CHECK(value == doctest::Approx(3).epsilon(1e-12));
}
