// The largest side of cells with which a picture stays in its room.
#pragma once
#include <functional>

#include "figure/style.h"

namespace upstamp {

// `fits` must hold for smaller cells where it holds for larger ones. At most the style's cell, at least half a point.
double largest_cell(const Style&, const std::function<bool(double cell)>& fits);

}  // namespace upstamp
