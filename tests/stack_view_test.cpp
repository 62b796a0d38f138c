// The viewpoint, what a cell is made from and reaches, where slabs stand, and what the stack says.
#include <doctest/doctest.h>

#include <set>

#include "figure/viewpoint.h"
#include "figure_checks.h"
#include "figure_words.h"
#include "view/field.h"
#include "view/lanes.h"
#include "view/slab_row.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Layer layer(std::string id, std::string op, Settings settings = {}, std::string from = "", std::string with = "") {
  Layer made{std::move(id), std::move(op), std::move(settings), {}, std::move(from), "", ""};
  made.with = std::move(with);
  return made;
}

std::shared_ptr<const Study> study_with(Shape input, std::vector<Layer> layers) {
  Scene scene;
  scene.input_shape = input;
  scene.layers = std::move(layers);
  return study_of(scene, all_ops());
}

int lit_in(const Field& field, int map) {
  const auto& lit = field.of(map);
  return static_cast<int>(std::count(lit.begin(), lit.end(), 1));
}

const MapPlace& place_of(const Lanes& lanes, int map) {
  return *std::find_if(lanes.places.begin(), lanes.places.end(), [map](const MapPlace& place) { return place.map == map; });
}

Figure stack_of(const Study& study, const Style& style, const Settings& settings = {}) {
  const Timeline timeline = timeline_of(study);
  return all_views().at("stack").draw(study, moment_at(timeline, 0), settings, style);
}

}  // namespace

TEST_CASE("two maps that do not fit are drawn over each other with their sizes and what mends them, from any side") {
  Scene scene;
  scene.input_shape = {1, 1, 8, 8};
  scene.layers = {layer("keep", "conv", {{"padding", PerEdge(1)}}),
                  layer("halve", "conv", {{"padding", PerEdge(1)}, {"stride", PerAxis(2)}}),
                  layer("double", "transposed_conv", {{"stride", PerAxis(2)}, {"padding", PerEdge(1)}}),
                  layer("join", "concat", {}, "", "keep")};
  const Worked worked = work_out(scene, all_ops());
  REQUIRE(worked.obstacle.so_far);
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const double azimuth : {52.0, -40.0, 0.0}) {
    check_view(all_views().at("stack"), *worked.obstacle.so_far, {{"azimuth", azimuth}}, style, 0);
    const std::vector<std::string> words = words_of(stack_of(*worked.obstacle.so_far, style, {{"azimuth", azimuth}}));
    CHECK(times(words, "7 × 7 ≠ 8 × 8") == 1);
    CHECK(times(words, "Concatenation cannot join 7 × 7 with 8 × 8; they fit with output_padding = 1 in layer 3 (double).") == 1);
    CHECK(times(words, "Output") == 0);
  }
}

TEST_CASE("a viewpoint straight ahead keeps x and y, and from the left above it sees the left and the upper side") {
  const Viewpoint ahead(0, 0);
  const Point seen = ahead.seen({3, 5, 7});
  CHECK(seen.x == doctest::Approx(3));
  CHECK(seen.y == doctest::Approx(5));
  CHECK(ahead.faces({0, 0, 1}));
  CHECK_FALSE(ahead.faces({-1, 0, 0}));
  const Viewpoint turned(30, 20);
  CHECK(turned.faces({-1, 0, 0}));
  CHECK(turned.faces({0, -1, 0}));
  CHECK(turned.faces({0, 0, 1}));
  CHECK_FALSE(turned.faces({1, 0, 0}));
  CHECK_FALSE(turned.faces({0, 1, 0}));
  // What comes towards the viewer moves right, seen from the left, and down, seen from above.
  CHECK(turned.seen({0, 0, 1}).x == doctest::Approx(0.5));
  CHECK(turned.seen({0, 0, 1}).y > 0);
  CHECK(Viewpoint(90, 0).nearness({-1, 0, 0}) == doctest::Approx(1));
}

