// Marks drawn by cairo, on whatever it draws on: pixels or pages. With the program's own fonts, every letter exactly where its
// advance puts it.
#pragma once
#include <cairo.h>

#include <memory>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {

template <auto destroy>
struct CairoDestroyed {
  void operator()(auto* thing) const { destroy(thing); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoDestroyed<cairo_surface_destroy>>;
using CairoContext = std::unique_ptr<cairo_t, CairoDestroyed<cairo_destroy>>;

void set_color(cairo_t*, Color);

// Opens the faces once. One thread at a time.
class CairoPen {
 public:
  // `as_text`: letters stay text, for pages. Else they are filled as outlines: cairo would set pictures of them on whole pixels
  // only.
  explicit CairoPen(const Fonts&, bool as_text = false);
  ~CairoPen();
  const Fonts& fonts() const { return fonts_; }

  // A context with the joins and font options of every drawing, `scale` units of the surface per point.
  static CairoContext on(cairo_surface_t*, double scale);
  void draw(cairo_t*, const Placed&) const;

 private:
  struct Faces;
  void draw(cairo_t*, const Text&, double opacity) const;

  const Fonts& fonts_;
  bool as_text_;
  std::unique_ptr<const Faces> faces_;
};

}  // namespace upstamp
