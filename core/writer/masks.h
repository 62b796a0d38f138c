// How much of each pixel a small shape covers, drawn once and kept: a film draws the same digits and hatchings again and again.
// What is drawn never depends on what is kept.
#pragma once
#include <cairo.h>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "writer/cairo_owned.h"

namespace upstamp {

// What is done along an outline; lengths in pixels.
struct Ink {
  cairo_fill_rule_t rule = CAIRO_FILL_RULE_WINDING;
  double width = 0;  // of the line; 0 = the outline is filled
  double dash = 0, gap = 0;
};

class Masks {
 public:
  Masks();
  ~Masks();
  Masks(const Masks&) = delete;
  Masks& operator=(const Masks&) = delete;

  // Draws the shape in the context's source colour. `outline` makes its path, in pixels from the pixel (x, y) of the surface; it
  // is asked for only where no shape with the same bytes and ink is known.
  void draw(cairo_t*, int x, int y, const std::string& shape, const Ink&, const std::function<void(cairo_t*)>& outline);

 private:
  struct Mask;
  const Mask& mask_of(const std::string& shape, const Ink&, const std::function<void(cairo_t*)>& outline);

  CairoContext everywhere_;
  std::unordered_map<std::string, Mask> known_;
  std::size_t bytes_ = 0;
};

}  // namespace upstamp
