// What the overlap view counts and says.
#include <doctest/doctest.h>

#include "figure_words.h"
#include "lab/scene_json.h"
#include "overlap_figures.h"
#include "view/view.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::shared_ptr<const Study> layer(const std::string& op, const Settings& settings, Shape in) {
  Scene scene;
  scene.input_shape = in;
  scene.layers.push_back({"layer", op, settings, {"noise", 3, nullptr}, "", "", ""});
  return study_of(scene, all_ops());
}

// What the view says of one layer.
std::string said(const std::string& op, const Settings& settings, Shape in) {
  const Fonts fonts;
  return overlap_of(*layer(op, settings, in), {}, 0, fonts).description;
}

Figure pointing_at(const Study& study, int cell, const Fonts& fonts) {
  Style style = style_named("light", fonts);
  style.hovered = {Role::output, cell, study.focused().index};
  return all_views().at("overlap").draw(study, {}, {}, style);
}

// The largest distance of a map's colour from the ground: 0 to 255.
int darkest(const Figure& figure) {
  int found = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* cells = std::get_if<Cells>(placed.mark);
    if (cells && cells->role == Role::output)
      for (const Color& fill : cells->fills) found = std::max(found, fill.alpha > 0 ? 255 - fill.green : 0);
  });
  return found;
}

}  // namespace

TEST_CASE("the overlap names ratio and period, and frames one period only where counts differ") {
  const Fonts fonts;
  const Figure uneven = overlap_of(*shipped("checkerboard"), {}, 16, fonts),
               even = overlap_of(*shipped("stride_2_kernel_4_padding_1"), {}, 9, fonts);
  CHECK(holds(uneven.description, "Inside, counts vary between 1 and 4 (4 : 1) with period 2: the cause of checkerboards."));
  CHECK(says(uneven, "one period, 2 × 2"));
  CHECK(holds(even.description, "Inside, every cell is reached by 4 products, fewer at the border: even"));
  CHECK_FALSE(says(even, "one period"));
}

TEST_CASE("an output too small to show the pattern is told what a larger one would show") {
  const Settings kernel_3{{"kernel", PerAxis(3)}, {"stride", PerAxis(1)}};
  CHECK(holds(said("transposed_conv", kernel_3, {1, 1, 2, 2}),
              "With a larger input every inner cell would be reached by 9 products"));
  CHECK(
      holds(said("transposed_conv", kernel_3, {1, 1, 3, 3}), "Inside, every cell is reached by 9 products, fewer at the border"));
  CHECK(holds(said("transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {1, 1, 1, 1}),
              "With a larger input the counts inside would vary between 1 and 4"));
  const Fonts fonts;
  CHECK_FALSE(says(overlap_of(*layer("transposed_conv", {}, {1, 1, 1, 1}), {}, 0, fonts), "one period"));
}

TEST_CASE("where one axis alone is uneven there are stripes, not checkerboards") {
  const Settings across{{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 2)}};
  for (const int rows : {1, 4}) {
    const std::string words = said("transposed_conv", across, {1, 1, rows, 6});
    CHECK(holds(words, "alternate between 1 and 2 (2 : 1) with period 2: the cause of stripes."));
    CHECK_FALSE(holds(words, "checkerboard"));
  }
}

TEST_CASE("stamps that lie side by side do not overlap, however many channels there are") {
  const Fonts fonts;
  for (const int channels : {1, 3}) {
    const auto study = layer("transposed_conv", {{"kernel", PerAxis(2)}, {"stride", PerAxis(2)}}, {1, channels, 3, 3});
    const Figure figure = overlap_of(*study, {}, 0, fonts);
    CHECK(holds(figure.description, "no overlap, the stamps lie side by side"));
    CHECK_FALSE(holds(figure.description, "even"));
    CHECK(holds(figure.description, "1 from each of 3 input channels") == (channels == 3));
    CHECK_FALSE(says(figure, "what the colours count"));
    CHECK(darkest(figure) < 80);
  }
  CHECK(darkest(overlap_of(*shipped("checkerboard"), {}, 0, fonts)) > 150);
}

