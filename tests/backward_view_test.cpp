// The backward view: the gradients it ends with, the two dot products on the way, and what it says of uneven coverage.
#include <doctest/doctest.h>

#include "view/way_back.h"
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
  CHECK(way.counts == std::vector<int>{1, 2, 3, 2, 1});
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
  CHECK(told(scene, 0).find("is no transpose") != std::string::npos);
}

TEST_CASE("a strided convolution's coverage is told in numbers, an even one is not mentioned") {
  const Scene strided = open_scene("guide_padding_strides", all_ops());
  CHECK(told(strided, 9).find("take part in 1 to 4 sums") != std::string::npos);
  const Scene even = open_scene("nearest", all_ops());
  CHECK(told(even, 9).find("take part") == std::string::npos);
}

TEST_CASE("the error stands where it is asked for: at one cell, at the pointed one, everywhere, or as noise") {
  const Scene scene = open_scene("convolution_as_matrix", all_ops());
  const auto words = [&](const Settings& settings) { return tests::view_text("backward", scene, 0, settings); };
  CHECK(words({}).find("1 at every cell") != std::string::npos);
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
