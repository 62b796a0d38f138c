// Marks drawn by cairo, on whatever it draws on: pixels or pages. With the program's own fonts, every letter exactly where its
// advance puts it.
#pragma once
#include <cairo.h>

#include <memory>
#include <vector>

#include "figure/figure.h"
#include "figure/fonts.h"
#include "writer/cairo_owned.h"

namespace upstamp {

class Masks;

void set_color(cairo_t*, Color);
void set_line(cairo_t*, double width, double dash, double gap);  // dash or gap 0 = solid

// Opens the faces once. One thread at a time.
class CairoPen {
 public:
  // `as_text`: letters stay text, for pages. Else they are filled as outlines, for cairo would set pictures of them on whole
  // pixels only, and small shapes are drawn by masks.
  explicit CairoPen(const Fonts&, bool as_text = false);
  ~CairoPen();
  const Fonts& fonts() const { return fonts_; }

  // A context with the joins and font options of every drawing, `scale` units of the surface per point.
  static CairoContext on(cairo_surface_t*, double scale);
  void draw(cairo_t*, const Placed&) const;

 private:
  struct Faces;
  void draw(cairo_t*, const Path&, double opacity) const;
  void draw(cairo_t*, const Text&, double opacity) const;
  void draw_outlines(cairo_t*, std::size_t face, const std::vector<cairo_glyph_t>&, double size) const;

  const Fonts& fonts_;
  std::unique_ptr<const Faces> faces_;
  std::unique_ptr<Masks> masks_;  // null: letters stay text
};

}  // namespace upstamp
