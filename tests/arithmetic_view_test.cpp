// What the arithmetic view writes and draws.
#include <doctest/doctest.h>

#include "figure_words.h"
#include "lab/scene_json.h"
#include "view/ruler.h"
#include "view/ruler_words.h"
#include "view/solutions_table.h"
#include "view/view.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Figure arithmetic_of(const std::string& name, const Settings& settings, const Fonts& fonts, const std::string& focus = "") {
  const auto ops = all_ops();
  Scene scene = open_scene(name, ops);
  if (!focus.empty()) scene.focus = focus;
  return all_views().at("arithmetic").draw(*study_of(scene, ops), {}, settings, style_named("light", fonts));
}

// The filled boxes of a ruler, by their height in the order of drawing.
std::vector<Rect> boxes_of(const Block& block, const Fonts& fonts) {
  std::vector<Rect> boxes;
  for (const Mark& mark : block.group.marks)
    if (const auto* path = std::get_if<Path>(&mark); path && path->fill.alpha > 0) boxes.push_back(bounds(mark, fonts));
  return boxes;
}

}  // namespace

TEST_CASE("arithmetic tells the relationship, what shares the size, what enlarges as much and what rules of thumb say") {
  const Fonts fonts;
  const Figure figure = arithmetic_of("opening", {}, fonts);
  CHECK(says(figure, "Relationship 13"));
  CHECK(says(figure, "takes 5 and 6 alike to 3"));
  CHECK(says(figure, "The best settings that double any size at stride 2"));
  CHECK(says(figure, "kernel 3 is no multiple of stride 2"));
  CHECK(says(figure, "2 steps of 2"));
  const Figure bare =
      arithmetic_of("opening", {{"relationship", false}, {"ruler", false}, {"solutions", false}, {"warnings", false}}, fonts);
  for (const char* words : {"Relationship 13", "The best settings", "no multiple", "steps of 2"}) CHECK_FALSE(says(bare, words));
  CHECK_FALSE(says(arithmetic_of("linear", {}, fonts), "Relationship"));
  CHECK(says(arithmetic_of("dilated_transposed", {}, fonts), "no numbered relationship of the guide holds"));
}

TEST_CASE("the layer's own settings are listed and marked where they enlarge as much, however good they are") {
  const Fonts fonts;
  CHECK(says(arithmetic_of("stride_2_kernel_4_padding_1", {}, fonts), "→ 4"));
  const Figure uneven = arithmetic_of("doubling_in_frameworks", {}, fonts);
  CHECK(says(uneven, "…"));
  CHECK(says(uneven, "→ 3 1 1 1 or 2: uneven"));
  CHECK(says(uneven, "The arrow marks this layer."));
  const Figure other = arithmetic_of("opening", {}, fonts);
  CHECK_FALSE(says(other, "→ "));
  CHECK(says(other, "makes 5 of 3"));
  SlidingAxis axis;
  axis.k = 9, axis.s = 2, axis.p_begin = axis.p_end = 4, axis.a = 1, axis.transposed = true;
  const std::vector<ListedSolution> listed = listed_solutions(axis);
  REQUIRE(listed.back().here);
  CHECK(listed.back().skipped);
  CHECK(listed.back().solution.kernel == 9);
  axis.s = 1;
  CHECK(listed_solutions(axis).empty());
}

TEST_CASE("an axis that is one cell long before and after is not told of") {
  const Fonts fonts;
  const Figure row = arithmetic_of("stamps_of_3_every_2", {}, fonts);
  CHECK(says(row, "Output columns (rows: 1 stays 1)"));
  CHECK_FALSE(says(row, "Output rows"));
  CHECK_FALSE(says(row, "Where the rows"));
  CHECK(says(row, "The best settings that double"));
}

TEST_CASE("a join names its two inputs and adds up their channels as they are joined") {
  const Fonts fonts;
  const Figure stacked = arithmetic_of("unet_decoder", {}, fonts, "skip");
  CHECK(says(stacked, "channels =  2  +  2"));
  CHECK(says(stacked, "First the 2 of layer 4 (Transposed convolution), then the 2 of layer 1 (Convolution)."));
  const Figure added = arithmetic_of("fcn_8s", {}, fonts);
  CHECK(says(added, "have 1 channel each"));
  CHECK_FALSE(says(added, "in_channels"));
}

TEST_CASE("the ruler is to scale: stamps begin a stride apart and the kernel is as long as it reaches") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  SlidingAxis axis;
  axis.i = 3, axis.k = 3, axis.s = 2, axis.p_begin = axis.p_end = 1, axis.o = 5, axis.transposed = true;
  const auto boxes = boxes_of(ruler_block(axis, "rows", 500, style), fonts);
  // Three input cells, three of the kernel.
  REQUIRE(boxes.size() == 6);
  const double stroke = style.sizes.hairline, cell = boxes[0].width - stroke;
  CHECK(boxes[1].x - boxes[0].x == doctest::Approx(2 * cell));
  CHECK(boxes[2].x - boxes[1].x == doctest::Approx(2 * cell));
  CHECK(boxes[3].x == doctest::Approx(boxes[2].x));
  CHECK(boxes[5].x - boxes[3].x == doctest::Approx(2 * cell));
  axis.d = 2, axis.o = 7;
  const auto spread = boxes_of(ruler_block(axis, "rows", 500, style), fonts);
  CHECK(spread[5].x - spread[3].x == doctest::Approx(4 * (spread[0].width - stroke)));
}

