#include "desk.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "commands.h"
#include "documents.h"
#include "gui/desk_bench.h"

using namespace upstamp;

namespace {

constexpr Tag first_input{Role::input, 0, 0};

}  // namespace

TEST_CASE("every part of the window has its place, none overlaps another, and the figure has two thirds of the width") {
  const DeskLayout at = desk_layout({1280, 800}, 1);
  CHECK(at.canvas[1].x - at.canvas[0].x >= 1280 * 0.62F);
  CHECK(at.gallery[1].x == at.canvas[0].x);
  CHECK(at.canvas[1].x == at.column[0].x);
  CHECK(at.toolbar[1].y == at.canvas[0].y);
  CHECK(at.canvas[1].y == at.transport[0].y);
  CHECK(at.transport[1].y == at.status[0].y);
  CHECK(at.status[1].y == 800);
  const DeskLayout narrow = desk_layout({560, 500}, 1);
  CHECK(narrow.canvas[0].x == 0);
  CHECK(narrow.canvas[1].x == 560);
}

TEST_CASE("every shipped scene is drawn in every theme without the desk falling over") {
  DeskBench bench;
  for (const std::string& theme : theme_names()) {
    bench.app.desk.theme = theme;
    bench.theme = theme_named(theme, *bench.app.fonts);
    for (const std::string& name : shipped_scenes()) {
      CAPTURE(name);
      open_document(bench.app, name);
      bench.frame();
      CHECK(bench.app.document.shipped == name);
      CHECK(ImGui::GetDrawData()->TotalVtxCount > 0);
    }
  }
}

TEST_CASE("dragging a cell upward raises its number, and the whole drag is one undo step") {
  DeskBench bench;
  const double before = bench.app.lab.study()->input[0];
  const ImVec2 at = bench.place(first_input);
  bench.mouse(at);
  CHECK(bench.app.session.hovered == first_input);
  bench.button(true);
  for (int moved = 4; moved <= 24; moved += 4) bench.mouse({at.x, at.y - static_cast<float>(moved)});
  bench.button(false);
  CHECK(bench.app.lab.study()->input[0] == before + 3);
  bench.app.undo();
  CHECK(bench.app.lab.study()->input[0] == before);
  CHECK_FALSE(bench.app.lab.can_undo());
}

TEST_CASE("a click pins a cell and another lets it go; an arrow key moves the pin") {
  DeskBench bench;
  const ImVec2 at = bench.place(first_input);
  bench.mouse(at);
  bench.button(true);
  bench.button(false);
  CHECK(bench.app.session.pinned == first_input);
  bench.press(262);
  CHECK(bench.app.session.pinned == Tag{Role::input, 1, 0});
  bench.press(256);
  CHECK(bench.app.session.pinned == Tag{});
}

TEST_CASE("a number is typed after a double click, and Space does not play meanwhile") {
  DeskBench bench;
  const ImVec2 at = bench.place(first_input);
  bench.mouse(at);
  for (int click = 0; click < 2; ++click) bench.button(true), bench.button(false);
  bench.frame();
  REQUIRE(bench.app.session.typed);
  bench.press(32);
  CHECK_FALSE(bench.app.session.playing);
  bench.app.session.typed.reset();
  bench.frame();
  bench.frame();
  bench.press(32);
  CHECK(bench.app.session.playing);
}

TEST_CASE("playing asks for frames, standing still does not") {
  DeskBench bench;
  while (!bench.app.gallery.complete()) bench.frame();
  CHECK(bench.frame().next == Wish::Next::wait);
  bench.press(32);
  CHECK(bench.frame().next == Wish::Next::animate);
  bench.press(32);
  CHECK(bench.frame().next == Wish::Next::wait);
}

TEST_CASE("keys do nothing while a dialog is open, and closing with changes asks") {
  DeskBench bench;
  bench.app.apply(change_number(*bench.app.lab.study(), {-1, 0}, 42, false));
  CHECK(bench.frame({}, {}, true).next != Wish::Next::close);
  CHECK(bench.app.overlay.kind == OverlayKind::unsaved);
  bench.frame();
  bench.press(32);
  CHECK_FALSE(bench.app.session.playing);
  CHECK(bench.app.overlay.kind == OverlayKind::unsaved);
}

