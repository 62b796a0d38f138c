// What the stack says and marks: which channel is in front, whose field is drawn, what stands on arrows and below slabs.
#include <doctest/doctest.h>

#include <set>

#include "figure_checks.h"
#include "figure_words.h"
#include "view/field.h"
#include "view/slab.h"
#include "view/slab_words.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::shared_ptr<const Study> study_with(Shape input, const std::string& op, Settings settings) {
  Scene scene;
  scene.input_shape = input;
  scene.layers.push_back({"layer", op, std::move(settings), {}, "", "", ""});
  return study_of(scene, all_ops());
}

// At the end for a time below 0.
Figure stack_at(const std::string& scene, double time) {
  static const Fonts fonts;
  const auto study = study_of(open_scene(scene, all_ops()), all_ops());
  const Timeline timeline = timeline_of(*study);
  return all_views().at("stack").draw(*study, moment_at(timeline, time < 0 ? timeline.steps() : time), {},
                                      style_named("light", fonts));
}

bool tells(const Figure& figure, const std::string& words) { return figure.description.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("the face shows the channel of the cell that the sentence names, and where that has no part one that has") {
  for (const auto& [scene, time, channel, cell] : {std::tuple{"three_channels", 1.5, "channel 0", "x[0,0,1]"},
                                                   {"three_channels", 10.5, "channel 1", "x[1,0,1]"},
                                                   {"grouped_transposed", 13.5, "channel 3", "x[3,0,1]"}}) {
    const Figure figure = stack_at(scene, time);
    CHECK(times(words_of(figure), channel) >= 1);
    CHECK(tells(figure, std::string("Cell ") + cell + " of the input reaches"));
  }
  // The second group's input channels have no part in the first output channel.
  CHECK(times(words_of(stack_at("grouped_transposed", 13.5)), "channel 2") == 1);
}

TEST_CASE("frames hold the cells of the channel in front alone") {
  const auto study = study_of(open_scene("fold_of_unfold", all_ops()), all_ops());
  const Field field = field_of(*study, 1, 12);
  const Shape& unfolded = map_of(*study, 0).shape;
  REQUIRE(unfolded.channels == 9);
  for (int channel = 0; channel < 9; ++channel) {
    const auto block = lit_block(field.of(0), unfolded, channel);
    REQUIRE(block);
    CHECK(block->width * unfolded.columns == doctest::Approx(1));
    CHECK(block->height * unfolded.rows == doctest::Approx(1));
  }
}

TEST_CASE("at every time a cell's field is drawn: at first the first cell's, at the end that of the cell where most meets") {
  CHECK(tells(stack_at("opening", 0), "Cell x[0,0] of the input reaches"));
  CHECK(tells(stack_at("opening", 3), "Cell x[0,2] of the input reaches"));
  CHECK(tells(stack_at("opening", -1), "Cell y[1,1] of the output is made from"));
  CHECK(tells(stack_at("convolution", 0), "Cell y[0,0] of the output is made from"));
}

TEST_CASE("a cell has the name that the layer in focus has for it") {
  CHECK(tells(stack_at("max_pool_and_unpool", 2.5),
              "Cell x[1,0] of the input of layer 2 (Max unpooling) is made from 4 of the 16 "));
  CHECK(tells(stack_at("coordinate_modes", 1.5), "is made from both cells of the input."));
}

TEST_CASE("names on arrows have every setting that decides, lengths in short") {
  const auto words_of_first = [](const std::string& op, Shape input, Settings settings) {
    return layer_words(study_with(input, op, std::move(settings))->layers.front()).at(1);
  };
  CHECK(words_of_first("transposed_conv", {1, 4, 2, 2},
                       {{"groups", 2}, {"out_channels", 4}, {"stride", PerAxis(2)}, {"output_padding", PerAxis(1)}}) ==
        "k3 s2 op1 g2");
  CHECK(words_of_first("transposed_conv", {1, 1, 1, 4}, {{"kernel", PerAxis(1, 3)}, {"padding", PerEdge(0, 0, 1, 1)}}) ==
        "k1×3 s2 p0×1");
  CHECK(words_of_first("max_pool", {1, 1, 4, 4}, {{"kernel", PerAxis(2)}}) == "k2 s2");
  CHECK(words_of_first("unfold", {1, 1, 5, 5}, {{"kernel", PerAxis(3)}}) == "k3");
  CHECK(words_of_first("linear", {1, 1, 4, 4}, {{"antialias", true}}).find("antialias") != std::string::npos);
  CHECK(words_of_first("nearest", {1, 1, 4, 4}, {}).starts_with("×\u00a02"));
}

TEST_CASE("the letters on arrows are told, those that stand there and no others") {
  CHECK(tells(stack_at("opening", 0), "Settings in short: k kernel, s stride, p padding."));
  CHECK(tells(stack_at("fcn_8s", 0), "Settings in short: k kernel, s stride, p padding."));
  CHECK_FALSE(tells(stack_at("coordinate_modes", 0), "Settings in short"));
}

TEST_CASE("a picture of 96 x 96 is drawn cell by cell, and smaller slabs in blocks that make up no pattern") {
  std::set<int> cells;
  const Figure figure = stack_at("picture_through_kernels", 0);
  for_each_placed(figure, [&](const Placed& placed) {
    if (const auto* path = std::get_if<Path>(placed.mark); path && path->tag.role == Role::output) cells.insert(path->tag.cell);
  });
  CHECK(cells.size() == 96 * 96);
  CHECK_FALSE(tells(figure, "average"));
  const Viewpoint viewpoint(52, 18);
  CHECK(block_of_cells({1, 1, 32, 32}, {{3, 100, 100}, viewpoint}, 2) == 1);
  for (const double length : {20.0, 45.0, 70.0, 120.0})
    for (const int period : {1, 2, 3, 4, 6, 8}) {
      const int side = block_of_cells({1, 1, 96, 96}, {{3, length, length}, viewpoint}, period);
      CHECK((side % period == 0 || period % side == 0));
    }
}

TEST_CASE("nothing is drawn over the head of an arrow, and arches end above the slab that they lead to") {
  const Fonts fonts;
  const Color color = light_palette().muted;
  for (const char* scene : {"unet_decoder", "fcn_8s", "max_pool_and_unpool", "one_dimensional"}) {
    INFO(scene);
    const Figure figure = stack_at(scene, 0);
    std::vector<Rect> heads;
    for_each_placed(figure, [&](const Placed& placed) {
      const auto* path = std::get_if<Path>(placed.mark);
      if (!path || path->fill.alpha == 0) return;
      const Rect box = bounds(*placed.mark, fonts).moved(placed.offset);
      if (path->fill != color || path->contours.front().points.size() != 3) {
        for (const Rect& head : heads) CHECK_FALSE(overlapping(box, head));
        return;
      }
      heads.push_back(box);
      for (const Point& corner : path->contours.front().points) CHECK(tag_at(figure, corner + placed.offset).role == Role::none);
    });
    CHECK(heads.size() >= 1);
  }
}

TEST_CASE("what a concatenation stacks is said, and which half comes over the skip") {
  CHECK(tells(stack_at("unet_decoder", 0),
              "Layer 5 (Concatenation) stacks 2 + 2 = 4 channels: the first 2 from layer 4 (Transposed convolution), the last 2 "
              "over the skip from layer 1 (Convolution)."));
  CHECK_FALSE(tells(stack_at("fcn_8s", 0), "stacks"));
  CHECK(times(words_of(stack_at("fcn_8s", 0)), "skip") == 1);
}

TEST_CASE("slabs whose numbers are alike share one scale of colours, others say their largest") {
  const auto shared = words_of(stack_at("conv_and_bias", 0)), own = words_of(stack_at("fold_of_unfold", 0));
  CHECK(times(shared, "12") == 1);
  CHECK(times(shared, "up to 12") == 0);
  CHECK(times(own, "up to 9") == 1);
  CHECK(times(own, "below 0") == 0);
}

TEST_CASE("a stack keeps its size while it plays") {
  for (const char* scene : {"unet_decoder", "max_pool_and_unpool", "three_channels", "one_dimensional"}) {
    INFO(scene);
    const Size size = stack_at(scene, 0).size;
    for (const double time : {0.5, 2.5, 3.0, 4.0, -1.0}) {
      CHECK(stack_at(scene, time).size.width == size.width);
      CHECK(stack_at(scene, time).size.height == size.height);
    }
  }
}
