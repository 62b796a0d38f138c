// Frames on plain maps: around the cell that is played, around the cells that it meets, around what is pointed at.
#pragma once
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// On a map of the input, the output or the weights, or on one of the same shape. `now`: what the present step touches.
void frame_step(const Stage&, const Lit& now, Grid&);

}  // namespace upstamp
