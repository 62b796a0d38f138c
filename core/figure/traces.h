// What a figure's marks draw and where, so that the next figure of a film need be drawn only where it differs.
#pragma once
#include <string>
#include <vector>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {

// A mark, or a part of a block of cells. Traces with the same bytes draw the same pixels.
struct Trace {
  std::string bytes;
  Rect ink;              // holds every pixel it can touch but for the blend at its edge; figure's coordinates
  std::size_t mark = 0;  // its place in the order of for_each_placed
};

std::vector<Trace> traces_of(const Figure&, const Fonts&);

// Boxes that hold all that differs; they may overlap. Marks that merely moved up or down in the order count only when others
// passed them.
std::vector<Rect> differences(const std::vector<Trace>& before, const std::vector<Trace>& now);

}  // namespace upstamp
