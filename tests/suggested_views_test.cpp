// Which views a scene shows when it does not say.
#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "view/view.h"

using namespace upstamp;

namespace {

std::vector<std::string> shown(const std::string& name, const Settings& settings = {}) {
  const auto ops = all_ops();
  Scene scene = open_scene(name, ops);
  scene.views.clear();
  for (const auto& [parameter, value] : settings) scene.layers.back().settings[parameter] = value;
  const auto views = all_views();
  std::vector<std::string> ids;
  for (const ViewTile& tile : tiles_of(*study_of(scene, ops), views)) ids.push_back(tile.view->about.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("each kind of layer has its views, the exchange first") {
  CHECK(shown("convolution") == Ids{"exchange"});
  CHECK(shown("opening") == Ids{"exchange", "overlap"});
  CHECK(shown("stride_2_kernel_4_padding_1") == Ids{"exchange"});
  CHECK(shown("dilated_transposed") == Ids{"exchange", "overlap"});
  CHECK(shown("linear") == Ids{"exchange", "sampling"});
  CHECK(shown("nearest") == Ids{"exchange", "sampling"});
  CHECK(shown("max_pool_and_unpool") == Ids{"exchange", "switches"});
  CHECK(shown("unet_decoder") == Ids{"exchange", "stack"});
  CHECK(shown("ways_to_double") == Ids{"exchange", "compare"});
}

TEST_CASE("every shipped scene has at least the exchange to show, and never more than two views unasked") {
  for (const std::string& name : shipped_scenes()) {
    INFO(name);
    const Ids ids = shown(name);
    REQUIRE_FALSE(ids.empty());
    CHECK(ids.front() == "exchange");
    CHECK(ids.size() <= 2);
  }
}

TEST_CASE("the views that a scene names are shown as it names them") {
  const auto ops = all_ops();
  const auto views = all_views();
  const auto tiles = tiles_of(*study_of(open_scene("checkerboard", ops), ops), views);
  REQUIRE(tiles.size() == 2);
  CHECK(tiles[0].view->about.id == "overlap");
  CHECK(tiles[1].beside);
}
