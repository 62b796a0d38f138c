// Paths on a surface in cairo's own precision, so that one drawn before is recognised wherever whole pixels moved it.
#pragma once
#include <cairo.h>

#include <optional>
#include <string>
#include <vector>

#include "figure/figure.h"

namespace upstamp {

// cairo rounds places to these.
inline constexpr int parts_of_pixel = 256;

struct FinePoint {
  int x = 0, y = 0;  // parts of a pixel
};
// Where a point of the context's space lies on the surface; nothing where no picture reaches.
std::optional<FinePoint> fine_point(cairo_t*, Point);
// The pixel that it lies in, in pixels.
int pixel_of(int parts);

struct FinePath {
  struct Contour {
    std::vector<FinePoint> points;  // from the pixel (x, y) on
    bool closed = false;
  };
  std::vector<Contour> contours;
  int x = 0, y = 0;   // pixels
  std::string bytes;  // the same for paths that whole pixels move onto each other
};

// Nothing for paths that are better drawn directly: large ones, and those of level and upright lines alone, which cairo draws
// quickly.
std::optional<FinePath> fine_path(cairo_t*, const Path&);
// As the context's current path, in pixels from (x, y).
void lay(cairo_t*, const FinePath&);

}  // namespace upstamp
