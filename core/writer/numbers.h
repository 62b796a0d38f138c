// Which of a film's numbers a format writes, and as what.
#pragma once
#include <string>

#include "base/npy.h"
#include "base/text.h"
#include "figure/film.h"

namespace upstamp {

// "x", "w" or "y". Throws Error naming what there is instead.
const NumberGrid& grid_named(const Film&, const std::string& name);

}  // namespace upstamp
