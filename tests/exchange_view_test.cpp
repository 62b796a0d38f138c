// Stamps and windows, alone and together, say the same of each step.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "figure_words.h"
#include "lab/scene_json.h"
#include "view/columns.h"
#include "view/sheet.h"
#include "view/view.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

struct Played {
  std::shared_ptr<const Study> study;
  Timeline timeline;
  Played(const std::string& name, Order order, Granularity granularity = Granularity::cell) {
    const auto ops = all_ops();
    Scene scene = open_scene(name, ops);
    scene.order = order;
    scene.granularity = granularity;
    study = study_of(scene, ops);
    timeline = timeline_of(*study);
  }
  Figure drawn(double time, const Settings& settings, const Fonts& fonts) const {
    return all_views().at("exchange").draw(*study, moment_at(timeline, time), settings, style_named("light", fonts));
  }
};

Settings shown(const std::string& what, bool unturned = false) { return {{"show", what}, {"unturned_kernel", unturned}}; }

}  // namespace

TEST_CASE("the stamp picture has a stamp, the gather picture a turned kernel, both have both, whatever is played") {
  const Fonts fonts;
  for (const Order order : {Order::scatter, Order::gather}) {
    const Played opening("opening", order);
    CHECK_FALSE(says(opening.drawn(3.5, shown("stamp"), fonts), "turned 180°"));
    CHECK(says(opening.drawn(3.5, shown("stamp"), fonts), "crops to"));
    CHECK(says(opening.drawn(3.5, shown("gather"), fonts), "turned 180°"));
    CHECK_FALSE(says(opening.drawn(3.5, shown("gather"), fonts), "crops to"));
    const Figure both = opening.drawn(3.5, shown("both"), fonts);
    CHECK((says(both, "turned 180°") && says(both, "crops to")));
    CHECK(opening.drawn(3.5, shown("as_played"), fonts) ==
          opening.drawn(3.5, shown(order == Order::scatter ? "stamp" : "gather"), fonts));
  }
}

TEST_CASE("an operation without a kernel that slides has one picture, whatever is asked for") {
  const Fonts fonts;
  const Played nearest("nearest", Order::scatter);
  const Figure plain = nearest.drawn(2.5, {}, fonts);
  for (const char* what : {"stamp", "gather", "both"}) CHECK(nearest.drawn(2.5, shown(what, true), fonts) == plain);
}

TEST_CASE("beside stamps the windows' output is pale where some of the sum is still to come") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played opening("opening", Order::scatter);
  for (const double time : {0.0, 4.0, 9.0}) {
    const Moment moment = moment_at(opening.timeline, time);
    Stage stage = stage_of(*opening.study, moment, style);
    stage.picture = Order::gather;
    const Grid output = output_map(stage, 0);
    CHECK(output.foot.starts_with("Pale:"));
    for (const CellLook& look : output.cells) {
      const auto taps = opening.study->focused().by_output.of(look.cell).size();
      const bool finished = look.shown && stage.partial.counts[static_cast<std::size_t>(look.cell)] == static_cast<int>(taps);
      CHECK(look.faint == (look.shown && !finished));
      if (finished) CHECK(look.value == opening.study->focused().y[look.cell]);
    }
    stage.picture = Order::scatter;
    for (const CellLook& look : output_map(stage, 0).cells) CHECK_FALSE(look.faint);
  }
}

TEST_CASE("while stamps are played the window is that of the cell in the equation") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played opening("opening", Order::scatter);
  for (double time = 0.5; time < 9; ++time) {
    const Moment moment = moment_at(opening.timeline, time);
    Stage stage = stage_of(*opening.study, moment, style);
    stage.picture = Order::gather;
    CHECK(window_cell(stage) == cell_to_explain(stage));
    const auto inputs = inputs_into(stage.layer.wiring, window_cell(stage));
    CHECK(inputs[static_cast<std::size_t>(moment.cell)]);
    CHECK(stamped_cell(stage) == moment.cell);
  }
}

