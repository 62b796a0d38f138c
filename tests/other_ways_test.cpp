// Other ways that a scene carries: read, kept, worked out, refused.
#include <doctest/doctest.h>

#include "base/error.h"
#include "command_line.h"
#include "lab/other_ways.h"
#include "lab/scene_json.h"
#include "lab/study.h"

using namespace upstamp;

namespace {

std::string with_others(const std::string& others) {
  return R"({"input": {"shape": [1, 2, 2], "values": [1, 2, 3, 4]}, "layers": [{"op": "nearest"}], "others": )" + others + "}";
}

Scene read(const std::string& others) { return scene_from_json(with_others(others), "test.json", all_ops()); }

std::string refusal(const std::string& others) {
  try {
    read(others);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

bool mentions(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("other ways are worked out on the scene's input") {
  const auto ops = all_ops();
  const auto study = study_of(
      read(R"([{"title": "Nails", "layers": [{"op": "bed_of_nails"}]}, {"layers": [{"op": "area"}, {"op": "relu"}]}])"), ops);
  REQUIRE(study->others.size() == 2);
  CHECK(study->others[0].title == "Nails");
  CHECK(study->others[0].y->values == std::vector<double>{1, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0});
  CHECK(study->others[1].y != nullptr);
}

TEST_CASE("a way that cannot be worked out says why and leaves the others alone") {
  const auto ops = all_ops();
  const auto study =
      study_of(read(R"([{"title": "Bad", "layers": [{"op": "pixel_shuffle"}]}, {"layers": [{"op": "linear"}]}])"), ops);
  CHECK_FALSE(study->others[0].y);
  CHECK(mentions(study->others[0].obstacle, "divide evenly"));
  CHECK(study->others[1].y != nullptr);
}

TEST_CASE("other ways survive saving and loading with what this version does not know") {
  const auto ops = all_ops();
  const Scene scene = read(
      R"([{"title": "Bend", "dialect": "keras", "layers": [{"op": "conv", "settings": {"kernel": 2}, "weights": {"values": [1, 2, 3, 4]}}, {"op": "relu", "colour": "red"}], "author": "Ada"}])");
  CHECK(scene.others[0].layers[0].weights.values->shape == Shape{1, 1, 2, 2});
  const std::string saved = scene_to_json(scene, ops);
  CHECK(scene_from_json(saved, "again", ops) == scene);
  for (const char* kept : {"\"Ada\"", "\"colour\"", "\"keras\""}) CHECK(mentions(saved, kept));
}

TEST_CASE("a change of another way is a change of the scene") {
  Scene scene = read(R"([{"title": "A", "layers": [{"op": "linear"}]}])");
  const Scene before = scene;
  scene.others[0].layers[0].op = "cubic";
  CHECK_FALSE(scene == before);
}

TEST_CASE("bad other ways get one sentence with the place") {
  const std::string way = R"({"layers": [{"op": "linear"}]})";
  CHECK(mentions(refusal("[" + way + "," + way + "," + way + "," + way + "," + way + "," + way + "," + way + "]"), "at most 6"));
  CHECK(mentions(refusal("{}"), "list"));
  CHECK(mentions(refusal("[3]"), "others, way 1"));
  CHECK(mentions(refusal(R"([{"title": "x"}])"), "layers is missing"));
  CHECK(mentions(refusal(R"([{"title": 5, "layers": [{"op": "linear"}]}])"), "title must be text"));
  CHECK(mentions(refusal("[" + way + R"(, {"layers": [{"op": "linaer"}]}])"), "others, way 2: layer 1"));
  CHECK(mentions(refusal(R"([{"layers": [{"op": "conv", "id": "a"}, {"op": "conv", "id": "a"}]}])"), "another layer is called"));
  CHECK(mentions(refusal(R"([{"layers": [{"op": "conv", "settings": {"kernel": 2}, "weights": {"values": [1, 2]}}]}])"),
                 "needs 4 values"));
}

TEST_CASE("a way of unknown dialect is an obstacle of that way, not of the scene") {
  const DialectRules rules = [](std::string_view dialect) -> LayerRules {
    if (dialect == "nowhere") throw Error("There is no dialect nowhere.");
    return {};
  };
  const auto study = study_of(read(R"([{"dialect": "nowhere", "layers": [{"op": "linear"}]}])"), all_ops(), rules);
  CHECK(study->others[0].obstacle == "There is no dialect nowhere.");
}

TEST_CASE("layers that are kept are called what they are, up to the one in focus") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  set_by_texts(scene, {"kernel=4", "stride=2", "padding=1"}, ops);
  const OtherWay way = way_of(scene, ops);
  CHECK(mentions(way.title, "Transposed convolution: kernel 4"));
  CHECK(mentions(way.title, "padding 1"));
  Scene two = open_scene("resize_convolution", ops);
  two.focus = "resize";
  CHECK(way_of(two, ops).layers.size() == 1);
  two.focus.clear();
  CHECK(way_of(two, ops).title == "Nearest neighbour, Convolution");
}

TEST_CASE("a kept way gives what its layers gave") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  const auto before = study_of(scene, ops)->focused().y;
  add_way(scene, way_of(scene, ops));
  CHECK(scene.others.front().dialect.empty());
  set_by_texts(scene, {"stride=3"}, ops);
  const auto study = study_of(scene, ops);
  CHECK(*study->others.front().y == before);
  CHECK_FALSE(study->focused().y == before);
}

TEST_CASE("a seventh way is refused with a sentence") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  for (std::size_t i = 0; i < most_others; ++i) add_way(scene, way_of(scene, ops));
  CHECK_THROWS_WITH_AS(add_way(scene, way_of(scene, ops)), doctest::Contains("6 other ways already"), Error);
  CHECK(scene_from_json(scene_to_json(scene, ops), "again", ops) == scene);
}

TEST_CASE("the command line compares a scene with others and with frameworks, and refuses what it cannot") {
  const TemporaryFolder folder;
  const std::string start = "export opening -o x.txt --view compare ";
  REQUIRE(upstamp_says(folder, start + "--with nearest --with linear").code == 0);
  const std::string text = folder.read("x.txt");
  CHECK(mentions(text, "Nearest neighbour"));
  CHECK(mentions(text, "Linear interpolation"));
  REQUIRE(upstamp_says(folder, start + "--set output_padding=1 --with frameworks").code == 0);
  CHECK(mentions(folder.read("x.txt"), "TensorFlow, padding='same'"));
  check_refusal(folder, start, "cannot show this scene");
  check_refusal(folder, start + "--with nowhere", "no scene \"nowhere\"");
  check_refusal(folder, "export ways_to_double -o y.txt --with nearest", "6 other ways already");
}
