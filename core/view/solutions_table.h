// Settings of transposed convolutions that enlarge every input as many times as the stride says, the best first, with the layer's
// own among them.
#pragma once
#include <vector>

#include "reason/relationships.h"
#include "reason/solver.h"
#include "view/grid.h"

namespace upstamp {

struct ListedSolution {
  Solution solution;
  bool here = false;     // the layer's own
  bool skipped = false;  // others that are better stand between it and the row before
};
// The best ones, and the layer's own where it enlarges as much. Empty for a stride of 1, which enlarges nothing, and for one that
// is too large to be solved for.
std::vector<ListedSolution> listed_solutions(const SlidingAxis&);
// Empty where nothing is listed.
Block solutions_block(const SlidingAxis&, double width, const Style&);

}  // namespace upstamp
