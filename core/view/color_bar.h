// What the colours of signed values mean, as a bar with numbers at its ends.
#pragma once
#include <string>

#include "view/grid.h"

namespace upstamp {

// Colours of signed_color from `low` to `high` (at most `limit` in magnitude), with the title before them.
Block color_bar(const std::string& title, double low, double high, double limit, const Style&);
Block color_bar(const std::string& title, double low, double high, const ColorScale&, const Style&);

}  // namespace upstamp
