// Outlines in pixels on a draw list: any polygon filled by the even-odd rule, strokes with dashes. What is parallel to the pixels
// lies on them, so that grids are sharp.
#pragma once
#include <span>
#include <vector>

#include "imgui_shim.h"

namespace upstamp {

struct PixelOutline {
  std::vector<ImVec2> points;
  bool closed = false;
};

void fill_outlines(ImDrawList&, std::span<const PixelOutline>, ImU32 color);

// Widths under a pixel become a fainter pixel. dash 0 = solid.
struct Pen {
  ImU32 color = 0;
  float width = 1, dash = 0, gap = 0;
};
void stroke_outline(ImDrawList&, const PixelOutline&, const Pen&);

// The four corners are those of a box parallel to the pixels.
bool is_upright_box(const PixelOutline&);

}  // namespace upstamp
