// Boxes of whole pixels: the parts of a picture that are drawn again when it changes.
#pragma once
#include <vector>

#include "figure/geometry.h"

namespace upstamp {

struct PixelBox {
  int left = 0, top = 0, width = 0, height = 0;
  int right() const { return left + width; }
  int bottom() const { return top + height; }
  bool operator==(const PixelBox&) const = default;
};

PixelBox joined(const PixelBox&, const PixelBox&);  // the smallest that holds both
bool overlap(const PixelBox&, const PixelBox&);

// Boxes that hold all the ink, `scale` pixels per unit, and the blend at its edges, as far as it lies in the picture. None
// overlaps another. Those that are so near that one box is less work than two are one: a box more costs as much as drawing
// `worth` pixels.
std::vector<PixelBox> boxes_around(const std::vector<Rect>& ink, double scale, const PixelBox& picture, double worth);

}  // namespace upstamp
