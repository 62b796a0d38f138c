// What holds for every view on every shipped scene: also for views that are added later.
#include <doctest/doctest.h>

#include "figure_checks.h"
#include "lab/scene_json.h"
#include "view/equation.h"
#include "view/grid.h"
#include "view/grid_numbers.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Scene scene_with(const std::string& op, Shape input, Settings settings, Filling numbers = {}) {
  Scene scene;
  scene.input_shape = input;
  scene.input = numbers;
  scene.layers.push_back({"layer", op, std::move(settings), numbers, "", "", ""});
  return scene;
}

}  // namespace

TEST_CASE("every view of every shipped scene is finite, inside its figure, without overlapping texts, and the same each time") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  for (const std::string& name : shipped_scenes()) {
    const auto study = study_of(open_scene(name, ops), ops);
    for (const View& view : views) {
      if (!view.fits(*study)) continue;
      for (const double time : {0.0, 0.3712, 0.4375, 1.0}) {
        INFO(name << " " << view.about.id << " at " << time);
        check_view(view, *study, {}, style, time);
      }
    }
  }
}

TEST_CASE("unusual scenes fit their figures in both orders, and all themes") {
  const auto ops = all_ops();
  const auto views = all_views();
  const Fonts fonts;
  Filling long_numbers;
  long_numbers.values = std::make_shared<const Tensor>(
      Shape{1, 1, 3, 3}, std::vector<double>{-12.375, 1e-7, 123456789, -0.333333333333, 1e30, 7, 0, -1, 2.5});
  const std::vector<std::pair<std::string, Scene>> scenes{
      {"1x1", scene_with("transposed_conv", {1, 1, 1, 1}, {{"kernel", PerAxis(1)}})},
      {"one row", scene_with("transposed_conv", {1, 1, 1, 5}, {{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(1, 2)}})},
      {"8x8",
       scene_with("transposed_conv", {1, 1, 8, 8}, {{"kernel", PerAxis(4)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}})},
      {"three channels", scene_with("transposed_conv", {1, 3, 3, 3}, {{"out_channels", 3}, {"stride", PerAxis(2)}})},
      {"groups", scene_with("transposed_conv", {1, 4, 2, 2}, {{"out_channels", 4}, {"groups", 2}, {"stride", PerAxis(2)}})},
      {"nine channels", scene_with("conv", {1, 9, 4, 4}, {{"out_channels", 6}})},
      {"long numbers", scene_with("transposed_conv", {1, 1, 3, 3}, {{"stride", PerAxis(2)}}, long_numbers)},
      {"wide kernel with dilation",
       scene_with("transposed_conv", {1, 1, 3, 3}, {{"kernel", PerAxis(7)}, {"dilation", PerAxis(2)}, {"stride", PerAxis(2)}})},
      {"everything cropped",
       scene_with("transposed_conv", {1, 1, 2, 2}, {{"kernel", PerAxis(2)}, {"padding", PerEdge(3, -1, 3, -1)}})},
      {"outputs beyond the stamps", scene_with("transposed_conv", {1, 1, 2, 2},
                                               {{"kernel", PerAxis(2)}, {"stride", PerAxis(3)}, {"output_padding", PerAxis(2)}})},
      {"padding larger than the kernel", scene_with("conv", {1, 1, 3, 3}, {{"padding", PerEdge(4)}, {"stride", PerAxis(2)}})},
      {"cropped convolution", scene_with("conv", {1, 1, 6, 6}, {{"padding", PerEdge(-1)}})},
      {"32x32",
       scene_with("transposed_conv", {1, 1, 16, 16}, {{"kernel", PerAxis(4)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}})},
      {"curve of astronomic numbers", scene_with("tanh", {1, 1, 3, 3}, {}, long_numbers)},
      {"curve of many channels", scene_with("leaky_relu", {1, 6, 2, 5}, {})},
      {"statistics", scene_with("batch_norm", {1, 5, 2, 2}, {})},
      {"region beyond the edge",
       scene_with("cubic", {1, 1, 3, 3},
                  {{"coordinates", "tf_crop_and_resize"}, {"roi_begin", Factor(-1)}, {"extrapolation_value", -12.375}})},
      {"wide mixture", scene_with("lanczos", {1, 1, 12, 12}, {{"scale", Factor(0.4)}, {"lobes", 5}, {"antialias", true}})},
      {"unfolded", scene_with("unfold", {1, 2, 4, 4}, {{"padding", PerEdge(1)}})},
      {"64x64", scene_with("nearest", {1, 1, 32, 32}, {})},
  };
  for (const auto& scene_by_name : scenes)
    for (const Order order : {Order::scatter, Order::gather}) {
      Scene scene = scene_by_name.second;
      scene.order = order;
      const Worked worked = work_out(scene, ops);
      INFO(scene_by_name.first << (order == Order::scatter ? ", scatter" : ", gather"));
      if (!worked.study) FAIL(worked.obstacle.problems.front().sentence);
      for (const std::string& theme : theme_names())
        for (const View& view : views) {
          INFO(theme << " " << view.about.id);
          if (view.fits(*worked.study)) check_view(view, *worked.study, {}, style_named(theme, fonts), 0.53);
        }
    }
}

