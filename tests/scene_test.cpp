#include <doctest/doctest.h>

#include "base/error.h"
#include "base/files.h"
#include "lab/scene_json.h"
#include "lab/study.h"

using namespace upstamp;

namespace {

Scene read(const std::string& text) { return scene_from_json(text, "test.json", all_ops()); }

std::string refusal(const std::string& text) {
  try {
    read(text);
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

TEST_CASE("every shipped scene can be worked out and survives saving and loading") {
  const auto ops = all_ops();
  const auto names = shipped_scenes();
  REQUIRE(names.size() > 30);
  CHECK(names.front() == opening_scene());
  for (const std::string& name : names) {
    INFO(name);
    const Scene scene = open_scene(name, ops);
    CHECK_FALSE(scene.title.empty());
    CHECK_FALSE(scene.note.empty());
    CHECK(work_out(scene, ops).study != nullptr);
    const std::string saved = scene_to_json(scene, ops);
    CHECK(scene_from_json(saved, name, ops) == scene);
    CHECK(scene_to_json(scene_from_json(saved, name, ops), ops) == saved);
  }
}

TEST_CASE("absent keys mean the defaults") {
  const Scene scene = read(R"({"layers": [{"op": "transposed_conv"}]})");
  CHECK(scene.input_shape == Shape{1, 1, 3, 3});
  CHECK(scene.input.preset == "ramp");
  CHECK(scene.order == Order::scatter);
  CHECK(scene.layers.front().settings.empty());
}

TEST_CASE("unknown keys are kept through loading and saving") {
  const auto ops = all_ops();
  const Scene scene = read(
      R"({"author": {"name": "Ada"}, "input": {"shape": [1, 2, 2], "dtype": "float"}, "views": [{"id": "exchange", "zoom": 2}],
                               "layers": [{"op": "conv", "color": "red"}]})");
  const std::string saved = scene_to_json(scene, ops);
  for (const char* kept : {"\"author\"", "\"Ada\"", "\"dtype\"", "\"zoom\"", "\"color\""}) CHECK(mentions(saved, kept));
  CHECK(scene_from_json(saved, "again", ops) == scene);
}

TEST_CASE("bad scene files get one sentence with the place and a way out") {
  CHECK(mentions(refusal("{\n  \"format\": 1,\n  oops\n}"), "line 3, column 3"));
  CHECK(mentions(refusal(R"({"format": 2})"), "format 1"));
  CHECK(mentions(refusal(R"({"layers": [{"op": "transposed_convv"}]})"),
                 "layer 1: There is no op \"transposed_convv\". Did you mean transposed_conv?"));
  CHECK(mentions(refusal(R"({"layers": [{"op": "conv", "settings": {"strid": 2}}]})"), "stride"));
  CHECK(mentions(refusal(R"({"layers": [{"op": "conv", "settings": {"stride": "x"}}]})"), "layer 1"));
  CHECK(
      mentions(refusal(R"({"input": {"shape": [1, 3, 3], "values": [1, 2]}, "layers": []})"), "needs 9 values, but there are 2"));
  CHECK(mentions(refusal(R"({"input": {"shape": [1000, 30000, 30000]}, "layers": []})"), "cells allowed"));
  CHECK(mentions(refusal(R"({"input": {"shape": [1, 1e99, 1]}, "layers": []})"), "whole number"));
  CHECK(mentions(refusal(R"({"layers": [{"op": "conv", "id": "a"}, {"op": "conv", "id": "a"}]})"), "layer 2"));
  CHECK(mentions(refusal(R"({"order": "sideways", "layers": []})"), "scatter, gather"));
  CHECK(mentions(refusal(R"({"focus": "nobody", "layers": [{"op": "conv"}]})"), "nobody"));
  CHECK(mentions(refusal(R"({"input": {"shape": [3, 1, 2, 2]}, "layers": []})"), "not of a batch"));
  CHECK(mentions(refusal(R"({"input": {"shape": [1, 1, 1], "values": [1e999]}})"), "a number is too large"));
  CHECK(mentions(refusal("[]"), "object"));
  CHECK(mentions(refusal(std::string(100000, '[')), "nested"));
  CHECK(
      mentions(refusal(R"({"layers": [{"op": "transposed_conv", "settings": {"kernel": 2}, "weights": {"values": [1, 2, 3]}}]})"),
               "needs 4 values"));
}

TEST_CASE("no beginning of a valid scene file crashes the reader") {
  const auto ops = all_ops();
  const std::string whole = scene_to_json(open_scene("three_channels", ops), ops);
  for (std::size_t length = 0; length + 2 < whole.size(); ++length) CHECK_FALSE(refusal(whole.substr(0, length)).empty());
}

TEST_CASE("flat weights take the shape of their layer's kernel") {
  const Scene scene =
      read(R"({"layers": [{"op": "transposed_conv", "settings": {"kernel": 2}, "weights": {"values": [1, 2, 3, 4]}}]})");
  CHECK(scene.layers.front().weights.values->shape == Shape{1, 1, 2, 2});
}

TEST_CASE("weights that an edit of the kernel left too small are saved and opened again as they are") {
  const auto ops = all_ops();
  Scene scene = read(R"({"input": {"shape": [1, 1, 8]}, "layers": [
    {"op": "conv", "settings": {"kernel": [1, 3]}, "weights": {"values": [1, 2, 3]}}]})");
  set_by_texts(scene, {"kernel=1,5"}, ops);
  const Scene again = read(scene_to_json(scene, ops));
  CHECK(again == scene);
  CHECK(study_of(again, ops)->focused().w.values == std::vector<double>{1, 2, 3, 0, 0});
}

