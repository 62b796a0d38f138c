// Draws a figure on the screen: the same marks that the exporters write, at any zoom. Pure but for the letters and textures it
// keeps.
#pragma once
#include <string_view>

#include "figure/figure.h"
#include "figure/fonts.h"
#include "imgui_shim.h"

namespace upstamp {

class Glyphs;
class CellsTextures;

// pixel = origin + point * zoom
struct Placement {
  ImVec2 origin;
  double zoom = 1;
  Point to_figure(ImVec2 pixel) const { return {(pixel.x - origin.x) / zoom, (pixel.y - origin.y) / zoom}; }
  ImVec2 to_pixel(Point p) const {
    return {static_cast<float>(origin.x + p.x * zoom), static_cast<float>(origin.y + p.y * zoom)};
  }
};

// What drawing needs besides the figure. `letters` is the texture of `glyphs`; without `textures` every cell is a rectangle.
struct Brush {
  const Fonts& fonts;
  Glyphs& glyphs;
  ImTextureID letters;
  CellsTextures* textures = nullptr;
};

// The zoom at which the whole figure fits the box with `margin` pixels around it, and its placement centred there.
Placement fitted(Size figure, ImVec2 from, ImVec2 to, double margin, double largest_zoom);

// Marks outside the draw list's clip rectangle are skipped. The ground is filled unless it is no_color.
void paint(ImDrawList&, const Figure&, const Placement&, const Brush&);

// One line of text whose baseline starts at `pen` (whole pixels vertically, quarters horizontally); sizes in pixels.
void paint_text(ImDrawList&, const Brush&, ImVec2 pen, std::string_view utf8, Face, double pixels, ImU32 color);

}  // namespace upstamp
