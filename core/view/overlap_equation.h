// The line below the counts: what arrives in one output cell, axis by axis.
#pragma once
#include "reason/arrivals.h"
#include "view/equation.h"

namespace upstamp {

// Whether overlap along that axis is more than nothing, so that its counts are worth a look of their own.
bool overlaps_along(const Arrivals&, Axis);
// "y[2,4] is reached by 2 (down) × 3 (across) = 6 products"; of a cell that others are still to reach, how many have so far.
Equation arrivals_equation(const Study&, const Arrivals&, int output_cell);
Equation so_far_equation(const Study&, const Arrivals&, int output_cell, double count);

}  // namespace upstamp
