// Layers that enlarge evenly: which do, what becomes of a constant, and that a spectrum is the response times the input's copies.
#include "reason/even_stamps.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "lab/scene_json.h"
#include "reason/coverage.h"
#include "reason/spectrum.h"

using namespace upstamp;

namespace {

std::shared_ptr<const Study> study_with(const std::string& op, const Settings& settings, Shape in,
                                        const Filling& weights = {"ones", 1, nullptr}) {
  Scene scene;
  scene.input_shape = in;
  scene.layers.push_back({"layer", op, settings, weights, "", "", ""});
  return study_of(scene, all_ops());
}

std::optional<EvenStamps> stamps_of(const std::string& op, const Settings& settings, Shape in,
                                    const Filling& weights = {"ones", 1, nullptr}) {
  return even_stamps(*study_with(op, settings, in, weights), 0);
}

std::optional<double> share_of(const std::string& op, const Settings& settings, Shape in,
                               const Filling& weights = {"ones", 1, nullptr}) {
  const auto stamps = stamps_of(op, settings, in, weights);
  REQUIRE(stamps);
  return uneven_share(constant_pattern(*stamps));
}

Settings kernel(int length, int stride, int padding = 0) {
  return {{"kernel", PerAxis(length)}, {"stride", PerAxis(stride)}, {"padding", PerEdge(padding)}};
}

}  // namespace

TEST_CASE("what enlarges evenly says its stride, whatever the input's size") {
  const auto stride = [](const std::string& op, const Settings& settings, Shape in) {
    const auto stamps = stamps_of(op, settings, in);
    return stamps ? stamps->stride : PerAxis(0);
  };
  for (const int side : {2, 3, 7}) CHECK(stride("transposed_conv", kernel(3, 2, 1), {1, 1, side, side + 1}) == PerAxis(2));
  CHECK(stride("conv", kernel(3, 1), {1, 1, 5, 5}) == PerAxis(1));
  for (const char* mode : {"half_pixel", "asymmetric", "pytorch_half_pixel", "half_pixel_symmetric"})
    CHECK(stride("linear", {{"coordinates", mode}, {"scale", Factor(2, 3)}}, {1, 1, 2, 2}) == PerAxis(2, 3));
  CHECK(stride("linear", {{"coordinates", "align_corners"}, {"size", PerAxis(5)}}, {1, 1, 3, 3}) == PerAxis(2));
  CHECK(stride("linear", {{"size", PerAxis(1, 4)}}, {1, 1, 1, 2}) == PerAxis(1, 2));
  CHECK(stride("pixel_shuffle", {{"factor", PerAxis(2, 3)}}, {1, 6, 4, 4}) == PerAxis(2, 3));
  CHECK(stride("fold", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}}, {1, 9, 3, 3}) == PerAxis(2));
  CHECK(stride("average_unpool", {{"stride", PerAxis(3)}}, {1, 2, 4, 4}) == PerAxis(3));
  CHECK(stride("bed_of_nails", {}, {1, 1, 4, 4}) == PerAxis(2));
  CHECK(stride("bias", {}, {1, 2, 3, 3}) == PerAxis(1));
}

TEST_CASE("a stride of 1 makes no copies: a fold lays its windows one cell apart") {
  CHECK(stamps_of("fold", {{"kernel", PerAxis(3)}}, {1, 9, 3, 3})->stride == PerAxis(1));
}

TEST_CASE("where stamps differ there are none to speak of") {
  CHECK_FALSE(stamps_of("area", {{"size", PerAxis(3)}}, {1, 1, 4, 4}));
  CHECK_FALSE(stamps_of("nearest", {{"scale", Factor(1.5)}}, {1, 1, 4, 4}));
  CHECK_FALSE(stamps_of("linear", {{"coordinates", "align_corners"}}, {1, 1, 4, 4}));
  CHECK_FALSE(stamps_of("conv", kernel(3, 2), {1, 1, 9, 9}));
  CHECK_FALSE(stamps_of("max_pool", {}, {1, 1, 4, 4}));
  CHECK_FALSE(stamps_of("relu", {}, {1, 1, 4, 4}));
  CHECK_FALSE(even_stamps(*study_of(open_scene("max_pool_and_unpool", all_ops()), all_ops()), 0));
}

TEST_CASE("an output of one row is not enlarged down, also where the stride says so") {
  const auto stamps = stamps_of("transposed_conv", {{"kernel", PerAxis(1, 3)}, {"stride", PerAxis(2)}}, {1, 1, 1, 4});
  REQUIRE(stamps);
  CHECK(stamps->stride == PerAxis(1, 2));
  CHECK(uneven_share(constant_pattern(*stamps)) == doctest::Approx(0.1));
}

TEST_CASE("the share of a constant's energy that is a pattern is known by hand") {
  // Counts 4, 2, 2, 1: mean square 6.25, mean 2.25.
  for (const int side : {1, 2, 8}) CHECK(share_of("transposed_conv", kernel(3, 2), {1, 1, side, side}) == doctest::Approx(0.19));
  CHECK(*share_of("transposed_conv", kernel(4, 2, 1), {1, 1, 2, 2}) == 0);
  CHECK(share_of("bed_of_nails", {}, {1, 1, 6, 6}) == doctest::Approx(0.75));
  CHECK(share_of("fold", {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}}, {1, 9, 4, 4}) == doctest::Approx(0.19));
  for (const char* op : {"nearest", "linear", "cubic", "lanczos"})
    CHECK(*share_of(op, {{"scale", Factor(3)}}, {1, 1, 2, 2}) < 1e-20);
}

