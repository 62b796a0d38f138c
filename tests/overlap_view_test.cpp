// What the overlap view counts and says.
#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "view/overlap_words.h"
#include "view/view.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Figure overlap_of(const Study& study, const Settings& settings, double time, const Fonts& fonts) {
  const Timeline timeline = timeline_of(study);
  return all_views().at("overlap").draw(study, moment_at(timeline, time), settings, style_named("light", fonts));
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

std::shared_ptr<const Study> shipped(const std::string& name, std::vector<double> weights = {}) {
  const auto ops = all_ops();
  Scene scene = open_scene(name, ops);
  if (!weights.empty())
    scene.layers.back().weights.values = std::make_shared<const Tensor>(Shape{1, 1, 3, 3}, std::move(weights));
  return study_of(scene, ops);
}

}  // namespace

TEST_CASE("the overlap names ratio and period, and frames one period only where counts differ") {
  const Fonts fonts;
  const Figure uneven = overlap_of(*shipped("checkerboard"), {}, 16, fonts),
               even = overlap_of(*shipped("stride_2_kernel_4_padding_1"), {}, 9, fonts);
  CHECK(uneven.description.find("repeat every 2 cells, between 4 and 1, a ratio of 4 : 1") != std::string::npos);
  CHECK(says(uneven, "one period, 2 × 2"));
  CHECK(even.description.find("ratio 1 : 1") != std::string::npos);
  CHECK_FALSE(says(even, "one period"));
}

TEST_CASE("the pointed cell's count is its row's times its column's") {
  const Fonts fonts;
  Style style = style_named("light", fonts);
  style.hovered = {Role::output, 2 * 9 + 4, 0};
  const auto study = shipped("checkerboard");
  const Figure figure = all_views().at("overlap").draw(*study, {}, {}, style);
  CHECK(says(figure, "2 in its row × 2 in its column = "));
}

TEST_CASE("counting so far says how many of how many") {
  const Fonts fonts;
  const Figure figure = overlap_of(*shipped("checkerboard"), {{"so_far", true}}, 5.5, fonts);
  // The sixth stamp: y[2,2] has those of the first, second, fifth and sixth input cell.
  CHECK(says(figure, "of 4 products so far "));
  CHECK_FALSE(figure == overlap_of(*shipped("checkerboard"), {{"so_far", true}}, 6.5, fonts));
}

TEST_CASE("equal phase sums make no pattern though the counts are uneven, unequal ones do") {
  const Fonts fonts;
  // The middle row and column weigh twice as much, so that each phase adds up to 4.
  const auto mended = shipped("checkerboard", {1, 2, 1, 2, 4, 2, 1, 2, 1});
  const auto sums = phase_sums_of(*mended, {0, 0});
  REQUIRE(sums);
  CHECK(sums->values == std::vector<double>{4, 4, 4, 4});
  const Settings response{{"of", "response"}};
  CHECK(overlap_of(*mended, response, 16, fonts).description.find("flat areas stay flat") != std::string::npos);
  CHECK(overlap_of(*mended, {}, 16, fonts).description.find("a ratio of 4 : 1") != std::string::npos);
  CHECK(overlap_of(*shipped("checkerboard"), response, 16, fonts).description.find("1 to 4, so flat areas show a pattern") !=
        std::string::npos);
  CHECK(phase_sums_of(*shipped("checkerboard"), {0, 0})->values == std::vector<double>{4, 2, 2, 1});
  CHECK_FALSE(phase_sums_of(*shipped("convolution"), {0, 0}));
}

TEST_CASE("all layers together are counted as ways, and each layer's pattern is told") {
  const Fonts fonts;
  Scene scene;
  scene.input_shape = {1, 1, 4, 4};
  for (const char* id : {"a", "b"})
    scene.layers.push_back({id, "transposed_conv", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {}, "", "", ""});
  const auto study = study_of(scene, all_ops());
  const Figure alone = overlap_of(*study, {}, 4, fonts), all = overlap_of(*study, {{"layers", "all"}}, 4, fonts);
  CHECK(alone.description.find("between 4 and 1") != std::string::npos);
  CHECK(all.description.find("repeat every 4 cells, between 9 and 1, a ratio of 9 : 1") != std::string::npos);
  CHECK(all.description.find("repeat as 2, 1; then 3, 2, 3, 1") != std::string::npos);
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
