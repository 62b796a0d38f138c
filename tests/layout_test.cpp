// Several views in one picture, several layers as one, and steps of every size.
#include <doctest/doctest.h>

#include "base/error.h"
#include "base/text.h"
#include "lab/scene_json.h"
#include "view/stage.h"
#include "view/view.h"

using namespace upstamp;

namespace {

Scene two_layers() {
  Scene scene;
  scene.layers.push_back({"up", "nearest", {}, {}, "", "", ""});
  scene.layers.push_back({"smooth", "conv", {{"padding", PerEdge(1)}}, {}, "", "", ""});
  return scene;
}

}  // namespace

TEST_CASE("tiles beside each other share the width, rows lie below each other, and every tile holds its view") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  Scene scene = open_scene("opening", ops);
  scene.views = {{"exchange"}, {"overlap"}, {"arithmetic"}};
  scene.views[2].beside = true;
  scene.views[2].share = 2;
  const auto study = study_of(scene, ops);
  const auto tiles = tiles_of(*study, views);
  REQUIRE(tiles.size() == 3);
  const Sheet sheet = laid_out(tiles, *study, moment_at(timeline_of(*study), 3.5), style_named("light", fonts));
  REQUIRE(sheet.tiles.size() == 3);
  CHECK(sheet.tiles[0].width == doctest::Approx(sheet.figure.size.width));
  CHECK(sheet.tiles[1].y == doctest::Approx(sheet.tiles[0].bottom()));
  CHECK(sheet.tiles[2].x == doctest::Approx(sheet.tiles[1].right()));
  CHECK(sheet.tiles[2].right() == doctest::Approx(sheet.figure.size.width));
  CHECK(sheet.tiles[2].bottom() == doctest::Approx(sheet.figure.size.height));
  const Rect ink = bounds(sheet.figure, fonts);
  CHECK(ink.right() <= sheet.figure.size.width);
  CHECK(ink.bottom() <= sheet.figure.size.height);
}

TEST_CASE("a tile's place and settings survive the file, and settings that the view has not are refused") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  scene.views = {{"exchange"}, {"overlap", "", true, 1.5, 2}};
  scene.granularity = Granularity::row;
  scene.values = Values::fractions;
  CHECK(scene_from_json(scene_to_json(scene, ops), "it", ops) == scene);
  scene.views[1].settings = R"({"no_such_setting":1})";
  CHECK_THROWS_AS(tiles_of(*study_of(scene, ops), all_views()), Error);
  for (const char* wrong : {R"({"views":[{"id":"exchange","share":0}]})", R"({"views":[{"id":"exchange","beside":1}]})",
                            R"({"granularity":"stamp"})", R"({"values":"words"})", R"({"since":"nobody"})"})
    CHECK_THROWS_AS(scene_from_json(wrong, "it", ops), Error);
}

TEST_CASE("steps of every granularity end in the same output and cover every product once") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("opening", ops), ops);
  const Wiring& wiring = study->focused().wiring;
  const auto taps = static_cast<int>(wiring.taps.size());
  for (const Order order : {Order::scatter, Order::gather}) {
    const Shape& side = order == Order::scatter ? wiring.in : wiring.out;
    const std::pair<Granularity, int> expected[] = {{Granularity::product, taps},
                                                    {Granularity::cell, static_cast<int>(side.cells())},
                                                    {Granularity::row, side.rows * side.channels},
                                                    {Granularity::whole, 1}};
    for (const auto& [granularity, steps] : expected) {
      const Timeline timeline = timeline_of(wiring, order, granularity);
      CHECK(timeline.steps() == steps);
      CHECK(static_cast<int>(moment_at(timeline, steps).done.size()) == taps);
      const Partial end = partial_output(study->focused(), moment_at(timeline, steps), 1);
      CHECK(end.values == study->focused().y.values);
      int finished = -1;
      for (int step = 0; step < steps; ++step) {
        const Moment moment = moment_at(timeline, step + 0.5);
        CHECK(moment.finished <= moment.finishing);
        CHECK(moment.finished >= finished);
        finished = moment.finished;
      }
      CHECK(moment_at(timeline, steps).finished == static_cast<int>(side.cells()));
    }
  }
}

TEST_CASE("several layers seen as one are looked at like a layer, and a cell between layers is one cell") {
  const auto ops = all_ops();
  const auto study = study_of(two_layers(), ops);
  CHECK(tag_in(*study, study->layers[1], {Role::output, 5, 0}) == Tag{Role::input, 5, 1});
  CHECK(tag_in(*study, study->layers[0], {Role::input, 5, 1}) == Tag{Role::output, 5, 0});
  CHECK(tag_in(*study, study->layers[1], {Role::input, 5, 0}) == Tag{});
  Scene scene = two_layers();
  scene.since = "up";
  const auto spanned = study_of(scene, ops);
  const LayerStudy& span = spanned->focused();
  CHECK(span.wiring.in == spanned->input.shape);
  CHECK(span.y.values == spanned->layers[1].y.values);
  CHECK(apply_wiring(span.wiring, span.x, span.w).values == span.y.values);
  CHECK(tag_in(*spanned, span, {Role::output, 7, 1}) == Tag{Role::output, 7, span.index});
  CHECK(tag_in(*spanned, span, {Role::input, 7, 0}) == Tag{Role::input, 7, span.index});
  scene.layers.insert(scene.layers.begin() + 1, {"bend", "relu", {}, {}, "", "", ""});
  CHECK_FALSE(work_out(scene, ops).study);
  scene.linearised = true;
  CHECK(study_of(scene, ops)->span.has_value());
}

TEST_CASE("fractions are written where a number is one") {
  CHECK(fraction_text(1.0 / 3) == "1/3");
  CHECK(fraction_text(-2.25) == "-9/4");
  CHECK(fraction_text(7) == "7");
  CHECK(fraction_text(0) == "0");
  CHECK(fraction_text(3.14159265358979) == "");
  CHECK(fraction_text(1e30) == "");
}

TEST_CASE("no tile moves sideways while a shipped scene plays") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const std::string& name : shipped_scenes()) {
    const auto study = study_of(open_scene(name, ops), ops);
    const auto tiles = tiles_of(*study, views);
    if (tiles.size() < 2) continue;
    const Timeline timeline = timeline_of(*study);
    const Sheet first = laid_out(tiles, *study, moment_at(timeline, 0), style);
    for (const double share : {0.2, 0.503, 0.81, 1.0}) {
      const Sheet later = laid_out(tiles, *study, moment_at(timeline, share * timeline.steps()), style);
      INFO(name << " at " << share);
      CHECK(later.figure.size.width == first.figure.size.width);
      for (std::size_t i = 0; i < tiles.size(); ++i) {
        CHECK(later.tiles[i].x == first.tiles[i].x);
        CHECK(later.tiles[i].width == first.tiles[i].width);
      }
    }
  }
}