TEST_CASE("a ruler of any length stays within its width") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const int in : {1, 2, 50, 3000})
    for (const bool transposed : {false, true}) {
      SlidingAxis axis;
      axis.i = in, axis.k = 3, axis.s = 2, axis.p_begin = 1, axis.p_end = 4, axis.transposed = transposed;
      axis.o = transposed ? std::max(1, (in - 1) * 2 - 2) : in / 2 + 2;
      axis.a = transposed ? axis.o - ((in - 1) * 2 - 2) : 0;
      const Block block = ruler_block(axis, "rows", 500, style);
      for (const Mark& mark : block.group.marks) CHECK(bounds(mark, fonts).right() <= 500 + style.sizes.outline);
    }
}

TEST_CASE("a ruler marks what output_padding gives back and which cells nothing reaches") {
  SlidingAxis axis;
  axis.i = 3, axis.k = 3, axis.s = 2, axis.p_begin = axis.p_end = 1, axis.a = 1, axis.o = 6, axis.transposed = true;
  CHECK(ruled_lengths(axis).given_back == 1);
  CHECK(ruled_lengths(axis).unreached.empty());
  const Fonts fonts;
  const Block block = ruler_block(axis, "rows", 500, style_named("light", fonts));
  Figure figure;
  figure.marks.push_back(block.group);
  CHECK(says(figure, "dashed: output_padding"));
  CHECK(says(figure, "padding cuts off 1"));
  CHECK(says(figure, "output_padding gives back 1"));
  axis.p_begin = axis.p_end = 0, axis.o = 8;  // one more than all stamps reach
  CHECK(ruled_lengths(axis).unreached == std::vector<int>{7});
  axis.a = 0, axis.d = 2, axis.o = 9;
  CHECK(ruled_lengths(axis).unreached == std::vector<int>{1, 3, 5, 7});
  SlidingAxis odd;
  odd.i = 6, odd.k = 3, odd.s = 2, odd.p_begin = odd.p_end = 1, odd.o = 3;
  CHECK(ruled_lengths(odd).unreached == std::vector<int>{7});
  SlidingAxis hanging;
  hanging.i = 5, hanging.k = 2, hanging.s = 2, hanging.o = 3, hanging.pooling = true;
  CHECK(ruled_lengths(hanging).unreached.empty());
  CHECK(ruled_lengths(hanging).end == 6);
}

TEST_CASE("the lengths that a ruler adds up come to the size") {
  const Fonts fonts;
  const Palette colors = light_palette();
  const auto sum = [&](const SlidingAxis& axis) {
    std::string text;
    for (const ColoredWords& run : sum_of(axis, ruled_lengths(axis), colors)) text += run.words;
    return text;
  };
  SlidingAxis axis;
  axis.i = 5, axis.k = 3, axis.s = 2, axis.p_begin = axis.p_end = 1, axis.o = 3;
  CHECK(sum(axis) == "5 in + 2 padding = 7 = 2 steps of 2 + kernel 3");
  axis.i = 6;
  CHECK(sum(axis) == "6 in + 2 padding = 8 = 2 steps of 2 + kernel 3 + 1 left over");
  axis = SlidingAxis();
  axis.i = 12, axis.k = 3, axis.s = 2, axis.o = 25, axis.transposed = true;
  CHECK(sum(axis) == "11 steps of 2 + kernel 3 = 25 out");
}

TEST_CASE("a ruler says what its rows are, however long it is") {
  const Fonts fonts;
  for (const char* scene : {"opening", "checkerboard_spectrum", "ways_to_double", "stamps_of_4_every_2"}) {
    CAPTURE(scene);
    const Figure figure = arithmetic_of(scene, {}, fonts);
    for (const char* words : {"their stamps begin 2 cells apart", "The stamp of the last one", "The output"})
      CHECK(says(figure, words));
  }
}

TEST_CASE("of layers seen as one each has its line") {
  const auto ops = all_ops();
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 1, 3, 3};
  for (const char* id : {"a", "b"}) scene.layers.push_back({id, "transposed_conv", {}, {}, "", "", ""});
  scene.since = "a";
  const Figure figure = all_views().at("arithmetic").draw(*study_of(scene, ops), {}, {}, style_named("light", fonts));
  CHECK(says(figure, "Layer 1, Transposed convolution: rows and columns"));
  CHECK(says(figure, "3 → 7 → 15: the output is 5 times as long as the input."));
  CHECK(figure.description.find("Layer 2 makes 15 × 15 of 7 × 7") != std::string::npos);
}

TEST_CASE("the arithmetic of known scenes looks as it was found right") {
  check_view_golden("arithmetic", "opening", 0);
  check_view_golden("arithmetic", "guide_padding_strides_odd", 0);
}
