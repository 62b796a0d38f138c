// What the overlap view makes of the weights, and that its frames and colours are seen and explained.
#include <doctest/doctest.h>

#include "figure_words.h"
#include "lab/scene_json.h"
#include "overlap_figures.h"
#include "view/response_words.h"
#include "view/view.h"

using namespace upstamp;
using namespace upstamp::tests;

TEST_CASE("uneven counts are the cause of checkerboards only where the weights do not make up for them") {
  const Fonts fonts;
  for (const char* scene : {"doubling_in_frameworks", "stamps_of_3_every_2", "stamps_on_stamps"}) {
    const std::string words = overlap_of(*shipped(scene), {}, 1, fonts).description;
    CHECK_MESSAGE(holds(words, "add up to the same "), scene);
    CHECK_MESSAGE(holds(words, ", so flat areas stay flat: no "), scene);
    CHECK_FALSE_MESSAGE(holds(words, "the cause of"), scene);
  }
  CHECK(holds(overlap_of(*shipped("checkerboard", {1, 2, 1, 2, 4, 2, 1, 2, 1}), {}, 1, fonts).description,
              "(4 : 1) with period 2, but here the weights of each phase add up to the same 4,"));
  CHECK(holds(overlap_of(*shipped("stamps_on_stamps"), {}, 1, fonts).description,
              "the weights, multiplied along each path, add up to the same 4 in each phase"));
  // One weight less, and the phases differ again.
  CHECK(holds(overlap_of(*shipped("checkerboard", {1, 2, 1, 2, 4, 2, 1, 2, 0}), {}, 1, fonts).description,
              "(4 : 1) with period 2: the cause of checkerboards."));
}

TEST_CASE("input channels that are uneven alone are not called even because equal ones are") {
  Scene scene = open_scene("checkerboard", all_ops());
  scene.input_shape.channels = 2;
  const auto words = [&](std::vector<double> weights) {
    scene.layers.back().weights.values = std::make_shared<const Tensor>(Shape{2, 1, 3, 3}, std::move(weights));
    scene.input = {};
    const Fonts fonts;
    return overlap_of(*study_of(scene, all_ops()), {}, 1, fonts).description;
  };
  CHECK(holds(words({1, 2, 1, 2, 4, 2, 1, 2, 1, 1, 2, 1, 2, 4, 2, 1, 2, 1}), "add up to the same 8,"));
  CHECK(holds(words({1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 3, 1, 0, 1, 0}), "the cause of checkerboards."));
}

TEST_CASE("the response of several layers says what input is 1, and whether the phases then agree") {
  const Fonts fonts;
  const Settings all{{"of", "response"}, {"layers", "all"}};
  const Figure even = overlap_of(*shipped("icnr"), all, 36, fonts),
               uneven = overlap_of(*shipped("sub_pixel_convolution"), all, 36, fonts);
  for (const Figure* figure : {&even, &uneven}) {
    CHECK(says(*figure, "where the network's input is 1 everywhere"));
    CHECK(holds(figure->description, "Where the network's input is 1 everywhere, after layers 1 to 2 output cells become "));
  }
  CHECK(holds(even.description, "become the same 9, so flat areas stay flat: no checkerboard"));
  CHECK(holds(uneven.description, "become 7, 0, 8 and 7, so flat areas show a pattern that repeats with them."));
  // Of the shuffle alone its four channels are 1, and a phase is one of them.
  const Figure alone = overlap_of(*shipped("sub_pixel_convolution"), {{"of", "response"}}, 36, fonts);
  CHECK(holds(alone.description, "Where the layer's input is 1 everywhere, every output cell becomes 1."));
  CHECK(holds(alone.description, "because all input channels are equal here; where they differ, flat areas can show a pattern."));
  CHECK_FALSE(holds(alone.description, "stay flat"));
}

TEST_CASE("the key to the colours has the counts that occur") {
  const Fonts fonts;
  const auto keyed = [&](const Study& study) {
    std::vector<std::string> found;
    for_each_placed(overlap_of(study, {}, 1, fonts), [&](const Placed& placed) {
      const auto* cells = std::get_if<Cells>(placed.mark);
      if (cells && cells->role == Role::none) found.push_back(std::to_string(cells->columns));
    });
    return found;
  };
  // 0 1 2 3 4 6 9
  CHECK(keyed(*shipped("dilated_transposed")) == std::vector<std::string>{"7"});
  // Kernel 9 at stride 1 makes every product of two numbers up to 9.
  Scene scene;
  scene.input_shape = {1, 1, 12, 12};
  scene.layers.push_back({"wide", "transposed_conv", {{"kernel", PerAxis(9)}, {"stride", PerAxis(1)}}, {}, "", "", ""});
  CHECK(keyed(*study_of(scene, all_ops())) == std::vector<std::string>{"6"});
}

TEST_CASE("the frame of the step is seen beside that of the explained cell") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const char* scene : {"bed_of_nails", "max_pool_and_unpool", "fcn_bilinear"}) {
    std::vector<Rect> black, brown;
    const auto study = shipped(scene);
    for_each_placed(overlap_of(*study, {}, 1.5, fonts), [&](const Placed& placed) {
      const auto* path = std::get_if<Path>(placed.mark);
      if (!path || path->stroke.dash > 0) return;
      const Rect box = bounds(*placed.mark, fonts).moved(placed.offset);
      if (box.width < 20) return;  // in the key
      if (path->stroke.color == style.colors.ink) black.push_back(box);
      if (path->stroke.color == style.colors.kernel.line) brown.push_back(box);
    });
    REQUIRE_MESSAGE(black.size() == 1, scene);
    REQUIRE_MESSAGE(brown.size() == 1, scene);
    const double between = style.sizes.emphasis / 2;
    CHECK_MESSAGE(black.front().x >= brown.front().x + between, scene);
    CHECK_MESSAGE(black.front().y >= brown.front().y + between, scene);
    CHECK_MESSAGE(black.front().right() <= brown.front().right() - between, scene);
    CHECK_MESSAGE(black.front().bottom() <= brown.front().bottom() - between, scene);
  }
}

TEST_CASE("equal phase sums make no pattern though the counts are uneven, unequal ones do") {
  const Fonts fonts;
  // The middle row and column weigh twice as much, so that each phase adds up to 4.
  const auto mended = shipped("checkerboard", {1, 2, 1, 2, 4, 2, 1, 2, 1});
  const auto sums = phase_sums_of(*mended, {0, 0}, 0);
  REQUIRE(sums);
  CHECK(sums->values == std::vector<double>{4, 4, 4, 4});
  const Settings response{{"of", "response"}};
  CHECK(overlap_of(*mended, response, 16, fonts).description.find("flat areas stay flat") != std::string::npos);
  CHECK(overlap_of(*mended, {}, 16, fonts).description.find("(4 : 1)") != std::string::npos);
  CHECK(
      overlap_of(*shipped("checkerboard"), response, 16, fonts).description.find("4, 2, 2 and 1, so flat areas show a pattern") !=
      std::string::npos);
  CHECK(phase_sums_of(*shipped("checkerboard"), {0, 0}, 0)->values == std::vector<double>{4, 2, 2, 1});
  CHECK_FALSE(phase_sums_of(*shipped("convolution"), {0, 0}, 0));
}