TEST_CASE("the kernel that nobody turned gives another answer, and the same where it is symmetric") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played opening("opening", Order::gather), checkerboard("checkerboard", Order::gather);
  const auto note = [&](const Played& played) {
    const Moment moment = moment_at(played.timeline, played.timeline.steps());
    return unturned_columns(stage_of(*played.study, moment, style)).back().grids.front().note;
  };
  // By hand: y[0,0] meets only w[1,1], the middle, which no turn moves; y[0,1] = 0·w[1,0] + 1·w[1,2] = 1 becomes 1·w[1,0] = 2.
  const Moment moment = moment_at(opening.timeline, 2);
  const Grid grid = unturned_columns(stage_of(*opening.study, moment, style)).back().grids.front();
  CHECK(grid.cells[0].value == 0);
  CHECK(grid.cells[0].ground == CellGround::plain);
  CHECK(grid.cells[1].value == 2);
  CHECK(grid.cells[1].ground == CellGround::tinted);
  CHECK(note(checkerboard) == "wrong in 0 of 81 cells");
  CHECK(unturned_columns(stage_of(*Played("convolution", Order::gather).study, {}, style)).empty());
  CHECK(says(opening.drawn(3.5, shown("as_played", true), fonts), "Not the output"));
  CHECK(says(Played("opening", Order::scatter).drawn(3.5, shown("as_played", true), fonts), "Not the output"));
}

TEST_CASE("a row of cells has one frame, and a product lights its weight in the kernel and in the stamp") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played rows("opening", Order::scatter, Granularity::row), products("opening", Order::scatter, Granularity::product);
  const Moment row = moment_at(rows.timeline, 1.5), product = moment_at(products.timeline, 3.5);
  const auto of_row = columns_of(stage_of(*rows.study, row, style), 4);
  REQUIRE(of_row.size() == 3);
  const auto& frames = of_row[0].grids[0].outlines;
  const auto bold = [&](const Outline& frame) { return frame.width == style.sizes.emphasis; };
  REQUIRE(std::count_if(frames.begin(), frames.end(), bold) == 1);
  CHECK(std::find_if(frames.begin(), frames.end(), bold)->columns == 3);
  const auto of_product = columns_of(stage_of(*products.study, product, style), 4);
  REQUIRE(of_product.size() == 4);
  CHECK(of_product[1].grids[0].outlines.size() == 1);
  CHECK(of_product[2].grids[0].outlines.size() == 1);
}

TEST_CASE("where channels are too many for numbers, fewer are drawn, the present one among them") {
  const auto ops = all_ops();
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 16, 8, 8};
  scene.layers.push_back({"layer", "transposed_conv", {{"out_channels", 2}, {"stride", PerAxis(2)}}, {}, "", "", ""});
  const auto study = study_of(scene, ops);
  const Timeline timeline = timeline_of(*study);
  const Figure figure =
      all_views().at("exchange").draw(*study, moment_at(timeline, 13 * 64 + 0.5), {}, style_named("light", fonts));
  CHECK(says(figure, "Channels 0 to "));
  CHECK(says(figure, "channel 13"));
}

TEST_CASE("nine channels stand in three rows, all of them") {
  const Fonts fonts;
  const Figure figure = Played("fold_of_unfold", Order::gather).drawn(12.5, {}, fonts);
  CHECK_FALSE(says(figure, "not drawn"));
  std::set<double> rows, columns;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* cells = std::get_if<Cells>(placed.mark);
    if (!cells || cells->role != Role::input) return;
    rows.insert(std::round(placed.offset.y + cells->box.y)), columns.insert(std::round(placed.offset.x + cells->box.x));
  });
  CHECK(rows.size() == 3);
  CHECK(columns.size() == 3);
}

TEST_CASE("zeros are said to lie between the input cells only where a stride puts them there") {
  const Fonts fonts;
  const Figure still = Played("guide_no_padding_no_strides_transposed", Order::gather).drawn(0.5, {}, fonts);
  CHECK(says(still, "only zeros put around the"));
  CHECK_FALSE(says(still, "put between"));
  CHECK(says(Played("opening", Order::gather).drawn(0.5, {}, fonts), "put between and around"));
}

TEST_CASE("each cell of a turned kernel says which weight it is") {
  const Fonts fonts;
  const Figure figure = Played("opening", Order::gather).drawn(3.5, {}, fonts);
  const auto words = words_of(figure);
  const auto corner = std::find(words.begin(), words.end(), "2,2");
  REQUIRE(corner != words.end());
  CHECK(std::find(words.begin(), corner, "0,0") == corner);  // the first cell is the last weight
  CHECK(std::find(corner, words.end(), "0,0") != words.end());
  const auto plain = words_of(Played("opening", Order::scatter).drawn(3.5, {}, fonts));
  CHECK(std::find(plain.begin(), plain.end(), "2,2") == plain.end());
}

