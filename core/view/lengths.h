// Dimension lines as on a technical drawing: lengths between two ticks, each with its words, in as many tiers as they need.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"

namespace upstamp {

struct RuledLength {
  double from = 0, to = 0;  // points
  std::string words;
  Color color;
};
// Tiers lie below y = 0, the lines above their words, or below them when what is measured comes `after`. Words stay between
// `left` and `right`. The answer's height is 0 without lengths.
Block drawn_lengths(const std::vector<RuledLength>&, double left, double right, const Style&, bool after = false);

}  // namespace upstamp
