// The kernel of a layer at one moment: its weights, and its stamp, scaled by the present input cell.
#pragma once
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// Kernel slice `kernel`; turned by 180 degrees when asked.
Grid kernel_grid(const Stage&, int kernel, bool turned);
// Kernel times the present input cell, spread by the dilation. Empty while no cell is alone on stage.
Grid stamp_grid(const Stage&, int kernel);

}  // namespace upstamp
