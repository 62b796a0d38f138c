// The frames of a film as rectangles of pixels, each of which goes over the frame before it. Memory does not grow with the film.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "writer/raster.h"
#include "writer/writer.h"

namespace upstamp {

struct FrameOptions {
  double dpi = 96;
  bool transparent = false;  // leaves out the ground
  int grid = 1;              // boxes begin at multiples of so many pixels
};

struct FramePatch {
  int frame = 0, milliseconds = 0;
  PixelBox box;                    // holds all that is new; the whole picture at first, never empty
  std::vector<std::uint8_t> rgba;  // straight alpha, row by row
  bool over = false;               // true: what is clear shows the frame before; false: replaces it, clear or not
};

// Tells progress from 0 on, but not the end. Lengths are rounded so that the whole film keeps its own.
void for_each_patch(const Film&, const WriteContext&, const FrameOptions&, const std::function<void(const FramePatch&)>& take);

}  // namespace upstamp
