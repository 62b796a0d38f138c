// Where interpolations look: places and weights of known cases, and the pictures of them.
#include <doctest/doctest.h>

#include <cmath>

#include "op/resample.h"
#include "view/coordinate_words.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

Wiring resized(const char* op, const Settings& settings, Shape in) { return wire(all_ops().at(op), settings, in, {}); }

Scene row_of(std::vector<double> numbers, const std::string& op, Settings settings) {
  Scene scene;
  scene.input_shape = {1, 1, 1, static_cast<int>(numbers.size())};
  scene.input.values = std::make_shared<const Tensor>(scene.input_shape, std::move(numbers));
  scene.layers.push_back({"layer", op, std::move(settings), {}, "", "", ""});
  return scene;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string sentence(const Scene& scene) {
  const auto study = study_of(scene, all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  const auto views = all_views();
  return views.at("sampling").draw(*study, moment_at(timeline, 0), {}, style_named("light", fonts)).description;
}

}  // namespace

TEST_CASE("two pixels become four: each coordinate mode looks at its own places") {
  ResizedAxis axis{2, 4, 0, "half_pixel"};
  const auto places = [&axis](const char* coordinates) {
    axis.coordinates = coordinates;
    std::vector<double> found;
    for (int index = 0; index < 4; ++index) found.push_back(source_place(axis, index));
    return found;
  };
  const auto thirds = places("align_corners");
  for (int index = 0; index < 4; ++index) CHECK(thirds[static_cast<std::size_t>(index)] == doctest::Approx(index / 3.0));
  CHECK(places("half_pixel") == std::vector<double>{-0.25, 0.25, 0.75, 1.25});
  CHECK(places("asymmetric") == std::vector<double>{0, 0.5, 1, 1.5});
}

TEST_CASE("a resizing wiring keeps its places, and its taps are the products of the samples of both axes") {
  const std::vector<std::pair<const char*, Settings>> cases{{"nearest", {}},
                                                            {"linear", {{"scale", Factor(0.6, 2.5)}, {"antialias", true}}},
                                                            {"cubic", {{"coordinates", std::string("align_corners")}}},
                                                            {"lanczos", {{"lobes", 2}}},
                                                            {"area", {{"scale", Factor(0.5, 0.3)}}}};
  for (const auto& [op, settings] : cases) {
    const std::string name = op;
    INFO(name);
    const Wiring wiring = resized(op, settings, {1, 1, 5, 7});
    REQUIRE(wiring.resampling);
    const Resampling& resampling = *wiring.resampling;
    const AxisSamples rows = resampling.sample(resampling.rows), columns = resampling.sample(resampling.columns);
    std::vector<Tap> taps;
    for (int row = 0; row < wiring.out.rows; ++row)
      for (int column = 0; column < wiring.out.columns; ++column)
        for (const Sample& r : rows.at(row))
          for (const Sample& c : columns.at(column))
            taps.push_back({wiring.out.index(0, row, column), wiring.in.index(0, r.in, c.in), -1, r.gain * c.gain});
    CHECK(taps == wiring.taps);
  }
  CHECK_FALSE(resized("bed_of_nails", {}, {1, 1, 3, 3}).resampling);
}

TEST_CASE("the weight function is what the samples were weighed with") {
  const Wiring wiring = resized("cubic", {{"scale", Factor(0.5)}, {"antialias", true}}, {1, 1, 12, 12});
  const Resampling& resampling = *wiring.resampling;
  CHECK(resampling.stretch(Axis::columns) == 2);
  const AxisSamples samples = resampling.sample(resampling.columns);
  const double place = source_place(resampling.columns, 3);
  double sum = 0;
  for (const Sample& sample : samples.at(3)) sum += resampling.weighting.weight(std::fabs(sample.in - place) / 2);
  for (const Sample& sample : samples.at(3))
    CHECK(sample.gain == doctest::Approx(resampling.weighting.weight(std::fabs(sample.in - place) / 2) / sum));
}

TEST_CASE("the lanes hold the numbers that each mode would give") {
  const std::string text = view_text("sampling", row_of({0, 1}, "linear", {{"size", PerAxis(1, 4)}}), 0);
  CHECK(says(text, "half_pixel"));
  CHECK(says(text, "this scene, lands at −0.25, 0.25, 0.75, 1.25"));
  CHECK(says(text, "lands at 0, 0.33, 0.67, 1"));
  CHECK(says(text, "lands at 0, 0.5, 1, 1.5"));
  CHECK(says(text, "0.333"));
  const std::string alone = view_text("sampling", row_of({0, 1}, "linear", {{"size", PerAxis(1, 4)}}), 0, {{"all_modes", false}});
  CHECK_FALSE(says(alone, "align_corners"));
}

TEST_CASE("the sentence says where the cell lands and what it takes") {
  const Settings six{{"size", PerAxis(1, 6)}, {"coordinates", std::string("align_corners")}};
  CHECK(sentence(row_of({0, 1, 0}, "linear", six)) ==
        "Output column 3 lands at 1.2 on the input's columns and takes 0.8 of cell 1 and 0.2 of cell 2.");
  CHECK(sentence(row_of({4, 5}, "nearest", {{"size", PerAxis(1, 4)}})) ==
        "Output column 2 lands at 1 on the input's columns and takes cell 1 as it is.");
  const Settings beyond{{"coordinates", std::string("tf_crop_and_resize")}, {"roi_begin", Factor(2)}, {"roi_end", Factor(3)}};
  CHECK(says(sentence(row_of({4, 5}, "linear", beyond)), "outside of the region"));
}

TEST_CASE("a place that is rounded is said to be, and how") {
  const auto rounded = [](const char* rounding) {
    return sentence(
        row_of({4, 5, 6}, "nearest",
               {{"size", PerAxis(1, 6)}, {"coordinates", std::string("half_pixel")}, {"rounding", std::string(rounding)}}));
  };
  CHECK(rounded("floor") == "Output column 3 lands at 1.25 on the input's columns, rounded down, and takes cell 1 as it is.");
  CHECK(rounded("ceil") == "Output column 3 lands at 1.25 on the input's columns, rounded up, and takes cell 2 as it is.");
  CHECK(says(rounded("round_prefer_ceil"), "rounded to the nearest, halves up, and takes cell 1"));
}

TEST_CASE("ways that land alike stand together, and only those") {
  const auto ways = [](const Settings& settings) {
    const Wiring wiring = resized("linear", settings, {1, 1, 1, 2});
    std::vector<std::vector<std::string>> names;
    for (const AlikeCoordinates& way : alike_coordinates(*wiring.resampling, Axis::columns, true)) {
      names.push_back({way.name});
      names.back().insert(names.back().end(), way.same.begin(), way.same.end());
    }
    return names;
  };
  using Names = std::vector<std::vector<std::string>>;
  CHECK(ways({{"size", PerAxis(1, 4)}}) == Names{{"half_pixel", "pytorch_half_pixel", "half_pixel_symmetric"},
                                                 {"align_corners", "tf_crop_and_resize"},
                                                 {"asymmetric"}});
  // A factor whose size is rounded down tells two of them apart, a single output cell two others.
  CHECK(ways({{"scale", Factor(1, 1.7)}}).size() == 4);
  CHECK(ways({{"size", PerAxis(1, 1)}}) == Names{{"half_pixel", "half_pixel_symmetric", "tf_crop_and_resize"},
                                                 {"align_corners", "asymmetric", "pytorch_half_pixel"}});
}

TEST_CASE("weights of one axis are called so, and what the other axis does to them") {
  const std::string text = view_text("sampling", open_scene("linear", all_ops()), 14.5);
  CHECK(says(text, "Column weights"));
  CHECK(says(text, "times the row weights 0.25 and 0.75"));
  CHECK_FALSE(says(view_text("sampling", open_scene("nearest", all_ops()), 12.5), "times the row"));
  CHECK(says(view_text("sampling", row_of({0, 1}, "linear", {{"size", PerAxis(1, 4)}}), 0), "the same here: pytorch_half_pixel"));
}

TEST_CASE("hovering an output cell moves the sampling view to it") {
  const auto ops = all_ops();
  const Fonts fonts;
  const auto views = all_views();
  const auto study = study_of(open_scene("linear", ops), ops);
  Style style = style_named("light", fonts);
  style.hovered = {Role::output, 11, 0};
  const Timeline timeline = timeline_of(*study);
  CHECK(views.at("sampling").draw(*study, moment_at(timeline, 0), {}, style).description ==
        "Output column 5 lands at 2.25 on the input's columns, beyond the outermost centre, and takes column 2 as it is; row 1 "
        "lands at 0.25 and takes 0.75 of row 0 and 0.25 of row 1.");
}

TEST_CASE("the places of two scenes look as they did") {
  check_view_golden("sampling", "linear", 14.5);
  check_view_golden("sampling", "nearest", 0);
}
