// The middle of the window: the scene's figure, with pan, zoom, hover, pins, and numbers that are dragged and typed where they
// stand.
#pragma once
#include "app.h"
#include "widgets/ui.h"

namespace upstamp {

// Draws into the box and takes what the pointer does there.
void draw_canvas(const Ui&, App&, ImVec2 from, ImVec2 to);

// Where the figure lies for that camera.
Placement placement_of(const Camera&, Size figure, ImVec2 from, ImVec2 to, double scale);
// Zooms by `factor` around a pixel, which keeps its place.
void zoom_at(Camera&, const Placement&, ImVec2 pixel, double factor, ImVec2 from, ImVec2 to, double scale);

// The box of a tag's cell in the figure, if it is drawn.
std::optional<Rect> box_of(const Figure&, const Tag&);

}  // namespace upstamp