TEST_CASE("zooming keeps the point under the pointer where it is, and fitting comes back") {
  Camera camera;
  const ImVec2 from{100, 50}, to{900, 650}, pointer{300, 200};
  const Size figure{400, 300};
  const Placement before = placement_of(camera, figure, from, to, 1);
  const Point held = before.to_figure(pointer);
  zoom_at(camera, before, pointer, 1.5, from, to, 1);
  const Placement after = placement_of(camera, figure, from, to, 1);
  CHECK(after.zoom == doctest::Approx(before.zoom * 1.5));
  CHECK(after.to_figure(pointer).x == doctest::Approx(held.x));
  CHECK(after.to_figure(pointer).y == doctest::Approx(held.y));
  camera.fit = true;
  CHECK(placement_of(camera, figure, from, to, 1).zoom == doctest::Approx(before.zoom));
}

TEST_CASE("dragging the line between two views gives one of them more room, and is one undo step") {
  DeskBench bench;
  Scene scene = bench.app.lab.scene();
  scene.views = {{"exchange"}, {"overlap"}, {"arithmetic", "", true}};
  bench.app.lab.open(scene);
  bench.frame();
  const DeskLayout at = desk_layout({1280, 800}, 1);
  const auto place = [&](Point point) {
    const Sheet sheet = bench.app.sheet();
    return placement_of(bench.app.desk.camera, sheet.figure.size, at.canvas[0], at.canvas[1], 1).to_pixel(point);
  };
  const auto drag = [&](ImVec2 from, float right, float down) {
    bench.mouse(from);
    bench.button(true);
    for (int part = 1; part <= 4; ++part)
      bench.mouse({from.x + right * static_cast<float>(part) / 4, from.y + down * static_cast<float>(part) / 4});
    bench.button(false);
  };
  const Rect beside = bench.app.sheet().tiles[2];
  drag(place({beside.x, beside.center().y}), -60, 0);
  const auto& views = bench.app.lab.scene().views;
  CHECK(views[1].share < 0.95);
  CHECK(views[1].share + views[2].share == doctest::Approx(2));
  bench.app.undo();
  CHECK(bench.app.lab.scene().views == scene.views);
  CHECK_FALSE(bench.app.lab.can_undo());
  const Rect below = bench.app.sheet().tiles[1];
  drag(place({below.center().x, below.y}), 0, 40);
  CHECK(bench.app.lab.scene().views[0].height > 1.05);
  CHECK(bench.app.session.panning == false);
}

TEST_CASE("keys change the size of a step and the style of values, and each is an edit") {
  DeskBench bench;
  const int cells = bench.app.steps();
  bench.press('G');
  CHECK(bench.app.lab.scene().granularity == Granularity::row);
  CHECK(bench.app.steps() < cells);
  bench.press('V');
  CHECK(bench.app.lab.scene().values == Values::fractions);
  bench.app.undo();
  bench.app.undo();
  CHECK(bench.app.steps() == cells);
}

TEST_CASE("however often the lines between views are dragged, the scene can be opened again") {
  DeskBench bench;
  Scene scene = bench.app.lab.scene();
  scene.views = {{"exchange"}, {"overlap", "", true}, {"arithmetic", "", true}};
  bench.app.lab.open(scene);
  bench.frame();
  const DeskLayout at = desk_layout({1280, 800}, 1);
  for (int round = 0; round < 12; ++round)
    for (const std::size_t tile : {std::size_t{1}, std::size_t{2}}) {
      const Sheet sheet = bench.app.sheet();
      const Rect& line = sheet.tiles[tile];
      const ImVec2 from = placement_of(bench.app.desk.camera, sheet.figure.size, at.canvas[0], at.canvas[1], 1)
                              .to_pixel({line.x, line.center().y});
      bench.mouse(from);
      bench.button(true);
      bench.mouse({at.canvas[0].x + 2, from.y});
      bench.button(false);
    }
  const Scene& dragged = bench.app.lab.scene();
  CHECK(dragged.views[0].share < 0.5);
  CHECK(scene_from_json(scene_to_json(dragged, bench.app.lab.ops()), "it", bench.app.lab.ops()) == dragged);
}

TEST_CASE("a command or a view that cannot do what it is asked for says so, and the document stays") {
  DeskBench bench;
  Command refusing;
  refusing.run = [](App&) { throw Error("This cannot be done."); };
  run(refusing, bench.app);
  CHECK(bench.app.toasts.back().words == "This cannot be done.");
  CHECK(bench.app.toasts.back().warning);
  const Catalogue<View> views = bench.app.views;
  View undrawable = views.at("exchange");
  undrawable.draw = [](const auto&...) -> Figure { throw Error("This cannot be drawn."); };
  bench.app.views = {"view", {undrawable}};
  bench.frame();
  CHECK(bench.app.toasts.back().words == "This cannot be drawn.");
  bench.app.views = views;
  bench.frame();
  CHECK(bench.app.sheet().tiles.size() == 1);
}
