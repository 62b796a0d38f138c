// Wirings as matrices: their entries, and the pseudo-inverse's answer.
#include "op/matrix.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "random_settings.h"

using namespace upstamp;

namespace {

Tensor product(const WiringMatrix& matrix, const Tensor& x, const Shape& out) {
  Tensor y(out);
  for (int row = 0; row < matrix.rows; ++row)
    for (int column = 0; column < matrix.columns; ++column)
      y[row] += matrix.values[static_cast<std::size_t>(row * matrix.columns + column)] * x[column];
  return y;
}

double largest_difference(const Tensor& a, const Tensor& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) largest = std::max(largest, std::fabs(a.values[i] - b.values[i]));
  return largest;
}

double length(const Tensor& x) {
  double sum = 0;
  for (const double value : x.values) sum += value * value;
  return std::sqrt(sum);
}

Wiring convolution(Shape in, Settings settings) { return wire(all_ops().at("conv"), settings, in, {}); }

}  // namespace

TEST_CASE("the matrix of every op times the input is its output, constants aside") {
  with_every_op(40, [](const Op&, const Wired& made, Picker&) {
    if (entry_count(made.wiring) > static_cast<double>(most_entries)) return;
    Wiring without = made.wiring;
    without.offsets.clear();
    CHECK(largest_difference(product(matrix_of(made.wiring, made.w), made.x, made.wiring.out),
                             apply_wiring(without, made.x, made.w)) < 1e-12);
  });
}

TEST_CASE("an entry names a tap of its row and column, and only cells that are connected have one") {
  with_every_op(10, [](const Op&, const Wired& made, Picker&) {
    if (entry_count(made.wiring) > static_cast<double>(most_entries)) return;
    const WiringMatrix matrix = matrix_of(made.wiring, made.w);
    std::vector<char> connected(matrix.values.size());
    for (const Tap& tap : made.wiring.taps) connected[static_cast<std::size_t>(tap.out * matrix.columns + tap.in)] = 1;
    for (std::size_t entry = 0; entry < matrix.taps.size(); ++entry) {
      CHECK((matrix.taps[entry] >= 0) == (connected[entry] == 1));
      if (matrix.taps[entry] < 0) continue;
      const Tap& tap = made.wiring.taps[static_cast<std::size_t>(matrix.taps[entry])];
      CHECK(static_cast<std::size_t>(tap.out * matrix.columns + tap.in) == entry);
    }
  });
}

TEST_CASE("the pseudo-inverse of every op comes as near to the output as any input can, with the shortest input") {
  with_every_op(10, [](const Op&, const Wired& made, Picker& pick) {
    if (entry_count(made.wiring) > 20'000) return;
    const Tensor wanted = pick.tensor(made.wiring.out);
    const Recovered found = recovered(made.wiring, made.w, wanted);
    // Nothing that an input can change is left of the error: C^T (C x - y) = 0.
    Tensor error = apply_wiring(made.wiring, found.x, made.w);
    for (std::size_t i = 0; i < error.values.size(); ++i) error.values[i] -= wanted.values[i];
    const double size = 1 + length(wanted) * (1 + length(made.w));
    CHECK(length(input_gradient(made.wiring, made.w, error)) < 1e-8 * size * size);
    // An input that was found is found again, so it has no part that C loses.
    CHECK(largest_difference(recovered(made.wiring, made.w, apply_wiring(made.wiring, found.x, made.w)).x, found.x) <
          1e-8 * (1 + length(found.x)) * size);
  });
}

TEST_CASE("five numbers through a kernel of three keep three of them, and the transpose brings others back") {
  const Wiring wiring = convolution({1, 1, 1, 5}, {{"kernel", PerAxis(1, 3)}});
  const Tensor x({1, 1, 1, 5}, {1, 2, 3, 4, 5}), w(wiring.weight, {1, 2, 1});
  const Tensor y = apply_wiring(wiring, x, w);
  CHECK(y.values == std::vector<double>{8, 12, 16});
  CHECK(input_gradient(wiring, w, y).values == std::vector<double>{8, 28, 48, 44, 16});
  const Recovered found = recovered(wiring, w, y);
  CHECK(found.rank == 3);
  CHECK(largest_difference(apply_wiring(wiring, found.x, w), y) < 1e-12);
  CHECK(length(found.x) < length(x));
}

TEST_CASE("where nothing is lost the pseudo-inverse is the inverse, constants or not") {
  const Wiring same = convolution({1, 1, 1, 5}, {{"kernel", PerAxis(1, 3)}, {"padding", PerEdge(0, 0, 1, 1)}});
  const Tensor x({1, 1, 1, 5}, {1, -2, 3, 0.5, 5}), w(same.weight, {1, 3, 1});
  const Recovered found = recovered(same, w, apply_wiring(same, x, w));
  CHECK(found.rank == 5);
  CHECK(largest_difference(found.x, x) < 1e-12);
  Wiring shifted = same;
  shifted.offsets = {{0, -1, 4}, {3, 1, 2}};
  CHECK(largest_difference(recovered(shifted, w, apply_wiring(shifted, x, w)).x, x) < 1e-12);
}

TEST_CASE("a long and narrow matrix is solved quickly, a square one with as many entries is not") {
  CHECK(quickly_recovered(wire(all_ops().at("transposed_conv"), {{"stride", PerAxis(2)}}, {1, 1, 12, 12}, {})));
  CHECK(quickly_recovered(convolution({1, 1, 16, 16}, {{"padding", PerEdge(1)}})));
  CHECK_FALSE(quickly_recovered(convolution({1, 1, 18, 18}, {{"padding", PerEdge(1)}})));
}

TEST_CASE("a wiring of nothing has rank 0 and gives back zeros") {
  const Wiring wiring = convolution({1, 1, 2, 2}, {{"kernel", PerAxis(1)}});
  const Recovered found = recovered(wiring, Tensor(wiring.weight, 0.0), Tensor(wiring.out, 3));
  CHECK(found.rank == 0);
  CHECK(length(found.x) == 0);
}

TEST_CASE("matrices too large to look at are refused in a sentence, and so are numbers that do not fit") {
  const Wiring large = convolution({1, 1, 64, 64}, {{"padding", PerEdge(1)}});
  const Tensor w(large.weight, 1.0);
  CHECK_THROWS_AS(matrix_of(large, w), Error);
  CHECK_THROWS_AS(recovered(large, w, Tensor(large.out)), Error);
  const Wiring small = convolution({1, 1, 3, 3}, {});
  CHECK_THROWS_AS(matrix_of(small, Tensor()), Error);
  CHECK_THROWS_AS(recovered(small, Tensor(small.weight), Tensor({1, 1, 2, 2})), Error);
}
