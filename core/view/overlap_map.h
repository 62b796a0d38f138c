// The map of what arrives in each output cell, or of the answer to a constant: with bars for either axis, one period framed, and
// the key to its colours and frames.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "reason/arrivals.h"
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

struct OverlapMap {
  Arrivals arrivals;
  std::string title, note;
  std::vector<double> values;  // of the channel's cells
  bool are_counts = true;
  double limit = 1;                                 // magnitude where the colours end
  std::optional<PerAxis> period;                    // of what is seen
  int pointed = -1;                                 // the cell that the equation tells
  bool colors_tell() const;                         // false where all cells have one colour
  static bool numbered(double cell, const Style&);  // with room for numbers that can be read
};

Block drawn_map(const OverlapMap&, const Stage&, double cell);
Size room_beside_map(const OverlapMap&, const Style&);  // what bars and heading take
// For a map with cells of that size. Keeps its own size while the layer plays.
Block overlap_key(const OverlapMap&, const Stage&, double cell);

}  // namespace upstamp
