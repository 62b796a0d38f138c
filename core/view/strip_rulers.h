// Lengths of a rung, ruled beside the map on which they lie: the stride from the stamp that is shown to the next one, paddings;
// or how long a cell of one side is on the other.
#pragma once
#include "view/ribbon.h"

namespace upstamp {

struct RungRulers {
  const Rung& rung;
  LineScale in, out;
  LineFrame frame;
  double left = 0, right = 0;  // words stay between
  bool scatter = true, above = false;
};
// Of the played cell `shown`, -1 for none.
Block drawn_rulers(const RungRulers&, int shown, const Style&);
// With whichever played cell, so that a picture keeps its height.
double rulers_height(const RungRulers&, const Style&);

}  // namespace upstamp
