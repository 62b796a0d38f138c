// The spectrum view: the number it says, what it is drawn for, and two pictures.
#include <doctest/doctest.h>

#include "view/frequency.h"
#include "view_golden.h"

using namespace upstamp;
using namespace upstamp::tests;

namespace {

std::string description(const std::string& op, const Settings& settings, Shape in,
                        const Filling& weights = {"ones", 1, nullptr}) {
  Scene scene;
  scene.input_shape = in;
  scene.layers.push_back({"layer", op, settings, weights, "", "", ""});
  const auto study = study_of(scene, all_ops());
  const Timeline timeline = timeline_of(*study);
  const Fonts fonts;
  const auto views = all_views();
  if (!views.at("spectrum").fits(*study)) return "";
  return views.at("spectrum").draw(*study, moment_at(timeline, 0), {}, style_named("light", fonts)).description;
}

}  // namespace

TEST_CASE("the spectrum view says the artifact energy of a constant, also where the map is too short to measure it") {
  for (const int side : {1, 2, 8})
    CHECK(description("transposed_conv", {}, {1, 1, side, side}).starts_with("Artifact energy: 19 %."));
  CHECK(description("transposed_conv", {{"kernel", PerAxis(4)}}, {1, 1, 4, 4}).starts_with("Artifact energy: 0 %."));
  CHECK(description("linear", {}, {1, 1, 6, 6}).starts_with("Artifact energy: 0 %."));
  CHECK(description("bed_of_nails", {}, {1, 1, 6, 6}).starts_with("Artifact energy: 75 %."));
}

TEST_CASE("the channels that a group leaves out do not count") {
  Filling weights;
  weights.values = std::make_shared<const Tensor>(Shape{2, 1, 1, 2}, std::vector<double>{1, 1, 1, 0});
  const Settings settings{{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1, 2)}, {"groups", 2}, {"out_channels", 2}};
  CHECK(description("transposed_conv", settings, {1, 2, 1, 4}, weights).starts_with("Artifact energy: 0 %."));
  const auto ops = all_ops();
  const Wiring wiring = wire(ops.at("transposed_conv"), settings, {1, 2, 1, 4}, {});
  CHECK(artifact_of_constant(wiring, *weights.values, 0) == 0);
  CHECK(artifact_of_constant(wiring, *weights.values, 1) == doctest::Approx(0.5));
}

TEST_CASE("the spectrum view is there for what enlarges") {
  CHECK(description("conv", {}, {1, 1, 6, 6}).empty());
  CHECK(description("max_pool", {}, {1, 1, 6, 6}).empty());
  CHECK_FALSE(description("pixel_shuffle", {}, {1, 4, 3, 3}).empty());
  CHECK_FALSE(description("nearest", {}, {1, 1, 3, 3}).empty());
}

TEST_CASE("every replica frequency is among those that are drawn") {
  for (int period = 1; period <= 16; ++period) {
    const PerAxis frequencies = frequencies_for({1, 1, 40, 1}, {period, 1});
    CHECK(frequencies.rows % period == 0);
    CHECK(frequencies.rows % 2 == 0);
    CHECK(frequencies.rows >= 64);
    CHECK(frequencies.rows < 64 + 2 * period);
    CHECK(frequencies.columns == 1);
  }
}

TEST_CASE("the spectra of two scenes look as they did") {
  check_view_golden("spectrum", "checkerboard", 16);
  check_view_golden("spectrum", "one_dimensional", 2);
}
