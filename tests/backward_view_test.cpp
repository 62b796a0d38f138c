// The backward view: the gradients it ends with, the two dot products on the way, and what it says of uneven coverage.
#include <doctest/doctest.h>

#include <set>

#include "view/backward_grids.h"
#include "view_golden.h"

using namespace upstamp;

namespace {

const std::vector<std::string> scenes{"opening",        "convolution",        "conv_and_bias",       "guide_padding_strides",
                                      "linear",         "dilated_transposed", "max_pool_and_unpool", "average_unpool",
                                      "three_channels", "dcgan_decoder"};

// The way back at a moment of the scene's own timeline, which must outlive it.
struct Played {
  std::shared_ptr<const Study> study;
  Timeline timeline;
  Fonts fonts;
  Style style = style_named("light", fonts);

  Played(const std::string& name, Order order) {
    Scene scene = open_scene(name, all_ops());
    scene.order = order;
    study = study_of(scene, all_ops());
    timeline = timeline_of(*study);
  }
  const LayerStudy& layer() const { return study->focused(); }
  WayBack at(double time, const Tensor& error) const {
    const Moment moment = moment_at(timeline, time);
    const Stage stage = stage_of(*study, moment, style);
    return way_back(stage, Straight(layer()), error);
  }
  // What is drawn where there is room for one channel, every error 1.
  BackwardParts parts_at(double time) const {
    const Moment moment = moment_at(timeline, time);
    const Stage stage = stage_of(*study, moment, style);
    const WayBack way = way_back(stage, Straight(layer()), Tensor(layer().y.shape, 1.0));
    return backward_parts(stage, way, "", drawn_channels(stage, way, 1));
  }
};

void check_equal(const Tensor& have, const Tensor& wanted) {
  REQUIRE(have.shape == wanted.shape);
  for (std::size_t i = 0; i < wanted.values.size(); ++i)
    CHECK(have.values[i] == doctest::Approx(wanted.values[i]).epsilon(1e-12));
}

std::string told(const Scene& scene, double time, const Settings& settings = {}) {
  const auto study = study_of(scene, all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  return all_views().find("backward")->draw(*study, moment_at(timeline, time), settings, style_named("light", fonts)).description;
}

Scene looking_at(const std::string& name, const std::string& layer) {
  Scene scene = open_scene(name, all_ops());
  scene.focus = layer;
  return scene;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("the way back ends with the gradients by the input and by the weights, in either order of playing") {
  for (const std::string& name : scenes)
    for (const Order order : {Order::scatter, Order::gather}) {
      CAPTURE(name);
      const Played played(name, order);
      const LayerStudy& layer = played.layer();
      const Tensor error = preset_values("noise", 3, layer.wiring.out);
      const WayBack way = played.at(played.timeline.steps(), error);
      const Straight straight(layer);
      check_equal(way.x, input_gradient(straight.wiring(), layer.w, error));
      if (layer.wiring.weight.cells() > 0) check_equal(way.w, weight_gradient(straight.wiring(), layer.x, error));
      CHECK(products_agree(way));
    }
}

TEST_CASE("the two dot products are the same number at every moment, also in the middle of a step") {
  for (const std::string& name : scenes)
    for (const Order order : {Order::scatter, Order::gather}) {
      CAPTURE(name);
      const Played played(name, order);
      const Tensor error = preset_values("noise", 5, played.layer().wiring.out);
      for (const double share : {0.0, 0.13, 0.4, 0.77, 1.0}) {
        const WayBack way = played.at(share * played.timeline.steps(), error);
        CHECK(products_agree(way));
        CHECK(way.forth == doctest::Approx(way.back).epsilon(1e-9));
      }
    }
}

TEST_CASE("five errors of 1 through a kernel 1 2 1 come back as 1 3 4 3 1") {
  const Played played("convolution_as_matrix", Order::gather);
  const WayBack way = played.at(3, Tensor({1, 1, 1, 3}, 1.0));
  CHECK(way.x.values == std::vector<double>{1, 3, 4, 3, 1});
  CHECK(way.w.values == std::vector<double>{6, 9, 12});
  CHECK(way.to_x.come == std::vector<int>{1, 2, 3, 2, 1});
  CHECK(way.to_x.due == way.to_x.come);
  CHECK(way.forth == 36);
  CHECK(way.back == 36);
}

TEST_CASE("where an unpooling was overwritten all writers get the error back, and the products differ") {
  Scene scene = open_scene("max_pool_and_unpool", all_ops());
  scene.layers[0].settings = {{"kernel", PerAxis(2)}, {"stride", PerAxis(1)}};
  scene.layers[1].settings = {{"kernel", PerAxis(2)}, {"stride", PerAxis(1)}};
  const auto study = study_of(scene, all_ops());
  const LayerStudy& layer = study->focused();
  REQUIRE_FALSE(layer.wiring.considered.empty());
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const Order order : {Order::scatter, Order::gather}) {
    const Timeline timeline = timeline_of(layer.wiring, order);
    const Moment moment = moment_at(timeline, timeline.steps());
    const Stage stage = stage_of(*study, moment, style);
    const Tensor error = preset_values("ramp", 1, layer.wiring.out);
    const WayBack way = way_back(stage, Straight(layer), error);
    check_equal(way.x, apply_wiring(backward(*layer.op, layer.wiring), error, layer.w));
    CHECK_FALSE(way.is_transpose);
    CHECK_FALSE(products_agree(way));
  }
  CHECK(says(told(scene, 0), "it is not the transpose"));
}

TEST_CASE("where an unpooling was overwritten the picture says which gradient it shows and that the products differ") {
  const Scene scene = open_scene("pooling_with_ties", all_ops());
  const std::string text = tests::view_text("backward", scene, 9);
  CHECK(says(text, "as frameworks compute it"));
  CHECK(says(text, "≠ 76"));
  CHECK_FALSE(says(text, "Cᵀ"));
  // Its gradients come to cells that no output uses, so a coverage would deny what the picture shows.
  CHECK_FALSE(says(text, "Coverage"));
  CHECK_FALSE(says(text, "used by"));
}

TEST_CASE("how often input cells are used is told in numbers, and that it is equally often where it is") {
  const auto words = [](const std::string& name) { return told(open_scene(name, all_ops()), 0); };
  CHECK(says(words("guide_padding_strides"), "Input cells are used by 1 to 4 output cells: even equal errors"));
  CHECK(says(words("nearest"), "Every input cell is used by 4 output cells"));
  CHECK(says(words("guide_numerical_max_pooling"), "Some input cells win no window, others up to"));
  CHECK_FALSE(says(told(looking_at("dcgan_decoder", "tanh"), 0), "used by"));
}

TEST_CASE("a cell that two products of one output use is used by one output") {
  Scene scene;
  scene.input_shape = {1, 1, 1, 2};
  scene.layers.push_back({"layer", "linear", {{"scale", Factor(1, 2)}}, {}, "", "", ""});
  const auto study = study_of(scene, all_ops());
  // Both cells reach both middle ones, and each its own border.
  CHECK(uses_of_inputs(study->focused()) == std::vector<int>{3, 3});
}

TEST_CASE("what a sentence says of one product is in the singular, and speaks of weights only where there are some") {
  const auto words = [](const std::string& name, double time) { return told(open_scene(name, all_ops()), time); };
  CHECK(says(words("max_pool_and_unpool", 0.5), "takes in the error of 1 output cell, unchanged."));
  CHECK(says(words("conv_and_bias", 0.5), "goes back to 1 input cell, unchanged."));
  CHECK(says(words("opening", 0.5), "each times the weight that led there."));
  CHECK(says(words("linear", 0.5), "fixed weight"));
  for (const std::string name : {"conv_and_bias", "max_pool_and_unpool", "nearest", "fold_of_unfold"})
    for (const double time : {0.0, 0.5}) CHECK_FALSE(says(words(name, time), "weight"));
}

TEST_CASE("a bias is no part of the matrix, and its gradient is the sum of the errors") {
  const Scene scene = open_scene("conv_and_bias", all_ops());
  CHECK(says(told(scene, 0), "C x = y − bias"));
  CHECK(says(tests::view_text("backward", scene, 0), "Σ g"));
  CHECK_FALSE(says(told(open_scene("opening", all_ops()), 0), "no part of it"));
}

TEST_CASE("a curve sends errors back times its slope, and no product of numbers that are not in the picture is shown") {
  const Scene scene = looking_at("dcgan_decoder", "tanh");
  const std::string text = tests::view_text("backward", scene, 0.5);
  CHECK(says(text, "tanh′(x)"));
  CHECK(says(text, "times the slope there"));
  CHECK_FALSE(says(text, "⟨"));
}

TEST_CASE("a matrix that picks this input's maxima is not said to hold for every input") {
  CHECK(says(told(open_scene("opening", all_ops()), 0), "For every x and g"));
  for (const char* name : {"guide_numerical_max_pooling", "max_pool_and_unpool"}) {
    const std::string picked = told(open_scene(name, all_ops()), 0);
    CHECK(says(picked, "for this input"));
    CHECK_FALSE(says(picked, "every x"));
  }
}

TEST_CASE("products of two layers' weights are not said to be fixed, and a sum of thousands agrees with its transpose") {
  const std::string both = tests::view_text("backward", open_scene("stamps_on_stamps", all_ops()), 1.5);
  CHECK(says(both, "the weight of these layers together"));
  CHECK_FALSE(says(both, "fixed"));
  CHECK(says(tests::view_text("backward", open_scene("linear", all_ops()), 1.5), "fixed weight"));
  CHECK_FALSE(says(tests::view_text("backward", open_scene("picture_through_kernels", all_ops()), 0), "differ by rounding"));
}

TEST_CASE("a sum that is not finished is one so far, and none leaves out a term") {
  const Scene scene = open_scene("convolution_as_matrix", all_ops());
  const std::string middle = tests::view_text("backward", scene, 1.5), end = tests::view_text("backward", scene, 3);
  CHECK(says(middle, "so far"));
  CHECK_FALSE(says(end, "so far"));
  for (const std::string& text : {middle, end, tests::view_text("backward", open_scene("checkerboard", all_ops()), 4)})
    CHECK_FALSE(says(text, "more)"));
}

TEST_CASE("a stamp's window is framed in the output and in the error, and errors not used yet are faint") {
  const Played played("opening", Order::scatter);
  const BackwardParts parts = played.parts_at(3.5);
  for (const BackwardPart* part : {&parts.output, &parts.error}) {
    REQUIRE(part->grids.front().outlines.size() == 1);
    const Outline& frame = part->grids.front().outlines.front();
    CHECK(std::vector<int>{frame.row, frame.column, frame.rows, frame.columns} == std::vector<int>{1, 0, 3, 2});
  }
  const std::vector<CellLook>& errors = parts.error.grids.front().cells;
  for (const int cell : {0, 4, 9, 10, 11, 15, 16}) CHECK_FALSE(errors[static_cast<std::size_t>(cell)].faint);
  for (const int cell : {12, 14, 17, 20, 24}) CHECK(errors[static_cast<std::size_t>(cell)].faint);
}

TEST_CASE("the channels and the kernels of the present step are drawn, also where there is room for few") {
  const Played played("three_channels", Order::scatter);
  const BackwardParts parts = played.parts_at(9 * 2 + 0.5);
  CHECK(parts.input.note == "3 × 3, channel 2");
  CHECK(parts.weights.note == "2 × 2, w[2,0]");
  for (const BackwardPart* part : {&parts.input, &parts.input_gradient}) CHECK(part->foot == "2 more channels not drawn");
  for (const BackwardPart* part : {&parts.output, &parts.error}) CHECK(part->foot == "1 more channel not drawn");
  for (const BackwardPart* part : {&parts.weights, &parts.weight_gradient}) CHECK(part->foot == "5 more kernels not drawn");
}

TEST_CASE("where maps are colours each has a key, and a kernel beside them keeps its numbers") {
  const std::string text = tests::view_text("backward", open_scene("picture_through_kernels", all_ops()), 0);
  for (const char* key : {"x and y 0", "∂L/∂x 0", "coverage 0"}) CHECK_MESSAGE(says(text, key), key);
  CHECK(says(text, "0.444"));
}

TEST_CASE("a folding's nine input channels are all drawn") {
  const std::string text = tests::view_text("backward", open_scene("fold_of_unfold", all_ops()), 12.5);
  CHECK(says(text, "channel 8"));
  CHECK_FALSE(says(text, "not drawn"));
}

TEST_CASE("an output cell that nothing reaches is a pale 0 from the start, one that waits is blank") {
  const Played played("max_pool_and_unpool", Order::scatter);
  const BackwardParts parts = played.parts_at(0);
  int waiting = 0;
  for (const CellLook& look : parts.output.grids.front().cells) {
    CHECK(look.shown == look.faint);
    waiting += !look.shown;
  }
  CHECK(waiting == 4);
}

TEST_CASE("the way back keeps its size while it plays") {
  for (const std::string& name : scenes)
    for (const Order order : {Order::scatter, Order::gather}) {
      CAPTURE(name);
      const Played played(name, order);
      std::set<std::pair<double, double>> sizes;
      for (int step = 0; step < std::min(played.timeline.steps(), 12); ++step) {
        const Moment moment = moment_at(played.timeline, step + 0.5);
        const Figure figure = all_views().find("backward")->draw(*played.study, moment, {}, played.style);
        sizes.insert({figure.size.width, figure.size.height});
      }
      CHECK(sizes.size() == 1);
    }
}

TEST_CASE("the error stands where it is asked for: at one cell, at the pointed one, everywhere, or as noise") {
  const Scene scene = open_scene("convolution_as_matrix", all_ops());
  const auto words = [&](const Settings& settings) { return tests::view_text("backward", scene, 0, settings); };
  CHECK(says(words({}), "1 everywhere"));
  CHECK(words({{"error", std::string("one_cell")}, {"cell", PerAxis(0, 2)}}).find("1 at y[0,2]") != std::string::npos);
  // Cells beyond the map are its last ones.
  CHECK(words({{"error", std::string("one_cell")}, {"cell", PerAxis(9, 9)}}).find("1 at y[0,2]") != std::string::npos);
  CHECK(words({{"error", std::string("pointed")}}).find("1 at y[0,1]") != std::string::npos);
  CHECK(words({{"error", std::string("noise")}}).find("noise") != std::string::npos);
}

TEST_CASE("the way back through a convolution and through a strided one look as they did") {
  tests::check_view_golden("backward", "convolution_as_matrix", 1.5);
  tests::check_view_golden("backward", "guide_padding_strides", 9);
}
