// What the arithmetic view writes and draws.
#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "view/ruler.h"
#include "view/view.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Figure arithmetic_of(const std::string& scene, const Settings& settings, const Fonts& fonts) {
  const auto ops = all_ops();
  return all_views().at("arithmetic").draw(*study_of(open_scene(scene, ops), ops), {}, settings, style_named("light", fonts));
}

std::string all_words(const Figure& figure) {
  std::string words;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const auto* text = std::get_if<Text>(placed.mark)) words += text->words;
    words += ' ';
  });
  return words;
}

bool says(const Figure& figure, const std::string& wanted) { return all_words(figure).find(wanted) != std::string::npos; }

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
  CHECK(says(figure, "Settings that enlarge exactly 2 times"));
  CHECK(says(figure, "kernel 3 is no multiple of stride 2"));
  CHECK(says(figure, "2 gaps of stride 2"));
  const Figure bare =
      arithmetic_of("opening", {{"relationship", false}, {"ruler", false}, {"solutions", false}, {"warnings", false}}, fonts);
  for (const char* words : {"Relationship 13", "Settings that enlarge", "no multiple", "gaps of stride"})
    CHECK_FALSE(says(bare, words));
  CHECK_FALSE(says(arithmetic_of("linear", {}, fonts), "Relationship"));
  CHECK(says(arithmetic_of("dilated_transposed", {}, fonts), "has no relationship for these settings"));
}

TEST_CASE("the present settings are marked among those that enlarge as much") {
  const Fonts fonts;
  CHECK(says(arithmetic_of("stride_2_kernel_4_padding_1", {}, fonts), "→ 4"));
  CHECK_FALSE(says(arithmetic_of("opening", {}, fonts), "→ "));
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

TEST_CASE("of layers seen as one each has its line") {
  const auto ops = all_ops();
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 1, 3, 3};
  for (const char* id : {"a", "b"}) scene.layers.push_back({id, "transposed_conv", {}, {}, "", "", ""});
  scene.since = "a";
  const Figure figure = all_views().at("arithmetic").draw(*study_of(scene, ops), {}, {}, style_named("light", fonts));
  CHECK(says(figure, "Layer 1: Transposed convolution"));
  CHECK(figure.description.find("Layer 2 makes 15 × 15 of 7 × 7") != std::string::npos);
}

TEST_CASE("the arithmetic of known scenes looks as it was found right") {
  check_view_golden("arithmetic", "opening", 0);
  check_view_golden("arithmetic", "guide_padding_strides_odd", 0);
}
