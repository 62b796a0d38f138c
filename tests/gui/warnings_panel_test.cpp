#include <doctest/doctest.h>

#include "gui/headless.h"
#include "lab/scene_json.h"
#include "panels/panels.h"

using namespace upstamp;

TEST_CASE("a click on what a warning offers mends it in one undo step") {
  const auto ops = all_ops();
  Scene scene = open_scene("opening", ops);
  scene.layers.front().settings = {{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}};
  Lab lab(scene, ops);
  const std::vector<Warning> found = warnings(*lab.study(), 0);
  REQUIRE(found.size() == 1);
  Headless hands;
  std::optional<Edit> edit;
  const auto frame = [&] {
    hands.frame([&](const Ui& ui) {
      if (auto asked = warnings_panel(ui, found, lab.scene(), 0)) edit = std::move(asked);
    });
  };
  frame();
  // Down the left side, past the sentence, to the first chip.
  for (float y = 24; y < 400 && !edit; y += 8) {
    shim::feed_mouse({40, y});
    frame();
    for (const bool down : {true, false}) shim::feed_button(0, down), frame();
  }
  REQUIRE(edit);
  CHECK(edit->name == "Set " + found.front().remedies.front().title);
  lab.apply(*edit);
  REQUIRE(lab.study());
  CHECK(warnings(*lab.study(), 0).empty());
  lab.undo();
  CHECK(lab.scene() == scene);
}

TEST_CASE("without warnings the panel takes no room") {
  Headless hands;
  hands.frame([](const Ui&) {});
  const int before = hands.vertices;
  hands.frame([](const Ui& ui) { CHECK_FALSE(warnings_panel(ui, {}, Scene(), 0)); });
  CHECK(hands.vertices == before);
}
