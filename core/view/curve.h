// The curve of a layer that bends what comes in, as a small plot with a dot where the present step is.
#pragma once
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

double curve_width(const Style&);
// Only for layers that have a curve. It is drawn over all the numbers that come into the layer.
Block curve_block(const Stage&);

}  // namespace upstamp
