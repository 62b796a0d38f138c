// What the frameworks make of one scene, and the sentences about it.
#include "dialect/differ.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "command_line.h"
#include "lab/scene_json.h"

using namespace upstamp;

namespace {

const OtherReading& reading_of(const std::vector<OtherReading>& all, const std::string& dialect, const std::string& how) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const OtherReading& each) { return each.dialect == dialect && each.how == how; });
  REQUIRE(found != all.end());
  return *found;
}

std::vector<OtherReading> readings_of(const std::string& name, const std::vector<std::string>& settings = {}) {
  const auto ops = all_ops();
  Scene scene = open_scene(name, ops);
  set_by_texts(scene, settings, ops);
  return other_readings(scene, ops);
}

}  // namespace

TEST_CASE("a doubling of kernel 3 lies one cell apart in PyTorch and in Keras") {
  const auto all = readings_of("opening", {"stride=2", "padding=1", "output_padding=1"});
  const std::string apart = "The same shape, shifted by one cell down and one cell to the right.";
  CHECK(reading_of(all, "pytorch", "").sentence == "The same numbers.");
  CHECK(reading_of(all, "keras", "padding='same'").sentence == apart);
  CHECK(reading_of(all, "onnx", "auto_pad='SAME_UPPER'").sentence == apart);
  CHECK(reading_of(all, "onnx", "auto_pad='SAME_LOWER'").sentence == "The same numbers.");
}

TEST_CASE("a size that no SAME padding gives is read as it stands, once") {
  const auto all = readings_of("opening");
  CHECK(all.size() == 3);
  for (const OtherReading& reading : all) {
    CHECK(reading.how.empty());
    CHECK(reading.sentence == "The same numbers.");
  }
}

TEST_CASE("where a framework has no such operation the sentence says so") {
  const auto all = readings_of("max_pool_and_unpool");
  const OtherReading& keras = reading_of(all, "keras", "");
  CHECK_FALSE(keras.study);
  CHECK(keras.sentence == "Keras and TensorFlow: there is no Max unpooling.");
}

TEST_CASE("a difference is said as a shape, a shift or a number of cells") {
  const Shape row{1, 1, 1, 4};
  const Tensor first(row, {1, 2, 3, 4});
  CHECK(difference_sentence(first, first) == "The same numbers.");
  CHECK(difference_sentence(first, Tensor(row, {2, 3, 4, 9})) == "The same shape, shifted by one cell to the left.");
  CHECK(difference_sentence(first, Tensor(row, {0, 0, 1, 2})) == "The same shape, shifted by 2 cells to the right.");
  CHECK(difference_sentence(first, Tensor(row, {1, 2, 3, 4.5})) ==
        "The same shape, but other numbers: 1 of 4 cells differ, by at most 0.5.");
  CHECK(difference_sentence(first, Tensor({1, 1, 2, 2}, {1, 2, 3, 4})) == "Another shape: 2 × 2 instead of 1 × 4.");
  CHECK(std::isinf(largest_difference(first, Tensor({1, 1, 2, 2}, {1, 2, 3, 4}))));
}

TEST_CASE("the command line prints the readings as sentences or as JSON") {
  const TemporaryFolder folder;
  const Answer words = upstamp_says(folder, "differ opening --set output_padding=1");
  CHECK(words.code == 0);
  CHECK(words.out.find("keras, padding='same': The same shape, shifted by one cell") != std::string::npos);
  const Answer json = upstamp_says(folder, "differ opening --json");
  CHECK(json.code == 0);
  CHECK(json.out.find("\"sentence\": \"The same numbers.\"") != std::string::npos);
  check_refusal(folder, "differ", "needs a scene");
}

TEST_CASE("what frameworks make of a scene becomes ways that it can be held against") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  set_by_texts(scene, {"stride=2", "padding=1", "output_padding=1"}, ops);
  const std::vector<OtherWay> ways = readings_as_ways(scene, ops);
  std::vector<std::string> titles;
  for (const OtherWay& way : ways) titles.push_back(way.title);
  CHECK(titles == std::vector<std::string>{"Keras and TensorFlow, padding='same'", "ONNX, auto_pad='SAME_UPPER'",
                                           "ONNX, auto_pad='SAME_LOWER'"});
  const auto readings = other_readings(scene, ops);
  scene.others = ways;
  const auto study = study_of(scene, ops, rules_of_dialect);
  CHECK(*study->others[0].y == reading_of(readings, "keras", "padding='same'").study->layers.back().y);
}
