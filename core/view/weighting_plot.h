// How much the input cells around one place count: the weight function over the input's axis, and what each cell gets in fact.
#pragma once
#include "op/resample.h"
#include "view/grid.h"

namespace upstamp {

// Of output cell `index` on that axis. At most size.width wide; cells beyond the edge are hatched, an edge that is not drawn
// means that the input goes on. `values` of the input's cells stand in them; empty = none are written.
Block weighting_plot(const Resampling&, Axis, int index, const std::vector<double>& values, const Style&, Size size);

}  // namespace upstamp
