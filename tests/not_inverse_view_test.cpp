// There and back: what the transpose and the pseudo-inverse bring back of an input, and what is said about it.
#include <doctest/doctest.h>

#include "figure_checks.h"
#include "view/there_and_back.h"
#include "view/two_ways_back.h"
#include "view_golden.h"

using namespace upstamp;

namespace {

Scene scene_with(const std::string& op, Shape input, Settings settings, std::vector<double> weights = {}) {
  Scene scene;
  scene.input_shape = input;
  Layer layer{"layer", op, std::move(settings), {}, "", "", ""};
  if (!weights.empty()) {
    const Shape shape = weight_shape(all_ops().at(op), layer.settings, input);
    layer.weights.values = std::make_shared<const Tensor>(shape, std::move(weights));
  }
  scene.layers.push_back(std::move(layer));
  return scene;
}

TwoWaysBack ways_of(const Scene& scene) { return two_ways_back(study_of(scene, all_ops())->focused()); }

Figure figure_of(const Study& study, const Moment& moment = {}, const std::string& theme = "light") {
  static const Fonts fonts;
  return all_views().find("not_inverse")->draw(study, moment, {}, style_named(theme, fonts));
}
std::string told(const Scene& scene) { return figure_of(*study_of(scene, all_ops())).description; }

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::vector<std::string> words_in(const Figure& figure) {
  const Fonts fonts;
  std::vector<std::string> words;
  for (const tests::PlacedText& text : tests::contents_of(figure, fonts).texts) words.push_back(text.words);
  return words;
}
bool writes(const Figure& figure, const std::string& wanted) {
  const std::vector<std::string> words = words_in(figure);
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

bool fits(const Scene& scene) { return all_views().find("not_inverse")->fits(*study_of(scene, all_ops())); }

}  // namespace

TEST_CASE("1 2 3 4 5 through 1 2 1 and back by the transpose is 8 28 48 44 16, in no cell what it was") {
  const TwoWaysBack ways = ways_of(open_scene("transpose_is_no_inverse", all_ops()));
  CHECK(ways.y.values == std::vector<double>{8, 12, 16});
  CHECK(ways.transpose.x.values == std::vector<double>{8, 28, 48, 44, 16});
  CHECK(ways.transpose.difference.values == std::vector<double>{7, 26, 45, 40, 11});
  CHECK(ways.transpose.differing == 5);
  CHECK(ways.transpose.largest == 45);
  CHECK(ways.rank == 3);
  CHECK_FALSE(ways.factor);
  REQUIRE(ways.inverse);
  const std::vector<double> nearest{1.6, 2, 2.4, 5.2, 3.2};
  for (const std::size_t cell : {0U, 1U, 2U, 3U, 4U}) CHECK(ways.inverse->x.values[cell] == doctest::Approx(nearest[cell]));
  CHECK(ways.inverse->differing == 4);
}

TEST_CASE("only a kernel of one weight of size 1 is undone by its transpose") {
  const auto differing = [](std::vector<double> weights) {
    return ways_of(scene_with("conv", {1, 1, 1, 4}, {{"kernel", PerAxis(1, static_cast<int>(weights.size()))}}, weights))
        .transpose.differing;
  };
  CHECK(differing({1}) == 0);
  CHECK(differing({-1}) == 0);
  CHECK(differing({2}) == 4);
  CHECK(differing({0, 1}) == 1);
  CHECK(differing({1, 1}) == 4);
}

TEST_CASE("where input cells share no output cell the transpose brings them back, larger or as they were") {
  const TwoWaysBack nearest = ways_of(scene_with("nearest", {1, 1, 3, 3}, {}));
  CHECK(nearest.apart);
  REQUIRE(nearest.factor);
  CHECK(*nearest.factor == 4);
  CHECK_FALSE(nearest.same);
  CHECK(nearest.inverse->differing == 0);
  CHECK(says(told(scene_with("nearest", {1, 1, 3, 3}, {})), "CᵀC is 4 times the identity (1² + 1² + 1² + 1² = 4), so"));
  CHECK(ways_of(scene_with("pixel_shuffle", {1, 4, 2, 2}, {})).transpose.differing == 0);
  CHECK(says(told(scene_with("pixel_shuffle", {1, 4, 2, 2}, {})), "CᵀC is the identity (1² = 1)"));
  const Scene stamps =
      scene_with("transposed_conv", {1, 1, 2, 2}, {{"kernel", PerAxis(2)}, {"stride", PerAxis(2)}}, {1, -2, 0, 1});
  CHECK(ways_of(stamps).factor == doctest::Approx(6));
  CHECK(says(told(stamps), "(1² + (−2)² + 0² + 1² = 6)"));
}

TEST_CASE("the factor is that of the matrix, not of an input that happens to come back") {
  Scene scene = scene_with("conv", {1, 1, 1, 3}, {{"kernel", PerAxis(1, 2)}}, {1, 1});
  scene.input.values = std::make_shared<const Tensor>(Shape{1, 1, 1, 3}, std::vector<double>{1, -1, 1});
  CHECK_FALSE(ways_of(scene).factor);
  scene.input.values = std::make_shared<const Tensor>(Shape{1, 1, 1, 3}, 0.0);
  CHECK_FALSE(ways_of(scene).factor);
  CHECK_FALSE(ways_of(scene).same);
  CHECK(says(told(scene), "for this x that happens to be x"));
}

TEST_CASE("where the pseudo-inverse is the transpose one way is drawn, and said to be both") {
  for (const auto& [op, in] : {std::pair<const char*, Shape>{"bed_of_nails", {1, 1, 3, 3}}, {"pixel_shuffle", {1, 4, 2, 2}}}) {
    const auto study = study_of(scene_with(op, in, {}), all_ops());
    CHECK(two_ways_back(study->focused()).same);
    CHECK(writes(figure_of(*study), "Cᵀ = C⁺"));
    CHECK_FALSE(writes(figure_of(*study), "Pseudo-inverse"));
  }
  const auto pool = study_of(scene_with("max_pool", {1, 1, 4, 4}, {}), all_ops());
  const TwoWaysBack ways = two_ways_back(pool->focused());
  CHECK(ways.same);
  CHECK(ways.inverse->x.values == ways.transpose.x.values);
  CHECK_FALSE(ways_of(scene_with("nearest", {1, 1, 2, 2}, {})).same);
  CHECK_FALSE(ways_of(scene_with("conv", {1, 1, 4, 4}, {})).same);
}

TEST_CASE("the transpose of a transposed convolution is said to be the ordinary one, and the other way round") {
  CHECK(says(told(scene_with("transposed_conv", {1, 1, 3, 3}, {})), "Cᵀ, here the ordinary convolution with this kernel, gives"));
  CHECK(says(told(scene_with("conv", {1, 1, 4, 4}, {})), "Cᵀ, here the transposed convolution with this kernel, gives"));
  CHECK_FALSE(says(told(scene_with("linear", {1, 1, 3, 3}, {})), "convolution"));
}

TEST_CASE("how many unknowns the outputs fix is the rank, of which no more is claimed") {
  CHECK(says(told(scene_with("conv", {1, 1, 5, 5}, {})),
             "The 9 outputs fix only 9 of 25 unknowns; the pseudo-inverse C⁺ picks, "
             "among all inputs with this output, the one with the smallest sum"));
  CHECK(says(told(scene_with("transposed_conv", {1, 1, 3, 3}, {})), "outputs fix all 9 unknowns"));
  CHECK(says(told(scene_with("conv", {1, 1, 3, 3}, {})), "The one output fixes only 1 of 9 unknowns"));
}

TEST_CASE("what a layer adds is taken off first, and the output is said to be without it") {
  Scene scene = scene_with("conv", {1, 1, 4, 4}, {{"kernel", PerAxis(2)}});
  scene.layers.push_back({"bias", "bias", {}, {"ones", 1, nullptr}, "", "", ""});
  scene.focus = "bias", scene.since = "layer";
  const auto study = study_of(scene, all_ops());
  CHECK(writes(figure_of(*study), "y − b = Cx"));
  CHECK(writes(figure_of(*study), "Cᵀ(y − b)"));
  CHECK(says(told(scene), "b, what the layer adds, is known and taken off first"));
  CHECK(two_ways_back(study->focused()).y.values == study->layers.front().y.values);
  CHECK(writes(figure_of(*study_of(scene_with("conv", {1, 1, 4, 4}, {}), all_ops())), "y = Cx"));
}

TEST_CASE("what leaves every number as it is has nothing to bring back") {
  CHECK_FALSE(fits(scene_with("bias", {1, 1, 2, 2}, {}, {7})));
  CHECK_FALSE(fits(scene_with("nearest", {1, 1, 2, 2}, {{"scale", Factor(1)}})));
  Scene joined = open_scene("skip_and_output_padding", all_ops());
  joined.focus = "join";
  CHECK_FALSE(fits(joined));
  CHECK(fits(scene_with("pixel_shuffle", {1, 4, 2, 2}, {})));
  CHECK(fits(scene_with("conv", {1, 1, 2, 2}, {{"kernel", PerAxis(1)}}, {1})));
}

TEST_CASE("the inputs of a join are named by where they come from, and both are drawn") {
  const Figure figure = figure_of(*study_of(open_scene("fcn_8s", all_ops()), all_ops()));
  CHECK(writes(figure, "of up, 4 × 4"));
  CHECK(writes(figure, "of fine"));
  CHECK_FALSE(writes(figure, "channel 1"));
}

TEST_CASE("channels that are not drawn are counted under results too, and counts of cells are of all") {
  const std::vector<std::string> words = words_in(figure_of(*study_of(open_scene("three_channels", all_ops()), all_ops())));
  CHECK(std::count(words.begin(), words.end(), "1 more channel not drawn") == 5);
  CHECK(std::count(words.begin(), words.end(), "23 of 27 cells differ in all") == 1);
}

TEST_CASE("of what won or was overwritten the matrix is said to be that of this input") {
  CHECK(says(told(scene_with("max_pool", {1, 1, 4, 4}, {})), "C is the layer as a matrix for this input: which cells won"));
  CHECK(says(told(scene_with("max_pool", {1, 1, 4, 4}, {})), "12 of 16 input cells reach no output: no way back"));
  const std::string ties = told(open_scene("pooling_with_ties", all_ops()));
  CHECK(says(ties, "2 of 9 input cells reach no output, for a later one was put in the same place"));
  CHECK_FALSE(says(told(scene_with("conv", {1, 1, 4, 4}, {})), "reach no output"));
}

TEST_CASE("no step is shown, so that nothing is framed while one plays") {
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const Timeline timeline = timeline_of(*study);
  CHECK(figure_of(*study, moment_at(timeline, 0)) == figure_of(*study, moment_at(timeline, 4.5)));
}

TEST_CASE("no difference looks like none, and one scale of colours holds for both ways") {
  const auto study = study_of(open_scene("transpose_is_no_inverse", all_ops()), all_ops());
  const Fonts fonts;
  for (const char* theme : {"light", "dark", "print"}) {
    const Figure figure = figure_of(*study, {}, theme);
    const Style style = style_named(theme, fonts);
    int grounds = 0, cells = 0;
    for_each_placed(figure, [&](const Placed& placed) {
      const auto* map = std::get_if<Cells>(placed.mark);
      if (!map || map->cell_tags.size() != 5 || map->fills.front() == style.colors.input.tint) return;
      for (const Color& fill : map->fills) ++cells, grounds += fill == no_color || fill == signed_color(style.colors, 0, 1);
    });
    CHECK(cells == 10);
    CHECK(grounds == 1);
    CHECK(writes(figure, "45"));
    CHECK(writes(figure, "Difference: too small"));
    CHECK(writes(figure, "too large"));
  }
}

TEST_CASE("a matrix too large to be solved is said to be, and its transpose is shown all the same") {
  const Scene scene = scene_with("conv", {1, 1, 40, 40}, {});
  CHECK_FALSE(ways_of(scene).inverse);
  CHECK(ways_of(scene).transpose.differing > 0);
  CHECK(says(told(scene), "C has 1444 × 1600 entries, too many"));
  CHECK(ways_of(open_scene("checkerboard_spectrum", all_ops())).inverse);
}

TEST_CASE("a layer that is bent has no matrix to be turned") { CHECK_FALSE(fits(scene_with("relu", {1, 1, 2, 2}, {}))); }

TEST_CASE("numbers that would be too small to read lose decimals, and are given up before one becomes 0") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const auto picture = [](double value) {
    ThereAndBack made;
    Grid grid = empty_grid("", "", "", Role::input, 0, 1, 1);
    grid.cells.front().value = value;
    made.x = made.y = {grid};
    return made;
  };
  ThereAndBack fine = picture(-0.2345);
  CHECK(make_legible(fine, style, 46));
  CHECK(fine.x.front().cells.front().value == doctest::Approx(-0.23));
  ThereAndBack coarse = picture(-0.2345);
  CHECK(make_legible(coarse, style, 28));
  CHECK(coarse.x.front().cells.front().value == doctest::Approx(-0.2));
  ThereAndBack small = picture(0.0004);
  CHECK_FALSE(make_legible(small, style, 28));
  ThereAndBack tiny = picture(3);
  CHECK_FALSE(make_legible(tiny, style, 16));
}