TEST_CASE("two convolutions of 3 see 5 x 5 cells, and a cell in the middle reaches as many") {
  const auto study =
      study_with({1, 1, 9, 9}, {layer("a", "conv", {{"padding", PerEdge(1)}}), layer("b", "conv", {{"padding", PerEdge(1)}})});
  const Field back = field_of(*study, 1, 40);
  CHECK(lit_in(back, 1) == 1);
  CHECK(lit_in(back, 0) == 9);
  CHECK(lit_in(back, -1) == 25);
  const Field ahead = field_of(*study, -1, 40);
  CHECK(lit_in(ahead, 0) == 9);
  CHECK(lit_in(ahead, 1) == 25);
  const auto block = lit_block(back.of(-1), study->input.shape, 0);
  REQUIRE(block);
  CHECK(block->x == doctest::Approx(2.0 / 9));
  CHECK(block->width == doctest::Approx(5.0 / 9));
}

TEST_CASE("a field goes through both inputs of a join and not into branches that the cell has no part in") {
  const auto study =
      study_with({1, 1, 4, 4}, {layer("near", "conv", {{"kernel", PerAxis(1)}}), layer("wide", "conv", {{"padding", PerEdge(1)}}),
                                layer("sum", "add", {}, "", "near"), layer("other", "relu", {}, "near")});
  const Field field = field_of(*study, 2, 5);
  CHECK(lit_in(field, 1) == 1);
  CHECK(lit_in(field, 0) == 9);
  CHECK(lit_in(field, 3) == 0);
  // From the wide layer alone the way leads to the sum.
  const Field wide = field_of(*study, 1, 0);
  CHECK(lit_in(wide, 2) == 1);
  CHECK(lit_in(wide, 3) == 0);
  CHECK(lit_in(wide, 0) == 4);
}

TEST_CASE("a maximum is made from all the cells that it chose from") {
  const auto study = study_with({1, 1, 4, 4}, {layer("pool", "max_pool", {{"kernel", PerAxis(2)}})});
  CHECK(lit_in(field_of(*study, 0, 0), -1) == 4);
}

TEST_CASE("cells of every layer's own numbering lead to the map that holds them") {
  const auto study = study_of(open_scene("unet_decoder", all_ops()), all_ops());
  // The concatenation's input has the second map's channels behind the first's.
  CHECK(map_cell(*study, {Role::input, 0, 4}) == std::pair(3, 0));
  CHECK(map_cell(*study, {Role::input, 32, 4}) == std::pair(0, 0));
  CHECK(map_cell(*study, {Role::output, 7, 2}) == std::pair(2, 7));
  CHECK(map_cell(*study, {Role::input, 3, 0}) == std::pair(-1, 3));
  CHECK_FALSE(map_cell(*study, {Role::weight, 0, 0}));
  CHECK_FALSE(map_cell(*study, {Role::output, 10'000, 0}));
}

TEST_CASE("a side branch gets a lane, a skip an arch, and nested skips lie one above the other") {
  const auto fcn = study_of(open_scene("fcn_8s", all_ops()), all_ops());
  const Lanes lanes = lanes_of(*fcn, 0, 6);
  CHECK(lanes.lanes == 2);
  CHECK(lanes.arches == 0);
  CHECK(place_of(lanes, 4).lane == 1);
  CHECK(place_of(lanes, 4).column == 2);
  CHECK(place_of(lanes, 5).column == 5);
  const PerEdge same(1);
  const auto nested = study_with({1, 1, 8, 8}, {layer("a", "conv", {{"padding", same}}), layer("b", "conv", {{"padding", same}}),
                                                layer("c", "conv", {{"padding", same}}), layer("d", "add", {}, "", "b"),
                                                layer("e", "conv", {{"padding", same}}), layer("f", "add", {}, "", "a")});
  const Lanes arched = lanes_of(*nested, 0, 5);
  CHECK(arched.lanes == 1);
  CHECK(arched.arches == 2);
  for (const MapLink& link : arched.links)
    if (link.arch >= 0) CHECK(link.arch == (arched.places[link.to].map == 3 ? 0 : 1));
}

TEST_CASE("every map of a scene is a slab with its size, and each of its cells can be pointed at") {
  const Fonts fonts;
  const auto study = study_of(open_scene("fcn_8s", all_ops()), all_ops());
  const Figure figure = stack_of(*study, style_named("light", fonts));
  const auto words = words_of(figure);
  CHECK(times(words, "1 × 4 × 4") == 4);
  CHECK(times(words, "2 × 2 × 2") == 1);
  CHECK(times(words, "1 × 8 × 8") == 1);
  CHECK(times(words, "k4 s2 p1") == 2);
  std::map<int, std::set<int>> cells;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const auto* path = std::get_if<Path>(placed.mark); path && path->tag.role == Role::output)
      cells[path->tag.layer].insert(path->tag.cell);
  });
  CHECK(cells.at(0).size() == 16);
  CHECK(cells.at(6).size() == 64);
}

