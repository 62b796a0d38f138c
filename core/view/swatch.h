// Small legends: what a colour, a hatching or a frame means, several of them side by side.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"

namespace upstamp {

struct SwatchLook {
  Color fill = no_color;
  bool hatched = false;
  Color frame = no_color;  // a thick one instead of a hairline
};
Block swatch(const SwatchLook&, const std::string& words, const Style&);
// Words alone, on the same line.
Block legend_words(const std::string& words, const Style&);
// Side by side, in as many rows as the width asks for.
Block blocks_in_rows(std::vector<Block>, double width, double gap);

}  // namespace upstamp
