// Pointing at one product: the entry of a matrix, a line between two cells.
#include <doctest/doctest.h>

#include "lab/scene_json.h"
#include "view/caption.h"

using namespace upstamp;

TEST_CASE("pointing at a product lights its input cell, its weight and its output cell, and nothing else") {
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const LayerStudy& layer = study->focused();
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const Moment moment;
  const auto places = [](const std::vector<char>& lit) {
    std::vector<int> found;
    for (std::size_t cell = 0; cell < lit.size(); ++cell)
      if (lit[cell]) found.push_back(static_cast<int>(cell));
    return found;
  };
  for (const int index : {0, 7, static_cast<int>(layer.wiring.taps.size()) - 1}) {
    style.hovered = {Role::tap, index, layer.index};
    const Stage stage = stage_of(*study, moment, style);
    const Tap& tap = layer.wiring.taps[static_cast<std::size_t>(index)];
    CHECK(places(stage.pointed.input) == std::vector<int>{tap.in});
    CHECK(places(stage.pointed.weight) == std::vector<int>{tap.weight});
    CHECK(places(stage.pointed.output) == std::vector<int>{tap.out});
    CHECK(cell_to_explain(stage) == tap.out);
  }
}

TEST_CASE("a product that a layer does not have lights nothing") {
  const auto study = study_of(open_scene("opening", all_ops()), all_ops());
  const Fonts fonts;
  Style style = style_named("light", fonts);
  const Moment moment;
  for (const Tag tag : {Tag{Role::tap, 1'000'000, 0}, Tag{Role::tap, -1, 0}, Tag{Role::tap, 0, 1}}) {
    style.pinned = tag;
    const Stage stage = stage_of(*study, moment, style);
    CHECK(std::count(stage.pointed.output.begin(), stage.pointed.output.end(), 1) == 0);
    CHECK_FALSE(pointed_tap(stage));
  }
}

TEST_CASE("a product is told with its names, its numbers and where it goes") {
  const auto told = [](const std::string& scene, int tap) {
    const auto study = study_of(open_scene(scene, all_ops()), all_ops());
    const LayerStudy& layer = study->focused();
    return text_of(product_of(layer, layer.wiring.taps[static_cast<std::size_t>(tap)]));
  };
  CHECK(told("one_stamp", 1) == "x[0,0]·w[0,1] = 0·1 = 0 goes into y[0,1]");
  CHECK(told("nearest", 0) == "x[0,0] = 1 goes into y[0,0]");
}
