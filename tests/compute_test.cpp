#include <doctest/doctest.h>

#include "command_line.h"
#include "lab/numbers.h"

using namespace upstamp;

namespace {

using Values = std::vector<double>;

Array computed(const TemporaryFolder& folder, const std::string& words) {
  const Answer answer = upstamp_says(folder, "compute " + words + " -o y.npy");
  INFO(words);
  INFO(answer.err);
  REQUIRE(answer.code == 0);
  return read_npy(folder / "y.npy");
}

Array ramp(std::vector<int> sides) {
  int count = 1;
  for (const int side : sides) count *= side;
  Array array{std::move(sides), {}};
  for (int i = 1; i <= count; ++i) array.values.push_back(i);
  return array;
}

}  // namespace

TEST_CASE("the output has as many axes as the input") {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::vector<int>, std::vector<int>>> pairs{
      {{2, 3, 1, 2}, {2, 3, 2, 4}}, {{3, 1, 2}, {3, 2, 4}}, {{1, 2}, {2, 4}}, {{2}, {4}}};
  for (const auto& [in, out] : pairs) {
    write_npy(folder / "x.npy", ramp(in));
    CHECK(computed(folder, "nearest --in x.npy").sides == out);
  }
  CHECK(read_npy(folder / "y.npy").values == Values{1, 1, 2, 2});
}

TEST_CASE("a transposed convolution of two cells is what one works out by hand") {
  const TemporaryFolder folder;
  write_npy(folder / "x.npy", {{1, 2}, {1, 10}});
  write_npy(folder / "w.npy", {{1, 3}, {1, 2, 3}});
  const Array y = computed(folder, "transposed_conv --set stride=2 --in x.npy --weight w.npy");
  CHECK(y.sides == std::vector<int>{1, 5});
  CHECK(y.values == Values{1, 2, 3 + 10, 20, 30});
}

TEST_CASE("one axis is one row, which no setting touches") {
  const TemporaryFolder folder;
  write_npy(folder / "x.npy", {{2}, {1, 10}});
  write_npy(folder / "w.npy", {{3}, {1, 2, 3}});
  CHECK(computed(folder, "transposed_conv --set stride=2 --in x.npy --weight w.npy").values == Values{1, 2, 13, 20, 30});
  write_npy(folder / "w3.npy", {{1, 1, 3}, {1, 2, 3}});
  CHECK(computed(folder, "transposed_conv --set stride=2 --set padding=1 --set output_padding=1 --in x.npy --weight w3.npy")
            .values == Values{2, 13, 20, 30});
  write_npy(folder / "long.npy", ramp({6}));
  CHECK(computed(folder, "max_pool --set kernel=3 --in long.npy").values == Values{3, 6});
}

TEST_CASE("kernel and out_channels follow from the weight's shape unless they are set") {
  const TemporaryFolder folder;
  write_npy(folder / "x.npy", ramp({2, 3, 3}));
  write_npy(folder / "t.npy", ramp({2, 3, 2, 4}));
  CHECK(computed(folder, "transposed_conv --set stride=1 --in x.npy --weight t.npy").sides == std::vector<int>{3, 4, 6});
  write_npy(folder / "c.npy", ramp({5, 2, 2, 2}));
  CHECK(computed(folder, "conv --set padding=0 --in x.npy --weight c.npy").sides == std::vector<int>{5, 2, 2});
  write_npy(folder / "g.npy", ramp({4, 1, 1, 1}));
  CHECK(computed(folder, "conv --set padding=0 --set groups=2 --in x.npy --weight g.npy").sides == std::vector<int>{4, 3, 3});
  check_refusal(folder, "compute conv --set kernel=3 --in x.npy --weight c.npy -o z.npy",
                "has the shape (5, 2, 2, 2), but conv wants (1, 2, 3, 3)");
  check_refusal(folder, "compute conv --set out_channels=4 --in x.npy --weight c.npy -o z.npy", "but conv wants (4, 2, 2, 2)");
  check_refusal(folder, "compute conv --in x.npy -o z.npy", "give --weight with an array of shape (1, 2, 3, 3)");
  check_refusal(folder, "compute nearest --in x.npy --weight c.npy -o z.npy", "has no weights");
}

TEST_CASE("a bias is added to each output channel") {
  const TemporaryFolder folder;
  write_npy(folder / "x.npy", ramp({2, 1, 1, 2}));
  write_npy(folder / "w.npy", {{1, 2, 1, 1}, {1, -1}});
  write_npy(folder / "b.npy", {{2}, {100, 200}});
  CHECK(computed(folder, "transposed_conv --set stride=1 --in x.npy --weight w.npy --bias b.npy").values ==
        Values{101, 102, 199, 198, 103, 104, 197, 196});
  write_npy(folder / "b3.npy", ramp({3}));
  check_refusal(folder, "compute transposed_conv --in x.npy --weight w.npy --bias b3.npy -o z.npy",
                "has the shape (3), but the bias must be (2)");
}

TEST_CASE("pooling writes PyTorch's indices, and unpooling puts the maxima back there") {
  const TemporaryFolder folder;
  write_npy(folder / "x.npy", {{2, 2, 2, 2}, {1, 4, 3, 2, 8, 5, 6, 7, 0, 1, 2, 3, 9, 9, 1, 1}});
  CHECK(computed(folder, "max_pool --in x.npy --out-indices i.npy").values == Values{4, 8, 3, 9});
  const Array indices = read_npy(folder / "i.npy");
  CHECK(indices.sides == std::vector<int>{2, 2, 1, 1});
  CHECK(indices.values == Values{1, 0, 3, 0});
  REQUIRE(shell(folder, "mv y.npy pooled.npy").code == 0);
  const Array back = computed(folder, "max_unpool --in pooled.npy --indices i.npy");
  CHECK(back.sides == std::vector<int>{2, 2, 2, 2});
  CHECK(back.values == Values{0, 4, 0, 0, 8, 0, 0, 0, 0, 0, 0, 3, 9, 0, 0, 0});
  check_refusal(folder, "compute max_unpool --in pooled.npy -o z.npy", "needs --indices");
  check_refusal(folder, "compute nearest --in x.npy --indices i.npy -o z.npy", "takes no indices");
  check_refusal(folder, "compute nearest --in x.npy --out-indices j.npy -o z.npy", "makes no indices");
  check_refusal(folder, "compute max_unpool --in x.npy --indices i.npy -o z.npy", "must have the shape of the input");
  for (const double index : {4.0, 0.5, -7.0}) {
    write_npy(folder / "bad.npy", {{2, 2, 1, 1}, {1, 0, index, 0}});
    check_refusal(folder, "compute max_unpool --in pooled.npy --indices bad.npy -o z.npy", "indices go from 0 to 3");
  }
}

TEST_CASE("what does not fit is refused with the shapes in the sentence") {
  const TemporaryFolder folder;
  write_npy(folder / "x.npy", ramp({2, 2}));
  write_npy(folder / "w.npy", ramp({1, 2, 1, 1}));
  check_refusal(folder, "compute transposed_conv --in x.npy --weight w.npy -o y.npy", "Give the input as (C, H, W)");
  check_refusal(folder, "compute nearest --set scal=3 --in x.npy -o y.npy", "scale");
  check_refusal(folder, "compute nearest --set scale=a --in x.npy -o y.npy", "scale=a");
  write_npy(folder / "scalar.npy", {{}, {1}});
  check_refusal(folder, "compute nearest --in scalar.npy -o y.npy", "without axes");
}
