// The spectrum view: the number it says, what it is drawn for, and two pictures.
#include <doctest/doctest.h>

#include "figure_checks.h"
#include "view/frequency.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::shared_ptr<const Study> study_with(const std::string& op, const Settings& settings, Shape in, const Filling& weights) {
  Scene scene;
  scene.input_shape = in;
  scene.layers.push_back({"layer", op, settings, weights, "", "", ""});
  return study_of(scene, all_ops());
}

Figure figure_of(const Study& study) {
  static const Fonts fonts;
  return all_views().find("spectrum")->draw(study, {}, {}, style_named("light", fonts));
}

std::string description(const std::string& op, const Settings& settings, Shape in,
                        const Filling& weights = {"ones", 1, nullptr}) {
  const auto study = study_with(op, settings, in, weights);
  return all_views().find("spectrum")->fits(*study) ? figure_of(*study).description : "";
}

bool writes(const Figure& figure, const std::string& words) {
  const Fonts fonts;
  const std::vector<PlacedText> texts = contents_of(figure, fonts).texts;
  return std::any_of(texts.begin(), texts.end(), [&](const PlacedText& text) { return text.words == words; });
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("the spectrum view says how much of a constant is a pattern, also where the map is too short to measure it") {
  for (const int side : {1, 2, 8}) CHECK(says(description("transposed_conv", {}, {1, 1, side, side}), "Here 19 % of"));
  CHECK(says(description("transposed_conv", {{"kernel", PerAxis(4)}}, {1, 1, 4, 4}), "makes no checkerboard by itself"));
  CHECK(says(description("linear", {}, {1, 1, 2, 2}), "makes no checkerboard by itself"));
  CHECK(says(description("bed_of_nails", {}, {1, 1, 6, 6}), "Here 75 % of"));
}

TEST_CASE("the number stands beside what a constant becomes, and not where there is none") {
  const Figure figure = figure_of(*study_with("transposed_conv", {}, {1, 1, 4, 4}, {"ones", 1, nullptr}));
  CHECK(writes(figure, "19 %"));
  CHECK(writes(figure, "Constant 1 becomes"));
  Filling weights;
  weights.values = std::make_shared<const Tensor>(Shape{1, 1, 3, 3}, 0.0);
  const Figure nothing = figure_of(*study_with("transposed_conv", {}, {1, 1, 4, 4}, weights));
  CHECK_FALSE(writes(nothing, "0 %"));
  CHECK(says(nothing.description, "becomes 0 everywhere"));
}

TEST_CASE("a share that is not 0 is never said to be 0") {
  Filling weights;
  weights.values = std::make_shared<const Tensor>(Shape{1, 1, 1, 2}, std::vector<double>{1, 1.02});
  const Settings settings{{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1, 2)}};
  CHECK(says(description("transposed_conv", settings, {1, 1, 1, 4}, weights), "Here below 1 % of"));
}

TEST_CASE("the channels that a group leaves out do not count") {
  Filling weights;
  weights.values = std::make_shared<const Tensor>(Shape{2, 1, 1, 2}, std::vector<double>{1, 1, 1, 0});
  const Settings settings{{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1, 2)}, {"groups", 2}, {"out_channels", 2}};
  CHECK(says(description("transposed_conv", settings, {1, 2, 1, 4}, weights), "makes no checkerboard by itself"));
}

TEST_CASE("only where channels make up each other's gaps must they be equal") {
  CHECK(says(description("pixel_shuffle", {}, {1, 4, 3, 3}), "while all 4 input channels are equal"));
  CHECK_FALSE(says(description("nearest", {}, {1, 4, 3, 3}), "channels"));
  CHECK_FALSE(says(description("transposed_conv", {}, {1, 1, 4, 4}), "channels"));
}

TEST_CASE("the copies are said to lie at multiples of 1 by the stride, of both where the axes differ") {
  CHECK(says(description("nearest", {{"scale", Factor(3)}}, {1, 1, 3, 3}),
             "enlarging by 3 copies the input's spectrum, at "
             "multiples of 1/3."));
  CHECK(says(description("nearest", {{"scale", Factor(2, 3)}}, {1, 1, 3, 3}), "by 2 down and 3 across"));
  CHECK(says(description("nearest", {{"scale", Factor(1, 4)}}, {1, 1, 3, 3}), "enlarging by 4 copies"));
}

TEST_CASE("the spectrum view is there for what enlarges evenly by inserting places") {
  CHECK(description("conv", {}, {1, 1, 6, 6}).empty());
  CHECK(description("max_pool", {}, {1, 1, 6, 6}).empty());
  CHECK(description("area", {{"size", PerAxis(3)}}, {1, 1, 4, 4}).empty());
  CHECK(description("fold", {{"kernel", PerAxis(3)}}, {1, 9, 3, 3}).empty());
  CHECK(description("nearest", {{"scale", Factor(1.5)}}, {1, 1, 4, 4}).empty());
  CHECK_FALSE(all_views().find("spectrum")->fits(*study_of(open_scene("max_pool_and_unpool", all_ops()), all_ops())));
  CHECK_FALSE(description("pixel_shuffle", {}, {1, 4, 3, 3}).empty());
  CHECK_FALSE(description("nearest", {}, {1, 1, 3, 3}).empty());
}

TEST_CASE("every copy of the input's spectrum is among the frequencies that are drawn") {
  for (int stride = 1; stride <= 16; ++stride)
    for (const int columns : {1, 40}) {
      const PerAxis frequencies = frequencies_for({1, 1, 40, columns}, {stride, 1});
      const int fewest = columns == 1 ? 512 : 128;
      CHECK(frequencies.rows % stride == 0);
      CHECK(frequencies.rows % 2 == 0);
      CHECK(frequencies.rows >= fewest);
      CHECK(frequencies.rows < fewest + 2 * stride);
      CHECK((columns == 1) == (frequencies.columns == 1));
    }
}

TEST_CASE("a curve ends where it falls below the scale, and goes on where it comes back") {
  const Fonts fonts;
  const Style style = style_named("light", fonts);
  std::vector<double> magnitudes(64, 1.0);
  for (std::size_t i = 10; i < 20; ++i) magnitudes[i] = 0;
  const Block block = spectrum_curves({{"curve", magnitudes, style.colors.ink, false}}, 1, style, {300, 100});
  const Path* curve = nullptr;
  for (const Mark& mark : block.group.marks)
    if (const auto* path = std::get_if<Path>(&mark); path && path->stroke.width == style.sizes.outline) curve = path;
  REQUIRE(curve);
  CHECK(curve->contours.size() == 2);
  for (const Path::Contour& run : curve->contours)
    for (const Point& point : run.points) CHECK(point.y <= block.cells.bottom() + 1e-9);
}

TEST_CASE("the spectra of two scenes look as they did") {
  check_view_golden("spectrum", "checkerboard", 16);
  check_view_golden("spectrum", "one_dimensional", 2);
}