TEST_CASE("holes come from the dilation where it shares a factor with the stride, else from a short kernel") {
  const std::string dilated = said("transposed_conv", {{"dilation", PerAxis(2)}}, {1, 1, 4, 4});
  CHECK(holds(dilated,
              "Inside, 3 of every 4 cells are never reached, the others by 9 products: the holes in the kernel (dilation 2)"));
  const std::string brief = said("transposed_conv", {{"kernel", PerAxis(2)}, {"stride", PerAxis(3)}}, {1, 1, 4, 4});
  CHECK(holds(brief, "5 of every 9 cells are never reached"));
  CHECK(holds(brief, "the kernel has 2 cells on a side where the stride is 3"));
  CHECK_FALSE(holds(brief, "dilation"));
}

TEST_CASE("only what is multiplied is called a product") {
  CHECK(holds(said("conv", {}, {1, 1, 4, 4}), "products"));
  CHECK(holds(said("linear", {}, {1, 1, 3, 3}), "products"));
  CHECK(holds(said("nearest", {}, {1, 1, 3, 3}), "Each output cell is a copy of one input cell"));
  CHECK(holds(said("pixel_shuffle", {}, {1, 4, 2, 2}), "Each output cell is a copy of one input cell"));
  CHECK(holds(said("bed_of_nails", {}, {1, 1, 2, 2}), "12 of 16 output cells are reached by no input cell and stay 0"));
  CHECK(holds(said("bias", {}, {1, 1, 2, 2}), "Each output cell is made of one input cell"));
  CHECK(holds(said("tanh", {}, {1, 1, 2, 2}), "Each output cell is made of one input cell"));
  CHECK(holds(said("fold", {}, {1, 9, 8, 8}), "Inside, every cell is reached by 9 terms"));
  CHECK(holds(said("max_pool", {}, {1, 1, 4, 4}), "Each output cell is the largest of 4 input cells"));
  CHECK(holds(said("max_pool", {{"kernel", PerAxis(3)}, {"padding", PerEdge(1)}}, {1, 1, 6, 6}),
              "the largest of 4 to 9 input cells; nothing is added up. The padding is left out."));
  for (const char* op : {"nearest", "bed_of_nails", "tanh", "bias", "max_pool"})
    CHECK_FALSE(holds(said(op, {}, {1, 1, 4, 4}), "product"));
}

TEST_CASE("whatever enlarges says whether overlap makes a checkerboard") {
  for (const char* op : {"nearest", "linear", "cubic", "average_unpool"})
    CHECK_MESSAGE(holds(said(op, {}, {1, 1, 4, 4}), "no checkerboard"), op);
  CHECK(holds(said("conv", {{"padding", PerEdge(1)}}, {1, 1, 6, 6}), "even, so overlap makes no checkerboard"));
  CHECK_FALSE(holds(said("conv", {{"stride", PerAxis(2)}}, {1, 1, 9, 9}), "checkerboard"));
  CHECK(holds(said("fold", {{"stride", PerAxis(2)}}, {1, 9, 5, 5}), "counts vary between 1 and 4 (4 : 1) with period 2"));
}

TEST_CASE("a convolution says that products with the padding's zeros are not counted, and only where there are some") {
  CHECK(holds(said("conv", {{"padding", PerEdge(1)}}, {1, 1, 4, 4}), "padding's zeros are left out"));
  CHECK_FALSE(holds(said("conv", {}, {1, 1, 4, 4}), "padding"));
  CHECK_FALSE(holds(said("conv", {{"padding", PerEdge(-1)}}, {1, 1, 6, 6}), "padding"));
  CHECK_FALSE(holds(said("transposed_conv", {{"padding", PerEdge(1)}}, {1, 1, 4, 4}), "padding"));
}

TEST_CASE("the pointed cell's count is that down its column times that along its row") {
  const Fonts fonts;
  CHECK(says(pointing_at(*shipped("checkerboard"), 2 * 9 + 3, fonts), "is reached by 2 (down) × 1 (across) = "));
  // A single row has nothing to be multiplied.
  const Figure row = pointing_at(*shipped("one_dimensional"), 1, fonts);
  CHECK(says(row, "is reached by "));
  CHECK_FALSE(says(row, "across"));
  const auto channels = layer("transposed_conv", {}, {1, 3, 4, 4});
  CHECK(says(pointing_at(*channels, 2 * 9 + 2, fonts), "2 (down) × 2 (across) × 3 (channels) = "));
}

