// A map sent through a layer and back again, as a picture: x, its output, and from there each way back with what is wrong of it.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"

namespace upstamp {

// Grids are those of the channels that are drawn.
struct DrawnWay {
  std::string sign;  // what stands at its arrow
  std::vector<Grid> numbers, differences;
};
struct ThereAndBack {
  std::vector<Grid> x, y;
  std::vector<DrawnWay> ways;
  bool beside = false;  // channels beside each other, else one below the other
};

// Rounds what would be too small to read in such cells to fewer decimals; false where that would leave nothing of a number.
bool make_legible(ThereAndBack&, const Style&, double cell);
// Across, or down where all maps are single rows.
Block drawn(const ThereAndBack&, const Style&, double cell);
// The largest cells with which that stays within `room`; lays channels as there is more room for them.
double fit(ThereAndBack&, Size room, const Style&);

}  // namespace upstamp
