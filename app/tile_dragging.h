// What dragging on the canvas does to views: it moves the lines between them, and turns those that stand in space. One drag is
// one undo step. Points are the figure's.
#pragma once
#include "app.h"

namespace upstamp {

// The line between two tiles that the point is on, at most `slack` away.
std::optional<HeldDivider> divider_at(const App&, const Sheet&, Point, double slack);
void press_divider(App&, HeldDivider, Point);
void hold_divider(App&, const Sheet&, Point, bool ends);

// The view that the point is on, if it can be turned, held by the pointer at that pixel.
std::optional<HeldView> turnable_at(const App&, const Sheet&, Point, Point pixel);
// `scale`: pixels per point of the interface.
void turn_view(App&, Point pixel, double scale, bool ends);

}  // namespace upstamp
