// Frequencies of feature maps and the energy of the checkerboard, against patterns whose share is known by hand.
#include "reason/spectrum.h"

#include <doctest/doctest.h>

#include <complex>
#include <limits>
#include <numbers>

#include "lab/scene_json.h"
#include "op/op.h"

using namespace upstamp;

namespace {

template <class Value>
Tensor map_of(int rows, int columns, Value value) {
  Tensor map(Shape{1, 1, rows, columns});
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) map.at(0, row, column) = value(row, column);
  return map;
}

Tensor constant_through(const char* op, const Settings& settings, Shape in, const Filling& weights = {"ones", 1, nullptr}) {
  const auto ops = all_ops();
  const Tensor w = ops.at(op).weight ? filled(weights, weight_shape(ops.at(op), settings, in)) : Tensor();
  return response_to_constant(wire(ops.at(op), settings, in, {}), w);
}

Settings stamps(int kernel, int stride, int padding = 0) {
  return {{"kernel", PerAxis(kernel)}, {"stride", PerAxis(stride)}, {"padding", PerEdge(padding)}};
}

}  // namespace

TEST_CASE("constants, slopes and smooth maps have no artifact energy") {
  for (const int period : {1, 2, 3, 4, 5}) {
    CHECK(artifact_energy(Tensor(Shape{1, 2, 20, 23}, 7.5), period) == doctest::Approx(0));
    CHECK(artifact_energy(map_of(20, 23, [](int r, int c) { return 3.0 * r - 2 * c + 0.5 * r * c; }), period) < 1e-20);
    CHECK(artifact_energy(map_of(64, 64, [](int r, int c) { return std::sin(r * 0.1) + std::cos(c * 0.07); }), period) < 1e-5);
  }
}

TEST_CASE("a checkerboard is artifact energy alone, and a mean value takes its share") {
  const auto board = [](double mean) {
    return map_of(8, 8, [mean](int r, int c) { return mean + ((r + c) % 2 == 0 ? 1 : -1); });
  };
  CHECK(artifact_energy(board(0), 2) == doctest::Approx(1));
  CHECK(artifact_energy(board(1), 2) == doctest::Approx(0.5));
  CHECK(artifact_energy(board(3), 2) == doctest::Approx(0.1));
  // Its frequency, 1/2, is a multiple of 1/4 as well, and none of 1/3.
  CHECK(artifact_energy(map_of(24, 24, [](int r, int c) { return (r + c) % 2 == 0 ? 1 : -1; }), 4) == doctest::Approx(1));
  CHECK(artifact_energy(map_of(24, 24, [](int r, int c) { return (r + c) % 2 == 0 ? 1 : -1; }), 3) < 0.02);
}

TEST_CASE("stripes of one row of cells have their share too, and the size of the numbers does not matter") {
  for (const double size : {1e-300, 1.0, 1e300}) {
    const Tensor row = map_of(1, 12, [size](int, int c) { return size * (c % 2 == 0 ? 2 : 1); });
    CHECK(artifact_energy(row, PerAxis(1, 2)) == doctest::Approx(0.1));
  }
}

TEST_CASE("what stamps make of a constant has the energy of its overlap") {
  // Counts 4, 2, 2, 1 away from the border: mean square 6.25, mean 2.25.
  CHECK(artifact_energy(constant_through("transposed_conv", stamps(3, 2), {1, 1, 8, 8}), 2) == doctest::Approx(0.19));
  CHECK(artifact_energy(constant_through("transposed_conv", stamps(4, 2, 1), {1, 1, 8, 8}), 2) == doctest::Approx(0));
  CHECK(artifact_energy(constant_through("transposed_conv", stamps(2, 3), {1, 1, 8, 8}), 3) == doctest::Approx(1 - 16.0 / 36));
  CHECK(artifact_energy(constant_through("nearest", {}, {1, 1, 8, 8}), 2) == 0);
  CHECK(artifact_energy(constant_through("linear", {{"scale", Factor(3)}}, {1, 1, 8, 8}), 3) < 1e-25);
  CHECK(artifact_energy(constant_through("bed_of_nails", {}, {1, 1, 8, 8}), 2) == doctest::Approx(0.75));
}