TEST_CASE("numbers shrink to a floor, then round, so that they stay in their cell") {
  const Fonts fonts;
  for (const double value : {0.0, 3.0, -12.375, 123456789.0, 1e-7, -1.0 / 3, 1e30, -9.99999e-300})
    for (const double width : {30.0, 18.0, 12.0}) {
      const FittedNumber number = fitted_number(value, width, 14, fonts);
      INFO(value << " in " << width << ": " << number.words);
      CHECK(fonts.width(number.words, Face::mono, number.size) <= width + 1e-9);
      if (value != 0) CHECK(number.words != "0");
    }
  CHECK(fitted_number(-12.375, 30, 14, fonts).words == "−12.4");
  CHECK(fitted_number(7, 30, 14, fonts).words == "7");
  CHECK(fitted_number(99999999, 30, 14, fonts).words == "1e8");
  CHECK(fitted_number(-9.96e-7, 30, 14, fonts).words == "−1e-6");
}

TEST_CASE("an equation names every term and its numbers") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("one_stamp", ops), ops);
  const LayerStudy& layer = study->focused();
  CHECK(equation_text(layer, 4) ==
        "y[1,1] = x[0,0]·w[1,1] + x[0,1]·w[1,0] + x[1,0]·w[0,1] + x[1,1]·w[0,0] = 0·3 + 1·2 + 2·1 + 3·0 = 4");
  CHECK(text_of(equation_of(layer, 4, taps_into(layer, 4, nullptr), 1)) == "y[1,1] = x[0,1]·w[1,0] + … (3 more) = 1·2 + … = 4");
  const auto nearest = study_of(open_scene("nearest", ops), ops);
  CHECK(equation_text(nearest->focused(), 1) == "y[0,1] = x[0,0] = 1");
  CHECK(equation_text(study_of(scene_with("relu", {1, 1, 1, 1}, {}), ops)->focused(), 0) ==
        "y[0,0] = relu(x[0,0]) = relu(1) = 1");
  Scene minus = scene_with("relu", {1, 1, 1, 1}, {});
  minus.input.values = std::make_shared<const Tensor>(minus.input_shape, std::vector<double>{-2});
  CHECK(equation_text(study_of(minus, ops)->focused(), 0) == "y[0,0] = relu(x[0,0]) = relu(−2) = 0");
  const Settings beyond{{"coordinates", "tf_crop_and_resize"}, {"roi_begin", Factor(-1)}, {"extrapolation_value", 10.0}};
  CHECK(equation_text(study_of(scene_with("nearest", {1, 1, 2, 2}, beyond), ops)->focused(), 0) == "y[0,0] = 10");
  const auto bias = study_of(open_scene("conv_and_bias", ops), ops);
  CHECK(equation_text(bias->focused(), 0).find("+ w[") != std::string::npos);
}

TEST_CASE("hovering a cell finds it in the figure and lights what it touches") {
  const auto ops = all_ops();
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const auto study = study_of(open_scene("opening", ops), ops);
  const Timeline timeline = timeline_of(study->focused().wiring, Order::scatter);
  const Catalogue<View> views = all_views();
  const View& view = views.at("exchange");
  const Figure plain = view.draw(*study, moment_at(timeline, 9), {}, style);
  std::map<Role, std::vector<int>> found;
  for (double y = 1; y < plain.size.height; y += 3)
    for (double x = 1; x < plain.size.width; x += 3)
      if (const Tag tag = tag_at(plain, {x, y}); tag.role != Role::none && tag.cell >= 0) found[tag.role].push_back(tag.cell);
  for (const auto& [role, cells] : {std::pair{Role::input, 9}, {Role::weight, 9}, {Role::output, 25}}) {
    auto seen = found[role];
    std::sort(seen.begin(), seen.end());
    CHECK(std::unique(seen.begin(), seen.end()) - seen.begin() == cells);
  }
  style.hovered = {Role::output, 6, 0};
  CHECK_FALSE(view.draw(*study, moment_at(timeline, 9), {}, style) == plain);
}

TEST_CASE("no line crosses a number") {
  const auto ops = all_ops();
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  const auto study = study_of(open_scene("guide_padding_strides", ops), ops);
  const Timeline timeline = timeline_of(study->focused().wiring, Order::gather);
  const Figure figure = all_views().find("exchange")->draw(*study, moment_at(timeline, 3.5), {}, style);
  std::vector<PlacedText> texts = contents_of(figure, fonts).texts;
  // From the top down: a filled shape hides the lines below it.
  std::vector<std::pair<Rect, bool>> over_hatching;
  int hatchings = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* path = std::get_if<Path>(placed.mark);
    if (!path) return;
    const Rect box = bounds(*placed.mark, fonts).moved(placed.offset);
    if (path->fill.alpha > 0)
      over_hatching.push_back({box, true});
    else if (path->stroke.color == style.colors.hatch)
      over_hatching.push_back({box, false}), ++hatchings;
  });
  REQUIRE(hatchings > 0);
  for (const PlacedText& text : texts) {
    bool clear = true;
    for (const auto& [box, patch] : over_hatching)
      if (patch ? inside(text.ink, box) : overlapping(text.ink, box)) clear = patch;
    INFO(text.words << " at " << text.ink.x << ", " << text.ink.y);
    CHECK(clear);
  }
}