TEST_CASE("while stamps are played, the cell whose sum the equation tells is framed, and what has come into it") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played opening("opening", Order::scatter);
  const Moment moment = moment_at(opening.timeline, 3.5);
  const Stage stage = stage_of(*opening.study, moment, style);
  const int cell = cell_to_explain(stage);
  const auto fine = [&](const Outline& frame) { return frame.width == style.sizes.emphasis / 2; };
  const auto columns = columns_of(stage, 4);
  const Grid &input = columns.front().grids.front(), &output = columns.back().grids.front();
  REQUIRE(std::count_if(output.outlines.begin(), output.outlines.end(), fine) == 1);
  const Outline frame = *std::find_if(output.outlines.begin(), output.outlines.end(), fine);
  CHECK(output.cells[static_cast<std::size_t>(frame.row * output.columns + frame.column)].cell == cell);
  CHECK(std::count_if(input.outlines.begin(), input.outlines.end(), fine) == 3);
}

TEST_CASE("cells that nothing ever reaches are pale zeros from the start, and values that went nowhere are counted at the end") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played nails("bed_of_nails", Order::scatter), ties("pooling_with_ties", Order::scatter);
  const Moment start = moment_at(nails.timeline, 0);
  const Grid output = columns_of(stage_of(*nails.study, start, style), 4).back().grids.front();
  CHECK_FALSE(output.cells[0].shown);
  CHECK(output.cells[1].shown);
  CHECK(output.cells[1].faint);
  CHECK(says(ties.drawn(ties.timeline.steps(), {}, fonts), "2 values were overwritten by later ones"));
}

TEST_CASE("a picture is drawn in light from black to white, whatever the theme, and its kernel keeps its numbers") {
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 1, 40, 40};
  scene.input.preset = "landscape";
  scene.values = Values::picture;
  scene.layers.push_back({"up", "transposed_conv", {{"stride", PerAxis(2)}}, {"ones", 1, nullptr}, "", "", ""});
  const auto study = study_of(scene, all_ops());
  const Timeline timeline = timeline_of(*study);
  for (const char* theme : {"light", "dark"}) {
    const Figure figure =
        drawn(tiles_of(*study, all_views()), *study, moment_at(timeline, timeline.steps()), style_named(theme, fonts));
    int grey = 0, other = 0, white = 0;
    for_each_placed(figure, [&](const Placed& placed) {
      const auto* cells = std::get_if<Cells>(placed.mark);
      if (!cells || cells->role != Role::input || cells->rows != 40) return;
      for (const Color& fill : cells->fills)
        ++(fill.red == fill.green && fill.green == fill.blue ? grey : other), white += fill == rgb(0xFFFFFF);
    });
    CHECK(grey == 40 * 40);
    CHECK(other == 0);
    CHECK(white > 20);
    const auto words = words_of(figure);
    CHECK(std::count(words.begin(), words.end(), "1") >= 9);
  }
}

TEST_CASE("the exchange of known scenes looks as it was found right") {
  check_view_golden("exchange", "opening", 3.5);
  check_view_golden("exchange", "stamp_and_gather", 4.5, shown("both"));
  check_view_golden("exchange", "the_turned_kernel", 18.5, shown("gather", true));
  check_view_golden("exchange", "linear", 14.5);
}

TEST_CASE("a copied value is put into its cell, a fixed weight is named, and the weights of the last step stay at rest") {
  const auto said = [](const std::string& name, double time) {
    const Played played(name, Order::gather, Granularity::product);
    const Fonts fonts;
    return played.drawn(time, {}, fonts).description;
  };
  CHECK(said("nearest", 0.5).find("x[0,0] = 1 is put into y[0,0].") != std::string::npos);
  CHECK(said("linear", 1.5).find("is multiplied by the fixed weight 0.75") != std::string::npos);
  CHECK(said("opening", 1.5).find("is multiplied by w[") != std::string::npos);
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const Played linear("linear", Order::gather);
  const Moment end = moment_at(linear.timeline, linear.timeline.steps());
  const auto columns = columns_of(stage_of(*linear.study, end, style), 4);
  REQUIRE(columns.size() == 3);
  CHECK(columns[1].grids[0].cells[0].shown);
  const Played rows("linear", Order::gather, Granularity::row);
  CHECK(columns_of(stage_of(*rows.study, moment_at(rows.timeline, 1.5), style), 4).size() == 2);
}
