// A desk without a window: frames are drawn into nowhere, the pointer and the keyboard are fed.
#pragma once
#include <doctest/doctest.h>

#include "canvas.h"
#include "desk.h"
#include "figure/style.h"
#include "glyphs.h"

namespace upstamp {

class DeskBench {
 public:
  explicit DeskBench(const WindowWish& wish = {})
      : app(wish, std::make_shared<const Fonts>()), theme(theme_named("light", *app.fonts)) {
    ImGui::CreateContext();
    ui_fonts = load_fonts(*ImGui::GetIO().Fonts, *app.fonts, 1);
    apply_style(theme, 1);
    shim::begin_headless({1280, 800});
    frame();
    frame();
  }
  ~DeskBench() { ImGui::DestroyContext(); }
  DeskBench(const DeskBench&) = delete;
  DeskBench& operator=(const DeskBench&) = delete;

  Wish frame(std::vector<KeyPress> keys = {}, std::vector<std::string> dropped = {}, bool close = false) {
    shim::start_headless_frame(1.0 / 60);
    const Brush brush{*app.fonts, glyphs, shim::texture_id(7), nullptr};
    Frame next{{theme, brush, ui_fonts, memory, 1, false, {}}, {1280, 800}, 1.0 / 60, std::move(keys), std::move(dropped), close};
    const Wish wish = desk.frame(app, next);
    ImGui::Render();
    return wish;
  }
  void press(int key, int mods = 0) { frame({{key, mods, false}}); }
  void mouse(ImVec2 at) {
    shim::feed_mouse(at);
    frame();
  }
  void button(bool down) {
    shim::feed_button(0, down);
    frame();
  }
  // Where a cell lies on the screen.
  ImVec2 place(const Tag& tag) {
    const DeskLayout at = desk_layout({1280, 800}, 1);
    const Figure figure = app.sheet().figure;
    const std::optional<Rect> box = box_of(figure, tag);
    REQUIRE(box);
    return placement_of(app.desk.camera, figure.size, at.canvas[0], at.canvas[1], 1).to_pixel(box->center());
  }

  App app;
  Theme theme;
  Glyphs glyphs;
  UiFonts ui_fonts;
  WidgetMemory memory;
  DeskView desk;
};

}  // namespace upstamp
