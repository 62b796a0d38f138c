// What the comparison of several ways computes and shows.
#include <doctest/doctest.h>

#include "view/comparison.h"
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

TEST_CASE("the comparison draws what it drew") {
  check_view_golden("compare", "doubling_in_frameworks", 9);
  check_view_golden("compare", "ways_to_double", 64);
}
