// The ground that widgets stand on: one area that can be hovered, held, clicked and focused, and how it shows that.
#pragma once
#include "widgets/ui.h"

namespace upstamp {

struct Item {
  ImVec2 from, to;
  bool hovered = false, held = false, focused = false;
  bool clicked = false, double_clicked = false;
  bool grabbed = false, released = false;  // in the first and last frame of being held
  int step = 0;                            // -1, 1: an arrow key, which did not move the focus
  float width() const { return to.x - from.x; }
  float height() const { return to.y - from.y; }
  ImVec2 center() const { return {(from.x + to.x) / 2, (from.y + to.y) / 2}; }
};

// Takes room in the layout. A disabled Ui answers no gesture.
// `takes_arrows`: Left and Right are answered as step instead of moving the focus.
Item item(const Ui&, const char* id, ImVec2 size, bool takes_arrows = false);

ImDrawList& canvas();
// The rest of the line when `width` is 0.
float width_or_rest(float width);
// Hover and press laid over what the widget has drawn so far, and the ring of keyboard focus around it.
// `strong`: on the accent colour, where hovering lightens.
void show_state(const Ui&, const Item&, float radius, bool strong = false);
void show_focus(const Ui&, const Item&, float radius);
// A soft shadow below a raised box.
void draw_shadow(const Ui&, ImDrawList&, ImVec2 from, ImVec2 to, float radius);

}  // namespace upstamp