TEST_CASE("each map has numbers where its own have room, else colours with their range below, and differences one scale") {
  const auto scene = [](const char* name) { return study_of(open_scene(name, all_ops()), all_ops()); };
  CHECK(writes(figure_of(*scene("gradient_checkerboard")), "1188"));
  const Figure none = figure_of(*scene("checkerboard_spectrum"));
  CHECK(writes(none, "from 16 to 160"));
  CHECK(writes(none, "from 1 to 26"));
  CHECK(says(none.description, "in each map on a scale of its own, with the range below it; in differences on the scale above."));
  CHECK_FALSE(says(told(open_scene("opening", all_ops())), "colours stand"));

  const auto map = [](double value) {
    std::vector<Grid> grids{empty_grid("Map", "", "note", Role::input, 0, 4, 4)};
    for (CellLook& look : grids.front().cells) look.shown = true, look.value = value;
    return grids;
  };
  const Fonts fonts;
  ThereAndBack mixed{map(3), map(0.0004), {{"C", map(12), map(0.0002)}}};
  const Colored colored = fit_in_colors(mixed, {560, 300}, style_named("light", fonts));
  CHECK(colored.maps);
  CHECK(colored.differences);
  CHECK(mixed.x.front().cells.front().shown);
  CHECK(mixed.x.front().foot.empty());
  CHECK_FALSE(mixed.y.front().cells.front().shown);
  CHECK(mixed.ways.front().numbers.front().cells.front().shown);
  CHECK(mixed.ways.front().differences.front().foot.empty());
}