TEST_CASE("of an output that is 0 everywhere, or not finite, there is no share") {
  Filling weights;
  const Settings settings{{"kernel", PerAxis(1, 2)}, {"stride", PerAxis(1, 2)}, {"groups", 1}};
  weights.values = std::make_shared<const Tensor>(Shape{2, 1, 1, 2}, std::vector<double>{1, 2, -1, -2});
  CHECK_FALSE(share_of("transposed_conv", settings, {1, 2, 1, 4}, weights));
  CHECK_FALSE(uneven_share(Tensor({1, 1, 1, 2}, {1, std::numeric_limits<double>::infinity()})));
  CHECK(uneven_share(Tensor({1, 1, 1, 2}, {1, -1})) == doctest::Approx(1));
}

TEST_CASE("the share is that of the response at the copies, and what the kernel's phases add up to: Parseval") {
  const auto study = study_with("transposed_conv", kernel(4, 2, 1), {1, 1, 9, 9}, {"noise", 5, nullptr});
  const LayerStudy& layer = study->focused();
  const auto stamps = even_stamps(*study, 0);
  REQUIRE(stamps);
  const Tensor sums = phase_sums(*layer.wiring.sliding, layer.w, 0, 0);
  CHECK(*uneven_share(constant_pattern(*stamps)) == doctest::Approx(*uneven_share(sums)));
  const Tensor response = spectrum(whole_stamp(*stamps), 0, 8);
  const double copies = std::pow(response.at(0, 0, 0), 2) + std::pow(response.at(0, 0, 4), 2) + std::pow(response.at(0, 4, 0), 2);
  CHECK(*uneven_share(constant_pattern(*stamps)) == doctest::Approx(copies / (copies + std::pow(response.at(0, 4, 4), 2))));
}

TEST_CASE("a constant's pattern is what the middle of a large output shows") {
  for (const char* op : {"transposed_conv", "linear", "cubic", "nearest", "average_unpool"}) {
    INFO(op);
    const bool conv = std::string(op) == "transposed_conv";
    const Settings settings = conv ? kernel(5, 3, 2) : Settings{};
    const auto study = study_with(op, settings, {1, 1, 12, 12}, {"noise", 3, nullptr});
    const auto stamps = even_stamps(*study, 0);
    REQUIRE(stamps);
    const Tensor pattern = constant_pattern(*stamps), map = response_to_constant(study->focused().wiring, study->focused().w);
    for (int row = 9; row < 15; ++row)
      for (int column = 9; column < 15; ++column)
        CHECK(map.at(0, row, column) ==
              doctest::Approx(pattern.at(0, row % stamps->stride.rows, column % stamps->stride.columns)));
  }
}

TEST_CASE("the spectrum is the response times the input's copies, and 0 at the copies where the response is 0") {
  for (const char* op : {"transposed_conv", "linear", "nearest"}) {
    INFO(op);
    const bool conv = std::string(op) == "transposed_conv";
    const auto study = study_with(op, conv ? kernel(4, 2, 1) : Settings{}, {1, 1, 3, 4});
    const auto stamps = even_stamps(*study, 0);
    REQUIRE(stamps);
    const Tensor &x = study->focused().x, output = spectrum(whole_output(*stamps, x), 0, 16),
                 response = spectrum(whole_stamp(*stamps), 0, 16), input = spectrum(x, 0, 8);
    for (int row = 0; row < 16; ++row)
      for (int column = 0; column < 16; ++column)
        CHECK(output.at(0, row, column) ==
              doctest::Approx(response.at(0, row, column) * input.at(0, (row + 4) % 8, (column + 4) % 8)));
    CHECK(output.at(0, 0, 8) < 1e-12);
    CHECK(output.at(0, 8, 0) < 1e-12);
    CHECK(output.at(0, 8, 8) > 1);
  }
}

TEST_CASE("two layers seen as one have the stamps of both") {
  Scene scene = open_scene("stamps_on_stamps", all_ops());
  const auto study = study_of(scene, all_ops());
  const auto stamps = even_stamps(*study, 0);
  REQUIRE(stamps);
  CHECK(stamps->stride == PerAxis(1, 4));
  // 1 2 1 at every second place of 1 2 1, summed up.
  const std::vector<double> expected{1, 2, 3, 4, 3, 2, 1};
  CHECK(whole_stamp(*stamps).values == expected);
  scene = open_scene("sub_pixel_convolution", all_ops());
  scene.since = "conv";
  const auto shuffled = even_stamps(*study_of(scene, all_ops()), 0);
  REQUIRE(shuffled);
  CHECK(shuffled->stride == PerAxis(2));
  CHECK(*uneven_share(constant_pattern(*shuffled)) > 0.01);
}

TEST_CASE("a pixel shuffle keeps a constant only while its channels are equal, a resize in any case") {
  CHECK_FALSE(channels_even_alone(*stamps_of("pixel_shuffle", {}, {1, 4, 3, 3})));
  CHECK(channels_even_alone(*stamps_of("nearest", {}, {1, 4, 3, 3})));
  CHECK(*share_of("pixel_shuffle", {}, {1, 4, 3, 3}) == 0);
}
