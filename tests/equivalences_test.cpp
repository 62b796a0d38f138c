// Ways of computing the same thing: the shipped claims, the two most quoted ones with numbers typed in, and a broken operation.
#include <doctest/doctest.h>

#include "reason/equivalences.h"

using namespace upstamp;

namespace {

Tensor run(const Catalogue<Op>& ops, std::string_view op, const Settings& settings, const Tensor& x, const Tensor& w = {}) {
  return apply_wiring(wire(ops.at(op), settings, x.shape, {&x, nullptr}), x, w);
}

Tensor row_of(const std::vector<double>& values) { return Tensor({1, 1, 1, static_cast<int>(values.size())}, values); }

Settings along_columns(int kernel, int stride, int padding) {
  return {{"kernel", PerAxis(1, kernel)}, {"stride", PerAxis(1, stride)}, {"padding", PerEdge(0, 0, padding, padding)}};
}

}  // namespace

TEST_CASE("every equivalence holds to rounding, on several seeds, and names its source") {
  const auto ops = all_ops();
  for (const int seed : {1, 2, 3}) {
    const std::vector<Equivalence> all = equivalences(ops, seed);
    CHECK(all.size() == 6);
    for (const Equivalence& one : all) {
      CAPTURE(one.id);
      CHECK(one.largest_difference < 1e-13);
      CHECK(one.sentence.ends_with("."));
      CHECK_FALSE(one.source.empty());
    }
  }
}

TEST_CASE("an operation that loses one connection breaks the equivalences it takes part in") {
  std::vector<Op> ops;
  for (Op op : all_ops()) {
    if (op.about.id == "transposed_conv")
      op.wire = [whole = op.wire](const Settings& settings, Shape in, Shape out, const Inputs& inputs) {
        Wiring wiring = whole(settings, in, out, inputs);
        wiring.taps.erase(wiring.taps.begin() + static_cast<std::ptrdiff_t>(wiring.taps.size() / 2));
        return wiring;
      };
    ops.push_back(op);
  }
  for (const Equivalence& one : equivalences({"op", ops}, 1)) {
    CAPTURE(one.id);
    CHECK((one.largest_difference > 1e-6) == (one.id != "icnr" && one.id != "unpooling"));
  }
}

TEST_CASE("doubling by nearest neighbour and convolving with 1 2 3 is a transposed convolution with 3 5 3 1") {
  const auto ops = all_ops();
  const Tensor x = row_of({1, 2, 3, 4});
  const Tensor resized = run(ops, "nearest", {{"scale", Factor(1, 2)}}, x);
  const std::vector<double> expected{5, 9, 11, 15, 17, 21, 23, 12};
  CHECK(run(ops, "conv", along_columns(3, 1, 1), resized, row_of({1, 2, 3})).values == expected);
  CHECK(run(ops, "transposed_conv", along_columns(4, 2, 1), x, row_of({3, 5, 3, 1})).values == expected);
}

TEST_CASE("the bilinear kernel 0.25 0.75 0.75 0.25 is linear interpolation but for one cell at each end") {
  const auto ops = all_ops();
  const Tensor x = row_of({1, 2, 3, 4});
  const std::vector<double> inside{1.25, 1.75, 2.25, 2.75, 3.25, 3.75};
  const auto stamped = run(ops, "transposed_conv", along_columns(4, 2, 1), x, row_of({0.25, 0.75, 0.75, 0.25})).values;
  const auto linear = run(ops, "linear", {{"scale", Factor(1, 2)}}, x).values;
  CHECK(std::vector(stamped.begin() + 1, stamped.end() - 1) == inside);
  CHECK(std::vector(linear.begin() + 1, linear.end() - 1) == inside);
  CHECK(stamped.front() == 0.75);
  CHECK(linear.front() == 1);
}