TEST_CASE("hovering a cell anywhere shows its field on all slabs, and turning it off hides that") {
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const auto study = study_of(open_scene("dcgan_decoder", all_ops()), all_ops());
  const Figure plain = stack_of(*study, style);
  style.hovered = {Role::output, 0, 0};
  const Figure shown = stack_of(*study, style);
  CHECK_FALSE(plain == shown);
  CHECK(shown.description.find("Cell y[0,0,0] of layer 1") != std::string::npos);
  const Figure without = stack_of(*study, style, {{"field", false}});
  CHECK_FALSE(without == shown);
  CHECK(without.description.find("Cell ") == std::string::npos);
}

TEST_CASE("up to twenty layers keep to the page, with numbers on the arrows and a legend where names find no room") {
  const Fonts fonts;
  for (const std::string& theme : theme_names())
    for (const double part : {1.0, 0.5}) {
      Style style = style_named(theme, fonts);
      style.page = {style.page.width * part, style.page.height * part};
      std::vector<Layer> layers;
      for (int i = 0; i < 20; ++i)
        layers.push_back(layer("l" + std::to_string(i), i % 2 == 0 ? "conv" : "relu",
                               i % 2 == 0 ? Settings{{"padding", PerEdge(1)}} : Settings{}));
      const auto study = study_with({1, 1, 8, 8}, layers);
      const Figure figure = stack_of(*study, style);
      CAPTURE(theme);
      CAPTURE(part);
      CHECK(figure.size.width <= style.page.width * type_scale(style) + 1);
      CHECK(figure.size.height <= style.page.height * type_scale(style) + 1);
      CHECK(times(words_of(figure), "20") == 1);
    }
}

TEST_CASE("output padding is told from the sizes, and said where a skip would not fit without it") {
  const Fonts fonts;
  const auto study = study_with(
      {1, 1, 8, 8},
      {layer("down", "conv", {{"padding", PerEdge(1)}, {"stride", PerAxis(2)}}),
       layer("up", "transposed_conv", {{"padding", PerEdge(1)}, {"stride", PerAxis(2)}, {"output_padding", PerAxis(1)}}),
       layer("again", "transposed_conv", {{"padding", PerEdge(1)}, {"stride", PerAxis(2)}, {"output_padding", PerAxis(1)}},
             "down"),
       layer("sum", "add", {}, "", "up")});
  CHECK(output_padding_of(study->layers[1].wiring, Axis::rows) == 1);
  CHECK(output_padding_of(study->layers[0].wiring, Axis::rows) == 0);
  const Figure figure = stack_of(*study, style_named("light", fonts));
  CHECK(times(words_of(figure), "8 = 7 + 1") == 2);
  CHECK(figure.description.find("Without its output_padding layer 2 would give 7 × 7 instead of 8 × 8, and layer 4 (Addition) "
                                "could not join it.") != std::string::npos);
  // Where both inputs of the join come from it, they would shrink alike.
  const auto residual = study_with(
      {1, 1, 4, 4},
      {layer("up", "transposed_conv", {{"padding", PerEdge(1)}, {"stride", PerAxis(2)}, {"output_padding", PerAxis(1)}}),
       layer("bend", "conv", {{"padding", PerEdge(1)}}), layer("sum", "add", {}, "", "up")});
  const std::string told = stack_of(*residual, style_named("light", fonts)).description;
  CHECK(told.find("would give 7 × 7 instead of 8 × 8.") != std::string::npos);
}

TEST_CASE("the stack of shipped networks is what was looked at") {
  check_view_golden("stack", "unet_decoder", 20.5);
  check_view_golden("stack", "segnet_decoder", 0);
}
