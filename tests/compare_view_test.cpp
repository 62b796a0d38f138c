// What the comparison of several ways computes and shows.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "dialect/dialect.h"
#include "view/comparison_cards.h"
#include "view/comparison_words.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::shared_ptr<const Study> study_from(const std::string& text) {
  const auto ops = all_ops();
  return study_of(scene_from_json(text, "test.json", ops), ops);
}

const char* const doubled =
    R"({"input": {"shape": [1, 1, 2], "values": [0, 4]}, "layers": [{"op": "nearest", "settings": {"scale": [1, 2]}}], "others": [
        {"title": "Linear", "layers": [{"op": "linear", "settings": {"scale": [1, 2]}}]},
        {"title": "Tripled", "layers": [{"op": "nearest", "settings": {"scale": [1, 3]}}]},
        {"title": "Impossible", "layers": [{"op": "pixel_shuffle"}]}]})";

}  // namespace

TEST_CASE("errors are those computed by hand") {
  const auto study = study_from(doubled);
  const Comparison comparison = compared(*study, 0);
  REQUIRE(comparison.ways.size() == 4);
  CHECK(comparison.reference == 0);
  // Nearest 0 0 4 4, linear 0 1 3 4.
  const Way& linear = comparison.ways[1];
  CHECK(linear.difference == std::vector<double>{0, 1, -1, 0});
  CHECK(linear.rmse == doctest::Approx(std::sqrt(0.5)));
  CHECK(linear.largest == 1);
  CHECK(linear.differing == 2);
  CHECK(psnr(comparison, linear) == doctest::Approx(20 * std::log10(4 / std::sqrt(0.5))));
  CHECK(comparison.ways[2].difference.empty());
  CHECK_FALSE(comparison.ways[3].y);
}

TEST_CASE("any way can be the reference, and one without output cannot") {
  const auto study = study_from(doubled);
  CHECK(compared(*study, 2).against_title == "Linear");
  CHECK(compared(*study, 2).ways[0].difference == std::vector<double>{0, -1, 1, 0});
  CHECK(compared(*study, 4).reference == 0);
  CHECK(compared(*study, 7).reference == 0);
}

TEST_CASE("layers that shrink the input and give it back are held against the input") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("ways_to_double", ops), ops);
  const Comparison comparison = compared(*study, 0);
  CHECK(comparison.reference == -1);
  CHECK(comparison.against == &study->input);
  for (const Way& way : comparison.ways) CHECK(way.rmse > 0);
  CHECK(comparison.ways[1].artifacts < comparison.ways[0].artifacts);
}

TEST_CASE("numbers at the end of what can be held have errors that can be held") {
  const auto study = study_from(
      R"({"input": {"shape": [1, 1, 2], "values": [1.7e308, -1.7e308]}, "layers": [{"op": "nearest"}],
          "others": [{"title": "Negative", "layers": [{"op": "nearest"}, {"op": "conv", "settings": {"kernel": 1}, "weights": {"values": [-1]}}]}]})");
  CHECK(std::isfinite(compared(*study, 0).ways[1].rmse));
}

TEST_CASE("the comparison fits scenes that carry other ways") {
  const auto ops = all_ops();
  const auto views = all_views();
  CHECK_FALSE(views.at("compare").fits(*study_of(open_scene("opening", ops), ops)));
  CHECK(views.at("compare").fits(*study_from(doubled)));
}

TEST_CASE("pointing at a cell of one way tells what each has there") {
  const auto study = study_from(doubled);
  const auto views = all_views();
  const Fonts fonts;
  Style style = style_named("light", fonts);
  style.hovered = {Role::output, 1, 0};
  const Timeline timeline = timeline_of(*study);
  const Figure figure = views.at("compare").draw(*study, moment_at(timeline, 0), {}, style);
  CHECK(figure.description.find("y[0,1]: Nearest neighbour 0, Linear 1.") != std::string::npos);
}

TEST_CASE("a framework is called as its dialect is called") {
  for (const Dialect& dialect : all_dialects()) CHECK(framework_name(dialect.about.id) == dialect.about.title);
}

