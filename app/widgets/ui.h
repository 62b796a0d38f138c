// What every widget is given: look, letters, scale. Widgets are functions from a value to the change the user made; they keep
// nothing but the text being typed. Sizes go in as points and are multiplied by the scale here.
#pragma once
#include <cmath>
#include <optional>
#include <string>

#include "painter.h"
#include "theme.h"

namespace upstamp {

// What lasts from frame to frame: at most one field is typed into, at most one thing is dragged.
struct WidgetMemory {
  ImGuiID typing = 0;  // 0 = nothing
  bool typing_starts = false;
  int typing_waits = 0;  // frames in which the field had no focus yet
  std::string typed;
  double drag_start = 0;  // value when the drag began
  bool dragged = false;
  ImGuiID tip = 0;  // what the pointer rests on, and since when
  double tip_since = 0;
  double wake_after = 1e9;  // seconds until something wants to be drawn again without an event
};

// How the specimen page shows a widget; elsewhere a widget finds out by itself.
enum class Pose { rest, hovered, pressed, focused };

struct Ui {
  const Theme& theme;
  const Brush& brush;
  const UiFonts& fonts;
  WidgetMemory& memory;
  double scale = 1;
  bool disabled = false;
  std::optional<Pose> pose;

  // Points to whole pixels.
  float px(double points) const { return static_cast<float>(std::round(points * scale)); }
  // Pixels of a text size.
  double type(double points) const { return points * scale; }
  Ui when(bool enabled) const {
    return with([&](Ui& ui) { ui.disabled = disabled || !enabled; });
  }
  Ui posed(Pose shown) const {
    return with([&](Ui& ui) { ui.pose = shown; });
  }

 private:
  template <class Change>
  Ui with(Change change) const {
    Ui copy = *this;
    change(copy);
    return copy;
  }
};

}  // namespace upstamp
