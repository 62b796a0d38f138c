// Where the output cells of a resizing land on the plane of its input.
#pragma once
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// One channel of output and input, equally large: a dot for each place, a line from `cell` to its own, and the weights of the
// input cells that it takes. Only for layers that resize.
Block landing_map(const Stage&, int cell, double length);

}  // namespace upstamp
