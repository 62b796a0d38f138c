// What every figure of a view must keep: it is finite, inside its page, no text over another or out of its cell.
#pragma once
#include <string>
#include <vector>

#include "view/view.h"

namespace upstamp::tests {

struct PlacedText {
  std::string words;
  Rect ink;
};
// Texts by the box of their letters, and the cells they may lie in.
struct Contents {
  std::vector<PlacedText> texts;
  std::vector<Rect> cells;
};
Contents contents_of(const Figure&, const Fonts&);
bool overlapping(const Rect&, const Rect&);
bool inside(const Rect& inner, const Rect& outer);

// `time` is a share of the timeline, 0 to 1. Draws twice unless told otherwise, to see that the same comes out.
void check_view(const View&, const Study&, const Settings&, const Style&, double time, bool twice = true);

}  // namespace upstamp::tests