TEST_CASE("a picture stays within its room, channels beside each other where that leaves larger cells") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const auto maps = [](int count, int rows, int columns) {
    return std::vector<Grid>(static_cast<std::size_t>(count), empty_grid("Map", "", "note", Role::input, 0, rows, columns));
  };
  for (const int rows : {1, 4, 9})
    for (const int count : {1, 2})
      for (const Size room : {Size{1180, 500}, {700, 400}}) {
        ThereAndBack made{maps(count, rows, 6), maps(count, rows, 9), {}};
        for (int i = 0; i < 2; ++i) made.ways.push_back({"C", maps(count, rows, 6), maps(count, rows, 6)});
        const double cell = fit(made, room, style);
        const Size size = drawn(made, style, cell).size;
        INFO(rows << " rows, " << count << " channels, " << room.width << " wide: " << cell);
        CHECK(size.width <= room.width + 1e-9);
        CHECK(size.height <= room.height + 1e-9);
        CHECK(cell > 4);
        made.beside = !made.beside;
        const Size other = drawn(made, style, cell + 1).size;
        if (cell < style.sizes.cell && count > 1) CHECK((other.width > room.width || other.height > room.height));
      }
}

TEST_CASE("there and back through a convolution and through a resize look as they did") {
  tests::check_view_golden("not_inverse", "transpose_is_no_inverse", 3);
  tests::check_view_golden("not_inverse", "nearest", 0);
}
