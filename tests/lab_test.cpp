#include "lab/lab.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "lab/scene_json.h"

using namespace upstamp;

namespace {

Lab lab_with(const std::string& name) { return Lab(open_scene(name, all_ops()), all_ops()); }

Edit stride_edit(const Lab& lab, int stride, bool goes_on) {
  Scene scene = lab.scene();
  scene.layers.front().settings["stride"] = PerAxis(stride);
  return {"Change stride", scene, goes_on};
}

}  // namespace

TEST_CASE("one drag of a slider is one undo step") {
  Lab lab = lab_with("opening");
  const Scene before = lab.scene();
  for (const int stride : {3, 4, 5}) lab.apply(stride_edit(lab, stride, true));
  lab.apply(stride_edit(lab, 5, false));
  lab.apply(stride_edit(lab, 1, false));
  lab.undo();
  CHECK(std::get<PerAxis>(lab.scene().layers.front().settings.at("stride")) == PerAxis(5));
  lab.undo();
  CHECK(lab.scene() == before);
  CHECK_FALSE(lab.can_undo());
  lab.redo();
  lab.redo();
  CHECK(std::get<PerAxis>(lab.scene().layers.front().settings.at("stride")) == PerAxis(1));
  CHECK_FALSE(lab.can_redo());
}

TEST_CASE("a new edit after undo forgets the undone future") {
  Lab lab = lab_with("opening");
  lab.apply(stride_edit(lab, 3, false));
  lab.undo();
  CHECK(lab.redo_name() == "Change stride");
  lab.apply(stride_edit(lab, 4, false));
  CHECK_FALSE(lab.can_redo());
}

TEST_CASE("illegal settings keep the last valid picture and say what is wrong") {
  Lab lab = lab_with("opening");
  const auto picture = lab.study();
  lab.apply(stride_edit(lab, 0, false));
  CHECK(lab.study() == picture);
  REQUIRE_FALSE(lab.obstacle().problems.empty());
  CHECK(lab.obstacle().layer == 0);
  CHECK(lab.obstacle().problems.front().sentence.find("stride") != std::string::npos);
  lab.undo();
  CHECK(lab.obstacle().problems.empty());
}

TEST_CASE("a scene counts as changed only until it is back where it was saved") {
  Lab lab = lab_with("opening");
  CHECK_FALSE(lab.changed_since_saved());
  lab.apply(stride_edit(lab, 3, false));
  CHECK(lab.changed_since_saved());
  lab.undo();
  CHECK_FALSE(lab.changed_since_saved());
}

TEST_CASE("the playhead stays inside the steps, also when their number changes") {
  Lab lab = lab_with("opening");
  lab.set_time(1e9);
  CHECK(lab.time() == 9);
  lab.set_time(-1);
  CHECK(lab.time() == 0);
  lab.set_time(8.5);
  Scene smaller = lab.scene();
  smaller.input_shape = {1, 1, 2, 2};
  lab.apply({"Change size", smaller, false});
  CHECK(lab.timeline().steps() == 4);
  CHECK(lab.time() <= 4);
}

TEST_CASE("a layer takes its input and its switches from the layers it names") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("max_pool_and_unpool", ops), ops);
  REQUIRE(study->layers.size() == 2);
  CHECK(study->layers[1].from == 0);
  CHECK(study->layers[1].switches_from == 0);
  // 4, 5, 7, 6 stand where pooling found them; everything else is 0.
  CHECK(study->layers[1].y.values == std::vector<double>{0, 0, 0, 0, 4, 0, 0, 5, 0, 0, 6, 0, 7, 0, 0, 0});
}

TEST_CASE("a scene that cannot be worked out says in which layer and why") {
  const auto ops = all_ops();
  const auto sentence = [&](Scene scene) {
    const Worked worked = work_out(scene, ops);
    CHECK(worked.study == nullptr);
    REQUIRE_FALSE(worked.obstacle.problems.empty());
    return worked.obstacle.problems.front().sentence;
  };
  Scene scene;
  CHECK(sentence(scene).find("no layer") != std::string::npos);
  scene.layers.push_back({"a", "max_unpool", {}, {}, "", "", ""});
  CHECK(sentence(scene).find("pooling") != std::string::npos);
  scene.layers.front() = {"a", "conv", {}, {}, "later", "", ""};
  CHECK(sentence(scene).find("later") != std::string::npos);
  scene.layers.front() = {"a", "conv", {{"kernel", PerAxis(9)}}, {}, "", "", ""};
  CHECK_FALSE(sentence(scene).empty());
  CHECK_THROWS_AS(study_of(scene, ops), Error);
}

