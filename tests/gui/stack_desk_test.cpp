// The stack in the window: turned by dragging, and shown where maps do not fit.
#include <doctest/doctest.h>

#include "gui/desk_bench.h"

using namespace upstamp;

TEST_CASE("dragging a stack turns it, in one undo step, and a click on it still pins") {
  DeskBench bench;
  Scene scene = bench.app.lab.scene();
  scene.views = {{"stack"}};
  bench.app.lab.open(scene);
  bench.frame();
  const DeskLayout at = desk_layout({1280, 800}, 1);
  const Sheet sheet = bench.app.sheet();
  const Figure before = sheet.figure;
  const ImVec2 ground = placement_of(bench.app.desk.camera, before.size, at.canvas[0], at.canvas[1], 1)
                            .to_pixel({sheet.tiles.front().x + 20, sheet.tiles.front().y + 20});
  bench.mouse(ground);
  bench.button(true);
  bench.mouse({ground.x - 50, ground.y + 10});
  bench.mouse({ground.x - 100, ground.y + 25});
  bench.button(false);
  const std::string settings = bench.app.lab.scene().views.front().settings;
  INFO(settings);
  CHECK(settings.find("\"azimuth\":12") != std::string::npos);
  CHECK(settings.find("\"elevation\":28") != std::string::npos);
  CHECK_FALSE(bench.app.sheet().figure == before);
  bench.app.undo();
  CHECK_FALSE(bench.app.lab.can_undo());
  CHECK(bench.app.sheet().figure == before);
  bench.frame();
  const Figure figure = bench.app.sheet().figure;
  const Placement placement = placement_of(bench.app.desk.camera, figure.size, at.canvas[0], at.canvas[1], 1);
  const Tag wanted{Role::output, 12, 0};
  std::vector<Point> places;
  for (double x = 0; x < figure.size.width; x += 2)
    for (double y = 0; y < figure.size.height; y += 2)
      if (tag_at(figure, {x, y}) == wanted) places.push_back({x, y});
  REQUIRE(places.size() > 20);
  bench.mouse(placement.to_pixel(places[places.size() / 2]));
  bench.button(true);
  bench.button(false);
  CHECK(bench.app.session.pinned == wanted);
}

TEST_CASE("where a skip does not fit, the stack shows it at once, and a click mends it") {
  WindowWish wish;
  wish.scene = "skip_and_output_padding";
  DeskBench bench(wish);
  const std::size_t tiles = bench.app.sheet().tiles.size();
  bench.app.apply(change_setting(bench.app.lab.scene(), 2, "output_padding", PerAxis(0), false));
  bench.frame();
  CHECK(bench.app.shown() != bench.app.lab.study());
  CHECK(bench.app.sheet().tiles.size() == 1);
  const std::vector<std::string> words = [&] {
    std::vector<std::string> found;
    for_each_placed(bench.app.sheet().figure, [&](const Placed& placed) {
      if (const auto* text = std::get_if<Text>(placed.mark)) found.push_back(text->words);
    });
    return found;
  }();
  CHECK(std::find(words.begin(), words.end(), "7 × 7 ≠ 8 × 8") != words.end());
  REQUIRE(bench.app.lab.obstacle().remedy);
  CHECK(bench.app.lab.obstacle().remedy->words == "output_padding = 1 in layer 3 (double)");
  bench.app.undo();
  bench.frame();
  CHECK(bench.app.shown() == bench.app.lab.study());
  CHECK(bench.app.sheet().tiles.size() == tiles);
}