TEST_CASE("the channel of the explained cell is drawn") {
  const Fonts fonts;
  Scene scene = open_scene("unet_decoder", all_ops());
  scene.focus = "skip";
  const auto study = study_of(scene, all_ops());
  const int plane = static_cast<int>(study->focused().wiring.out.plane());
  const Figure figure = pointing_at(*study, 3 * plane + 5, fonts);
  CHECK(says(figure, "channel 3 (of 0 to 3)"));
  CHECK(says(figure, "is a copy of"));
  std::ptrdiff_t cells = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* map = std::get_if<Cells>(placed.mark);
    if (map && map->role == Role::output) cells += std::count(map->cell_tags.begin(), map->cell_tags.end(), 3 * plane + 5);
  });
  CHECK(cells == 1);
}

TEST_CASE("a cell that two windows write says what was overwritten") {
  const Fonts fonts;
  const auto study = shipped("pooling_with_ties");
  CHECK(holds(overlap_of(*study, {}, 0, fonts).description, "y[0,1] gets 4, then 8; one more cell likewise."));
  const Figure figure = pointing_at(*study, 1, fonts);
  CHECK(says(figure, " is written 2 times: 4, then"));
  CHECK(says(figure, "values written to each output cell"));
  CHECK(holds(overlap_of(*shipped("max_pool_and_unpool"), {}, 0, fonts).description, "No cell is written twice"));
}

TEST_CASE("counting so far says how many of how many") {
  const Fonts fonts;
  const Figure figure = overlap_of(*shipped("checkerboard"), {{"so_far", true}}, 5.5, fonts);
  // The sixth stamp: y[2,2] has those of the first, second, fifth and sixth input cell.
  CHECK(says(figure, "of 4 products so far"));
  CHECK_FALSE(figure == overlap_of(*shipped("checkerboard"), {{"so_far", true}}, 6.5, fonts));
}

TEST_CASE("the frame of one period lies clear of the stamp where there is room") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const auto study = shipped("opening");
  for (double time = 0.5; time < 9; ++time) {
    if (time == 4.5) continue;  // the stamp in the middle leaves no room
    const Figure figure = overlap_of(*study, {}, time, fonts);
    std::vector<Rect> dashed, stamps;
    for_each_placed(figure, [&](const Placed& placed) {
      const auto* path = std::get_if<Path>(placed.mark);
      if (!path) return;
      const Rect box = bounds(*placed.mark, fonts).moved(placed.offset);
      if (box.width < 40) return;  // in the key
      if (path->stroke.dash > 0) dashed.push_back(box);
      if (path->stroke.color == style.colors.kernel.line) stamps.push_back(box);
    });
    REQUIRE(dashed.size() == 1);
    REQUIRE(stamps.size() == 1);
    const Rect both = intersected(dashed.front(), stamps.front());
    // Frames that touch share the width of a line.
    CHECK_MESSAGE(std::min(both.width, both.height) < 4, "at " << time);
  }
}

TEST_CASE("all layers together are counted as ways, and each layer's pattern is told") {
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 1, 4, 4};
  for (const char* id : {"a", "b"})
    scene.layers.push_back({id, "transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {}, "", "", ""});
  const auto study = study_of(scene, all_ops());
  const Figure alone = overlap_of(*study, {}, 4, fonts), all = overlap_of(*study, {{"layers", "all"}}, 4, fonts);
  CHECK(alone.description.find("vary between 1 and 4") != std::string::npos);
  CHECK(all.description.find("vary between 1 and 9 (9 : 1) with period 4") != std::string::npos);
  CHECK(holds(all.description, "After kernel 1 counts along a row are 2, 1, and so on (2 : 1)."));
  CHECK(holds(all.description, "After kernel 2 counts along a row are 3, 2, 3, 1, and so on (3 : 1)."));
  CHECK(says(all, "one period, 4 × 4"));
}

TEST_CASE("a map too fine for numbers says what its colours stand for") {
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 1, 64, 64};
  scene.layers.push_back({"a", "transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {}, "", "", ""});
  const auto study = study_of(scene, all_ops());
  CHECK(says(overlap_of(*study, {}, 4, fonts), "what the colours count"));
  CHECK(says(overlap_of(*study, {{"of", "response"}}, 4, fonts), "what the colours mean"));
}

TEST_CASE("the overlap of known scenes looks as it was found right") {
  check_view_golden("overlap", "checkerboard", 16);
  check_view_golden("overlap", "one_dimensional", 2.5);
  check_view_golden("overlap", "fcn_bilinear", 4.5, {{"of", "response"}});
}