TEST_CASE("layers share the room for connections and cells") {
  const auto ops = all_ops();
  const auto obstacle = [&](int layers, Layer layer, Shape input) {
    Scene scene;
    scene.input_shape = input;
    for (int i = 0; i < layers; ++i) {
      layer.id = "layer" + std::to_string(i);
      scene.layers.push_back(layer);
    }
    return work_out(scene, ops).obstacle;
  };
  const Layer copying{"", "conv", {{"kernel", PerAxis(1)}}, {}, "", "", ""};
  CHECK(obstacle(4, copying, {1, 1, 1000, 1000}).problems.empty());
  const Obstacle connections = obstacle(5, copying, {1, 1, 1000, 1000});
  CHECK(connections.layer == 4);
  REQUIRE_FALSE(connections.problems.empty());
  CHECK(connections.problems.front().sentence.starts_with("Up to this layer the scene has 5000000 connections"));
  // A kernel smaller than the stride leaves holes: many cells, few connections.
  const Layer spread{"", "transposed_conv", {{"kernel", PerAxis(1)}, {"stride", PerAxis(8)}}, {}, "", "", ""};
  Scene scene;
  scene.input_shape = {1, 1, 300, 300};
  scene.layers = {spread, {"down", "conv", {{"kernel", PerAxis(1)}, {"stride", PerAxis(8)}}, {}, "", "", ""}, spread, spread};
  scene.layers[0].id = "up", scene.layers[2].id = "up again", scene.layers[3].id = "one too many";
  scene.layers[3].from = "down";
  CHECK(work_out(scene, ops).obstacle.layer == 3);
  scene.layers.pop_back();
  CHECK(work_out(scene, ops).obstacle.problems.empty());
}

TEST_CASE("the shape that comes into a layer needs no layer to be computed") {
  const auto ops = all_ops();
  Scene scene;
  scene.layers = {{"up", "nearest", {{"size", PerAxis(4096)}}, {}, "", "", ""}, {"pool", "max_pool", {}, {}, "", "", ""}};
  CHECK(shape_into(scene, 0, ops) == scene.input_shape);
  CHECK(shape_into(scene, 1, ops) == Shape{1, 1, 4096, 4096});
  scene.layers[1].from = "nobody";
  CHECK_FALSE(shape_into(scene, 1, ops).has_value());
}

TEST_CASE("scatter and gather play the same taps, and all steps together make the output") {
  const auto ops = all_ops();
  for (const std::string& name : shipped_scenes()) {
    INFO(name);
    const auto study = study_of(open_scene(name, ops), ops);
    const LayerStudy& layer = study->focused();
    for (const Order order : {Order::scatter, Order::gather}) {
      const Timeline timeline = timeline_of(layer.wiring, order);
      CHECK(timeline.taps.size() == layer.wiring.taps.size());
      const Partial whole = partial_output(layer, moment_at(timeline, timeline.steps()), 1);
      for (std::size_t i = 0; i < whole.values.size(); ++i) CHECK(whole.values[i] == doctest::Approx(layer.y.values[i]));
    }
  }
}

TEST_CASE("a curve bends what has come so far, and only where something has come") {
  const auto ops = all_ops();
  Scene scene;
  scene.input_shape = {1, 1, 1, 3};
  scene.input.values = std::make_shared<const Tensor>(scene.input_shape, std::vector<double>{-2, 3, 0});
  scene.layers.push_back({"bend", "sigmoid", {}, {}, "", "", ""});
  const auto study = study_of(scene, ops);
  const LayerStudy& layer = study->focused();
  const Timeline timeline = timeline_of(layer.wiring, Order::gather);
  const Partial partial = partial_output(layer, moment_at(timeline, 1.5), 1);
  CHECK(partial.values[0] == layer.y[0]);
  CHECK(partial.values[1] == layer.y[1]);
  CHECK(partial.values[2] == 0);
}

TEST_CASE("cells outside a resized region get the constant, once their turn has come") {
  const auto ops = all_ops();
  Scene scene;
  scene.input_shape = {1, 1, 1, 2};
  const Settings settings{
      {"coordinates", "tf_crop_and_resize"}, {"size", PerAxis(1, 3)}, {"roi_end", Factor(1, 2)}, {"extrapolation_value", -7.5}};
  scene.layers.push_back({"crop", "linear", settings, {}, "", "", ""});
  const auto study = study_of(scene, ops);
  const LayerStudy& layer = study->focused();
  CHECK(layer.y.values == std::vector<double>{1, 2, -7.5});
  for (const Order order : {Order::scatter, Order::gather}) {
    const Timeline timeline = timeline_of(layer.wiring, order);
    CHECK(partial_output(layer, moment_at(timeline, 0), 1).values[2] == 0);
    CHECK(partial_output(layer, moment_at(timeline, timeline.steps()), 1).values[2] == -7.5);
  }
}