TEST_CASE("layers that first make the input smaller say so and show what they leave") {
  const auto ops = all_ops();
  const auto words = [&](const std::string& scene) { return view_text("compare", open_scene(scene, ops), 0); };
  const std::string halved = words("ways_to_double");
  CHECK(halved.find("Average pooling leaves 8 × 8 cells of the input") != std::string::npos);
  CHECK(halved.find("shrunk to 8 × 8") != std::string::npos);
  CHECK(compared(*study_from(doubled), 0).smallest == -1);
  CHECK(words("doubling_in_frameworks").find("shrunk") == std::string::npos);
}

TEST_CASE("a difference says what is taken from what, and names of ways stand in quotation marks") {
  const auto ops = all_ops();
  const std::string against_input = view_text("compare", open_scene("ways_to_double", ops), 0);
  CHECK(against_input.find("output − input") != std::string::npos);
  CHECK(against_input.find("Closest to the input comes “Cubic” (RMSE 1.49); farthest from it is “Max pooling") !=
        std::string::npos);
  const std::string against_first = view_text("compare", open_scene("doubling_in_frameworks", ops), 0);
  CHECK(against_first.find("output − reference") != std::string::npos);
  CHECK(against_first.find("gives the same numbers as “Transposed convolution in PyTorch”") != std::string::npos);
}

TEST_CASE("errors of one kind have the same number of decimals") {
  CHECK(alike_words(1.7, {1.74, 4.19}) == "1.70");
  CHECK(alike_words(6, {6, 8, 0}) == "6");
  CHECK(alike_words(0.5, {0.5, 120}) == "0.5");
  CHECK(alike_words(0, {0}) == "0");
  CHECK(percent_words(0.02) == "2.0 %");
  CHECK(percent_words(0.284) == "28.4 %");
}

TEST_CASE("of a picture only kernel 3 at stride 2 makes a checkerboard, and it is seen as light") {
  const auto ops = all_ops();
  const auto study = study_of(open_scene("picture_through_kernels", ops), ops);
  const Comparison comparison = compared(*study, 2);
  REQUIRE(comparison.ways.size() == 3);
  CHECK(comparison.ways[0].artifacts > 0.1);
  CHECK(comparison.ways[1].artifacts < 0.001);
  CHECK(comparison.ways[2].artifacts < 0.001);
  const Fonts fonts;
  const Figure figure = drawn(tiles_of(*study, all_views()), *study, {}, style_named("light", fonts));
  std::size_t cells = 0;
  std::ptrdiff_t colored = 0;
  for_each_placed(figure, [&](const Placed& placed) {
    const auto* map = std::get_if<Cells>(placed.mark);
    if (!map) return;
    cells += map->fills.size();
    colored += std::count_if(map->fills.begin(), map->fills.end(),
                             [](Color color) { return color.red != color.green || color.green != color.blue; });
  });
  CHECK(cells >= 48 * 48 + 3 * 96 * 96);
  CHECK(colored == 0);
}

TEST_CASE("what is no number differs from every number") {
  const auto study = study_from(
      R"({"input": {"shape": [1, 1, 2], "values": [1e300, -1e300]}, "layers": [{"op": "nearest", "settings": {"scale": [1, 1]}}],
          "others": [{"title": "Endless", "layers": [{"op": "conv", "settings": {"kernel": [1, 3], "padding": [0, 1]},
                      "weights": {"shape": [1, 1, 3], "values": [1e300, 1e300, 1e300]}}]}]})");
  const Comparison comparison = compared(*study, 0);
  const Way& endless = comparison.ways[1];
  REQUIRE(endless.y);
  REQUIRE(std::isnan(endless.y->values[0]));
  CHECK(endless.differing == 2);
  CHECK(endless.rmse > 0);
}

TEST_CASE("on maps of three periods no checkerboard is told of") {
  const auto ops = all_ops();
  CHECK_FALSE(compared(*study_of(open_scene("doubling_in_frameworks", ops), ops), 0).enlarges);
}

TEST_CASE("the comparison draws what it drew") {
  check_view_golden("compare", "doubling_in_frameworks", 9);
  check_view_golden("compare", "ways_to_double", 64);
}
