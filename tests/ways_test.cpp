// Ways through layers: counted tap by tap, and along each axis by itself.
#include "reason/ways.h"

#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "reason/coverage.h"

using namespace upstamp;

namespace {

std::shared_ptr<const Study> study_with(std::vector<Layer> layers, Shape input, const std::string& since = "") {
  Scene scene;
  scene.input_shape = input;
  for (std::size_t i = 0; i < layers.size(); ++i) layers[i].id = "l" + std::to_string(i);
  scene.layers = std::move(layers);
  scene.since = since;
  return study_of(scene, all_ops());
}

Layer stamps(int kernel, int stride, int padding = 0, int channels = 1) {
  return {"",
          "transposed_conv",
          {{"kernel", PerAxis(kernel)}, {"stride", PerAxis(stride)}, {"padding", PerEdge(padding)}, {"out_channels", channels}},
          {},
          "",
          "",
          ""};
}

}  // namespace

TEST_CASE("ways through one layer are its taps") {
  const auto study = study_with({stamps(3, 2, 1)}, {1, 2, 4, 5});
  const auto ways = ways_into(*study, {0, 0});
  const auto counts = overlap(study->layers[0].wiring);
  REQUIRE(ways.size() == counts.size());
  for (std::size_t i = 0; i < ways.size(); ++i) CHECK(ways[i] == counts[i]);
}

TEST_CASE("ways through several layers are the paths of the layers seen as one") {
  const auto study = study_with({stamps(3, 2, 1, 2), stamps(4, 2, 1), stamps(2, 1)}, {1, 1, 3, 4}, "l0");
  const Composed composed = seen_as_one(*study, 0, 2);
  std::vector<double> expected(static_cast<std::size_t>(composed.wiring.out.cells()));
  for (std::size_t i = 0; i < composed.wiring.taps.size(); ++i)
    expected[static_cast<std::size_t>(composed.wiring.taps[i].out)] += composed.paths[i];
  CHECK(stretch_in_view(*study) == Stretch{0, 2});
  CHECK(ways_into(*study, {0, 2}) == expected);
}

TEST_CASE("the ways to a cell are those along its row times those along its column times the channels") {
  const auto study = study_with({stamps(3, 2, 1, 2), stamps(5, 3, 1)}, {1, 3, 4, 6});
  const auto ways = ways_into(*study, {0, 1});
  const auto along = ways_along_axes(*study, {0, 1}, ways);
  REQUIRE(along);
  CHECK(along->channels == 6);
  for (std::size_t row = 0; row < along->rows.size(); ++row)
    for (std::size_t column = 0; column < along->columns.size(); ++column)
      CHECK(ways[row * along->columns.size() + column] == 6 * along->rows[row] * along->columns[column]);
  // Away from the border they are the counts that repeat.
  const auto counts = stacked_counts(*repeating_layers(*study, {0, 1}), Axis::columns);
  const std::vector<double> middle(along->columns.begin() + 6, along->columns.begin() + 12);
  CHECK(std::is_permutation(middle.begin(), middle.end(), counts.begin(), counts.end()));
}

TEST_CASE("the well known stacks of the checkerboard: 2, 3, 1, 3 after two layers, even with kernel 4") {
  const auto uneven = study_with({stamps(3, 2), stamps(3, 2)}, {1, 1, 1, 6});
  auto counts = stacked_counts(*repeating_layers(*uneven, {0, 1}), Axis::columns);
  std::sort(counts.begin(), counts.end());
  CHECK(counts == std::vector<std::int64_t>{1, 2, 3, 3});
  const auto even = study_with({stamps(4, 2), stamps(4, 2)}, {1, 1, 1, 6});
  CHECK(stacked_counts(*repeating_layers(*even, {0, 1}), Axis::columns) == std::vector<std::int64_t>{4, 4, 4, 4});
}

TEST_CASE("ways of interpolations are products too, those of an unpooling are not") {
  const auto linear = study_with({{"", "linear", {}, {}, "", "", ""}}, {1, 1, 3, 4});
  const auto ways = ways_into(*linear, {0, 0});
  REQUIRE(ways_along_axes(*linear, {0, 0}, ways));
  CHECK(ways_along_axes(*linear, {0, 0}, ways)->rows == std::vector<double>{1, 2, 2, 2, 2, 1});
  CHECK_FALSE(repeating_layers(*linear, {0, 0}));
  const auto unpooling = study_of(open_scene("max_pool_and_unpool", all_ops()), all_ops());
  const int last = static_cast<int>(unpooling->layers.size()) - 1;
  CHECK_FALSE(ways_along_axes(*unpooling, {0, last}, ways_into(*unpooling, {0, last})));
  CHECK_FALSE(repeating_layers(*unpooling, {0, last}));
}

TEST_CASE("what ones become is what the layers compute of ones, constants left out") {
  Scene scene = study_with({stamps(3, 2, 1), stamps(4, 2, 1)}, {1, 1, 3, 3})->scene;
  scene.input = {"ones", 1, nullptr};
  const auto study = study_of(scene, all_ops());
  CHECK(answer_to_ones(*study, {0, 1}) == study->layers[1].y.values);
  scene.layers.insert(scene.layers.begin() + 1, Layer{"bend", "relu", {}, {}, "", "", ""});
  const auto bent = study_of(scene, all_ops());
  CHECK_FALSE(answer_to_ones(*bent, {0, 2}));
  CHECK(answer_to_ones(*bent, {2, 2}));
}

TEST_CASE("a skip's ways come in beside those of the layer before it") {
  Layer add{"", "add", {}, {}, "", "", ""};
  add.with = "l0";
  const auto study = study_with({stamps(2, 1), {"", "relu", {}, {}, "", "", ""}, add}, {1, 1, 2, 2});
  const auto once = ways_into(*study, {0, 0}), twice = ways_into(*study, {0, 2});
  for (std::size_t i = 0; i < once.size(); ++i) CHECK(twice[i] == 2 * once[i]);
  CHECK_FALSE(ways_along_axes(*study, {0, 2}, twice));
}
