// There and back: what the transpose and the pseudo-inverse bring back of an input, and what is said about it.
#include <doctest/doctest.h>

#include "view/two_ways_back.h"
#include "view_golden.h"

using namespace upstamp;

namespace {

Scene scene_with(const std::string& op, Shape input, Settings settings, std::vector<double> weights = {}) {
  Scene scene;
  scene.input_shape = input;
  Layer layer{"layer", op, std::move(settings), {}, "", "", ""};
  if (!weights.empty()) {
    const Shape shape = weight_shape(all_ops().at(op), layer.settings, input);
    layer.weights.values = std::make_shared<const Tensor>(shape, std::move(weights));
  }
  scene.layers.push_back(std::move(layer));
  return scene;
}

TwoWaysBack ways_of(const Scene& scene) { return two_ways_back(study_of(scene, all_ops())->focused()); }

std::string told(const Scene& scene) {
  const auto study = study_of(scene, all_ops());
  const Fonts fonts;
  return all_views().find("not_inverse")->draw(*study, {}, {}, style_named("light", fonts)).description;
}

}  // namespace

TEST_CASE("1 2 3 4 5 through 1 2 1 and back by the transpose is 8 28 48 44 16, in no cell what it was") {
  const TwoWaysBack ways = ways_of(open_scene("transpose_is_no_inverse", all_ops()));
  CHECK(ways.y.values == std::vector<double>{8, 12, 16});
  CHECK(ways.transpose.x.values == std::vector<double>{8, 28, 48, 44, 16});
  CHECK(ways.transpose.difference.values == std::vector<double>{7, 26, 45, 40, 11});
  CHECK(ways.transpose.differing == 5);
  CHECK(ways.transpose.largest == 45);
  CHECK(ways.rank == 3);
  CHECK_FALSE(ways.factor);
  REQUIRE(ways.inverse);
  const std::vector<double> nearest{1.6, 2, 2.4, 5.2, 3.2};
  for (const std::size_t cell : {0U, 1U, 2U, 3U, 4U}) CHECK(ways.inverse->x.values[cell] == doctest::Approx(nearest[cell]));
  CHECK(ways.inverse->differing == 4);
}

TEST_CASE("only a kernel of one weight of size 1 is undone by its transpose") {
  const auto differing = [](std::vector<double> weights) {
    return ways_of(scene_with("conv", {1, 1, 1, 4}, {{"kernel", PerAxis(1, static_cast<int>(weights.size()))}}, weights))
        .transpose.differing;
  };
  CHECK(differing({1}) == 0);
  CHECK(differing({-1}) == 0);
  CHECK(differing({2}) == 4);
  CHECK(differing({0, 1}) == 1);
  CHECK(differing({1, 1}) == 4);
}

TEST_CASE("where input cells share no output cell the transpose brings them back, larger or as they were") {
  const TwoWaysBack nearest = ways_of(scene_with("nearest", {1, 1, 3, 3}, {}));
  REQUIRE(nearest.factor);
  CHECK(*nearest.factor == 4);
  CHECK(nearest.inverse->differing == 0);
  CHECK(told(scene_with("nearest", {1, 1, 3, 3}, {})).find("4 times as large: no output cell takes from two") !=
        std::string::npos);
  CHECK(ways_of(scene_with("pixel_shuffle", {1, 4, 2, 2}, {})).transpose.differing == 0);
  CHECK(told(scene_with("pixel_shuffle", {1, 4, 2, 2}, {})).find("does bring x back") != std::string::npos);
}

TEST_CASE("constants are left out on both ways") {
  const Scene scene = scene_with("bias", {1, 1, 2, 2}, {}, {7});
  CHECK(ways_of(scene).y.values == study_of(scene, all_ops())->input.values);
  CHECK(ways_of(scene).transpose.differing == 0);
  CHECK(told(scene).find("constants are left out") != std::string::npos);
}

TEST_CASE("a matrix too large to be solved is said to be, and its transpose is shown all the same") {
  const Scene scene = scene_with("conv", {1, 1, 40, 40}, {});
  CHECK_FALSE(ways_of(scene).inverse);
  CHECK(ways_of(scene).transpose.differing > 0);
  CHECK(told(scene).find("The matrix of 1444 × 1600 entries is too large") != std::string::npos);
}

TEST_CASE("a layer that is bent has no matrix to be turned") {
  const auto study = study_of(scene_with("relu", {1, 1, 2, 2}, {}), all_ops());
  CHECK_FALSE(all_views().find("not_inverse")->fits(*study));
}

TEST_CASE("there and back through a convolution and through a resize look as they did") {
  tests::check_view_golden("not_inverse", "transpose_is_no_inverse", 3);
  tests::check_view_golden("not_inverse", "nearest", 0);
}
