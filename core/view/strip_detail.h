// How much a strip shows of each rung, from all to the least.
#pragma once

namespace upstamp {

// Points at the normal type size. What each rung has besides its stamps; the more rungs, the less there is room for.
struct StripDetail {
  double ribbon = 30, kernel = 26, beam = 28, piles = 40;
  bool ruled = true;
};
constexpr StripDetail strip_details[] = {{}, {24, 20, 20, 30, true}, {24, 0, 16, 26, false}, {16, 0, 10, 0, false}};

}  // namespace upstamp
