// The size formula as lengths, drawn to scale along one axis: steps of one stride and one kernel on the sheet, what of the sheet
// is the finer side, what padding cuts off or adds, what output_padding gives back, and which cells nothing reaches.
#pragma once
#include "reason/relationships.h"
#include "view/grid.h"

namespace upstamp {

// No wider than `width`; long sheets get thinner cells. `along` is what the title says of the axis, "rows" or "rows and columns".
Block ruler_block(const SlidingAxis&, const std::string& along, double width, const Style&);

}  // namespace upstamp
