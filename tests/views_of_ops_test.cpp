// Every operation in every view that can show it: both orders, every size of step, several instants.
#include <doctest/doctest.h>

#include "figure_checks.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

// The op alone where that is legal; an unpooling after a pooling, a join of two layers.
Scene scene_of(const Op& op, Shape input) {
  Scene scene;
  scene.input_shape = input;
  scene.input = {"noise", 3, nullptr};
  if (op.needs_switches) scene.layers.push_back({"pool", "max_pool", {}, {}, "", "", ""});
  if (op.kind == Kind::join) {
    scene.layers.push_back({"skip", "relu", {}, {}, "", "", ""});
    scene.layers.push_back({"main", "bias", {}, {}, "", "", ""});
  }
  scene.layers.push_back({"layer", op.about.id, {}, {"noise", 5, nullptr}, "", "", ""});
  if (op.kind == Kind::join) scene.layers.back().with = "skip";
  return scene;
}

std::optional<Scene> legal_scene_of(const Op& op, const Catalogue<Op>& ops) {
  for (const int channels : {1, 4, 9})
    for (const int side : {3, 4})
      if (Scene scene = scene_of(op, {1, channels, side, side}); work_out(scene, ops).study) return scene;
  return std::nullopt;
}

void check_views(const Study& study, const Catalogue<View>& views, const Style& style, std::initializer_list<double> times,
                 bool twice) {
  for (const View& view : views) {
    if (!view.fits(study)) continue;
    for (const double time : times) {
      INFO(view.about.id << " at " << time);
      check_view(view, study, {}, style, time, twice);
    }
  }
}

}  // namespace

TEST_CASE("every view of every operation holds at four instants in both orders") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const Op& op : ops) {
    std::optional<Scene> scene = legal_scene_of(op, ops);
    INFO(op.about.id);
    REQUIRE(scene);
    for (const Order order : {Order::scatter, Order::gather}) {
      INFO((order == Order::scatter ? "scatter" : "gather"));
      scene->order = order;
      check_views(*study_of(*scene, ops), views, style, {0.0, 0.3712, 0.4375, 1.0}, order == Order::scatter);
    }
  }
}

TEST_CASE("every view of every operation holds for steps of every size") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  const Style style = style_named("dark", fonts);
  for (const Op& op : ops) {
    std::optional<Scene> scene = legal_scene_of(op, ops);
    INFO(op.about.id);
    REQUIRE(scene);
    scene->values = Values::fractions;
    for (const Granularity granularity : {Granularity::product, Granularity::row, Granularity::whole}) {
      INFO("granularity " << static_cast<int>(granularity));
      scene->granularity = granularity;
      scene->order = granularity == Granularity::row ? Order::gather : Order::scatter;
      check_views(*study_of(*scene, ops), views, style, {0.24, 0.51}, false);
    }
  }
}