TEST_CASE("maps shorter than two periods, and numbers that are not finite, have no artifact energy to tell") {
  CHECK(artifact_energy(map_of(3, 3, [](int r, int c) { return r * c % 2; }), 2) == 0);
  CHECK(artifact_energy(map_of(4, 4, [](int r, int c) { return (r + c) % 2; }), 2) == doctest::Approx(0.5));
  CHECK(artifact_energy(Tensor(), 2) == 0);
  Tensor endless(Shape{1, 1, 8, 8}, 1.0);
  endless[5] = std::numeric_limits<double>::infinity();
  CHECK(artifact_energy(endless, 2) == 0);
}

TEST_CASE("the period comes from the stride, else from the sizes, and multiplies through layers") {
  const auto ops = all_ops();
  const auto period = [&](const char* op, const Settings& settings, Shape in) {
    return replica_period(wire(ops.at(op), settings, in, {}));
  };
  CHECK(period("transposed_conv", stamps(4, 3, 1), {1, 1, 4, 4}) == PerAxis(3));
  CHECK(period("conv", stamps(3, 2), {1, 1, 9, 9}) == PerAxis(1));
  CHECK(period("pixel_shuffle", {{"factor", PerAxis(2, 3)}}, {1, 6, 4, 4}) == PerAxis(2, 3));
  CHECK(period("nearest", {{"scale", Factor(1.5)}}, {1, 1, 4, 4}) == PerAxis(3));
  CHECK(period("area", {{"size", PerAxis(3)}}, {1, 1, 4, 4}) == PerAxis(1));
  CHECK(period("fold", {{"kernel", PerAxis(3)}}, {1, 9, 3, 3}) == PerAxis(1));
  CHECK(period("linear", {{"size", PerAxis(119)}}, {1, 1, 88, 88}) == PerAxis(1));
  Scene scene;
  scene.input_shape = {1, 1, 3, 3};
  scene.layers = {{"a", "nearest", {{"scale", Factor(3)}}, {}, "", "", ""},
                  {"b", "transposed_conv", {{"stride", PerAxis(2)}}, {}, "", "", ""},
                  {"c", "conv", {{"stride", PerAxis(3)}}, {}, "", "", ""}};
  CHECK(replica_period(*study_of(scene, ops)) == PerAxis(1));
  scene.since = "a";
  CHECK(replica_period(*study_of(scene, ops)) == PerAxis(2));
}

TEST_CASE("the spectrum of a constant stands in the middle, of a checkerboard in the corner") {
  const Tensor even = spectrum(Tensor(Shape{1, 1, 8, 8}, 3.0), 0, 8);
  CHECK(even.at(0, 4, 4) == doctest::Approx(3 * 64));
  CHECK(even.at(0, 0, 0) < 1e-12);
  const Tensor board = spectrum(map_of(8, 8, [](int r, int c) { return (r + c) % 2 == 0 ? 1 : -1; }), 0, 8);
  CHECK(board.at(0, 0, 0) == doctest::Approx(64));
  CHECK(board.at(0, 4, 4) < 1e-12);
}

TEST_CASE("the spectrum is the transform at each frequency, for maps shorter and longer than the number of frequencies") {
  const Tensor map = preset_values("noise", 3, {1, 1, 5, 13});
  const PerAxis frequencies{7, 6};
  const Tensor magnitudes = spectrum(map, 0, frequencies);
  for (int k = 0; k < 7; ++k)
    for (int l = 0; l < 6; ++l) {
      std::complex<double> sum;
      for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 13; ++column)
          sum += map.at(0, row, column) * std::polar(1.0, -2 * std::numbers::pi * ((k - 3) / 7.0 * row + (l - 3) / 6.0 * column));
      CHECK(magnitudes.at(0, k, l) == doctest::Approx(std::abs(sum)));
    }
}