TEST_CASE("a join stacks the layer before and the earlier layer, and says what does not fit") {
  const auto ops = all_ops();
  Scene scene;
  scene.input_shape = {1, 1, 2, 2};
  scene.layers.push_back({"same", "nearest", {{"scale", Factor(1)}}, {}, "", "", ""});
  scene.layers.push_back({"bend", "relu", {}, {}, "", "", ""});
  scene.layers.push_back({"join", "add", {}, {}, "", "", "", "same"});
  CHECK(study_of(scene, ops)->layers[2].y.values == std::vector<double>{2, 4, 6, 8});
  CHECK(study_of(scene, ops)->layers[2].with == 0);
  CHECK(*shape_into(scene, 2, ops) == Shape{1, 2, 2, 2});
  scene.layers[2].op = "concat";
  CHECK(study_of(scene, ops)->layers[2].y.values == std::vector<double>{1, 2, 3, 4, 1, 2, 3, 4});
  CHECK(scene_from_json(scene_to_json(scene, ops), "saved", ops) == scene);
  const auto sentence = [&] { return work_out(scene, ops).obstacle.problems.at(0).sentence; };
  scene.layers[2].with = "nobody";
  CHECK(sentence().find("\"nobody\", but no earlier layer") != std::string::npos);
  scene.layers[2].with = "";
  CHECK(sentence().find("must name the earlier layer") != std::string::npos);
  scene.layers[2].with = "join";
  CHECK(sentence().find("no earlier layer") != std::string::npos);
  scene.layers[2].with = "same";
  scene.layers[1] = {"bend", "nearest", {}, {}, "", "", ""};
  CHECK(sentence().find("4 × 4 and 2 × 2") != std::string::npos);
  CHECK_FALSE(shape_into(scene, 2, ops).has_value());
  scene.layers[1] = {"bend", "conv", {{"kernel", PerAxis(1)}, {"out_channels", 2}}, {}, "", "", ""};
  scene.layers[2].op = "add";
  CHECK(sentence().find("2 and 1") != std::string::npos);
}

TEST_CASE("layers seen as one give the same output, and a curve between them is refused unless linearised") {
  const auto ops = all_ops();
  Scene scene;
  scene.input_shape = {1, 1, 3, 3};
  scene.input.preset = "noise";
  scene.layers.push_back({"up", "transposed_conv", {{"kernel", PerAxis(3)}}, {"noise", 3, nullptr}, "", "", ""});
  scene.layers.push_back({"middle", "bias", {}, {}, "", "", ""});
  scene.layers.push_back({"again", "transposed_conv", {{"kernel", PerAxis(3)}}, {"noise", 4, nullptr}, "", "", ""});
  const auto check_whole = [](const Study& study, const Composed& one) {
    const Tensor y = apply_wiring(one.wiring, study.input, Tensor());
    REQUIRE(y.shape == study.layers.back().y.shape);
    for (int i = 0; i < static_cast<int>(y.shape.cells()); ++i)
      CHECK(y[i] == doctest::Approx(study.layers.back().y[i]).epsilon(1e-12));
  };
  const auto straight = study_of(scene, ops);
  const Composed one = seen_as_one(*straight, 0, 2);
  check_whole(*straight, one);
  // Kernel 3, stride 2, twice: along the first row 3, 2, 3, 1 ways lead to a cell, over and over.
  std::vector<int> ways(15);
  for (std::size_t tap = 0; tap < one.paths.size(); ++tap)
    if (one.wiring.taps[tap].out < 15) ways[static_cast<std::size_t>(one.wiring.taps[tap].out)] += one.paths[tap];
  CHECK(ways == std::vector<int>{1, 1, 2, 1, 3, 2, 3, 1, 3, 2, 3, 1, 2, 1, 1});
  scene.layers[1] = {"middle", "tanh", {}, {}, "", "", ""};
  const auto bent = study_of(scene, ops);
  check_whole(*bent, seen_as_one(*bent, 0, 2, true));
  try {
    seen_as_one(*bent, 0, 2);
    FAIL("nothing was refused");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("\"middle\" (Tanh)") != std::string::npos);
  }
}

TEST_CASE("a moment is a pure function of time") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("opening", ops), ops);
  const Timeline timeline = timeline_of(study->focused().wiring, Order::scatter);
  CHECK(moment_at(timeline, 0).cell == -1);
  CHECK(moment_at(timeline, 0).done.empty());
  const Moment third = moment_at(timeline, 2.25);
  CHECK(third.cell == 2);
  CHECK(third.step == 2);
  CHECK(third.progress == doctest::Approx(0.25));
  CHECK(moment_at(timeline, 9).cell == -1);
  CHECK(moment_at(timeline, 9).done.size() == timeline.taps.size());
  CHECK(moment_at(timeline, std::nan("")).cell == -1);
  CHECK(motion_at(0.5, true).count == 1);
  CHECK(motion_at(0.01, false).count == 1);
}

TEST_CASE("a refused setting is answered with the nearest legal value") {
  const auto ops = all_ops();
  const auto refusal = [&](const char* parameter, Value value) -> std::string {
    Scene scene = open_scene("opening", ops);
    scene.layers.front().settings[parameter] = value;
    try {
      study_of(scene, ops);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  CHECK(refusal("stride", PerAxis(0)).ends_with("Legal would be stride = 1."));
  CHECK(refusal("kernel", PerAxis(99999)).ends_with("Legal would be kernel = 16."));
  CHECK(refusal("groups", 2).ends_with("Legal would be groups = 1."));
  CHECK(refusal("padding", PerEdge(5)).find(" Legal would be ") != std::string::npos);
}
