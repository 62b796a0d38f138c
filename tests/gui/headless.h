// Widgets without a window: an ImGui context, letters, and hands for mouse and keyboard. One frame per call, as a person would
// cause them.
#pragma once
#include <doctest/doctest.h>

#include <functional>

#include "glyphs.h"
#include "widgets/widgets.h"

namespace upstamp {

class Headless {
 public:
  explicit Headless(double scale = 1, const char* theme = "light") : scale_(scale), theme_(theme_named(theme, fonts_)) {
    ImGui::CreateContext();
    ui_fonts_ = load_fonts(*ImGui::GetIO().Fonts, fonts_, scale);
    apply_style(theme_, scale);
    shim::begin_headless({800, 600});
  }
  ~Headless() { ImGui::DestroyContext(); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  Ui ui() { return {theme_, brush_, ui_fonts_, memory_, scale_, false, {}}; }
  // Draws one frame and keeps how many vertices it took.
  void frame(const std::function<void(const Ui&)>& draw, float width = 300) {
    shim::start_headless_frame(0.016);
    begin_screen(ui(), {800, 600});
    begin_area(ui(), "area", {{20, 20}, {20 + width, 580}, no_color, false});
    draw(ui());
    end_area(ui());
    end_screen(ui());
    ImGui::Render();
    vertices = ImGui::GetDrawData()->TotalVtxCount;
  }
  const Fonts& fonts() const { return fonts_; }
  const Brush& brush() const { return brush_; }
  WidgetMemory& memory() { return memory_; }

  int vertices = 0;

 private:
  double scale_;
  Fonts fonts_;
  Glyphs glyphs_;
  Brush brush_{fonts_, glyphs_, shim::texture_id(7), nullptr};
  WidgetMemory memory_;
  Theme theme_;
  UiFonts ui_fonts_;
};

}  // namespace upstamp
