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

constexpr int most_decimals = 6;
// Most decimals with which all numbers are at least `size` points large and none becomes 0 that is not; -1: none.
int fewest_decimals(const ThereAndBack&, const Style&, double cell, double size);
// Rounds what would be too small to read in such cells to fewer decimals; false where that would leave nothing of a number.
bool make_legible(ThereAndBack&, const Style&, double cell);
// Across, or down where all maps are single rows.
Block drawn(const ThereAndBack&, const Style&, double cell);
struct Colored {
  double cell = 0;
  bool maps = false, differences = false;  // whether any of them has colours instead of numbers
};
// Fits it with colours on those maps whose numbers would be too small to read; what they run from and to stands below, but for
// differences, which have their colours already. The others are rounded as above.
Colored fit_in_colors(ThereAndBack&, Size room, const Style&);
// The largest cells with which that stays within `room`; lays channels as there is more room for them.
double fit(ThereAndBack&, Size room, const Style&);

}  // namespace upstamp