TEST_CASE("settings by text go to the first layer that has them, or to the numbered one") {
  const auto ops = all_ops();
  Scene scene = open_scene("max_pool_and_unpool", ops);
  set_by_texts(scene, {"stride=1"}, ops);
  set_by_texts(scene, {"2.kernel=3"}, ops);
  CHECK(std::get<PerAxis>(scene.layers[0].settings.at("stride")) == PerAxis(1));
  CHECK(std::get<PerAxis>(scene.layers[1].settings.at("kernel")) == PerAxis(3));
  set_by_texts(scene, {"order=gather"}, ops);
  CHECK(scene.order == Order::gather);
  CHECK_THROWS_AS(set_by_texts(scene, {"5.kernel=3"}, ops), Error);
  CHECK_THROWS_AS(set_by_texts(scene, {"kernel"}, ops), Error);
  CHECK_THROWS_AS(set_by_texts(scene, {"strde=2"}, ops), Error);
  CHECK_THROWS_AS(set_by_texts(scene, {"stride=two"}, ops), Error);
}

TEST_CASE("presets fill any shape, and noise is the same numbers for the same seed") {
  const Shape shape{1, 2, 3, 4};
  for (const std::string& preset : preset_names()) CHECK(preset_values(preset, 1, shape).values.size() == 24);
  CHECK(preset_values("noise", 7, shape) == preset_values("noise", 7, shape));
  CHECK_FALSE(preset_values("noise", 7, shape) == preset_values("noise", 8, shape));
  CHECK(preset_values("ramp", 1, {1, 1, 1, 3}).values == std::vector<double>{1, 2, 3});
  CHECK(preset_values("checker", 1, {1, 1, 2, 2}).values == std::vector<double>{1, 0, 0, 1});
  CHECK(preset_values("impulse", 1, {1, 1, 3, 3}).at(0, 1, 1) == 1);
  CHECK_THROWS_AS(preset_values("rampp", 1, shape), Error);
}

TEST_CASE("values of another shape are laid in from the first cell") {
  Filling filling;
  filling.values = std::make_shared<const Tensor>(Shape{1, 1, 2, 2}, std::vector<double>{1, 2, 3, 4});
  CHECK(filled(filling, {1, 1, 3, 3}).values == std::vector<double>{1, 2, 0, 3, 4, 0, 0, 0, 0});
  CHECK(filled(filling, {1, 1, 1, 2}).values == std::vector<double>{1, 2});
}

TEST_CASE("the landscape lies between black and white, with a bright sun above and a dark hill below, at any size") {
  for (const int side : {8, 48}) {
    const Tensor picture = preset_values("landscape", 1, {1, 1, side, side});
    CHECK(*std::min_element(picture.values.begin(), picture.values.end()) >= 0);
    CHECK(*std::max_element(picture.values.begin(), picture.values.end()) <= 1);
    CHECK(picture.at(0, side * 24 / 100, side * 68 / 100) == 1);
    CHECK(picture.at(0, side - 1, 0) == 0.2);
  }
  CHECK(preset_values("landscape", 1, {1, 1, 48, 48}).values[100] == preset_values("landscape", 2, {1, 1, 48, 48}).values[100]);
}
