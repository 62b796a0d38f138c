// Lengths of maps along one axis as bars of cells, drawn to scale one below the other.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"

namespace upstamp {

struct BarredLength {
  std::string name;  // "Input"
  int length = 1;
  RoleColors colors;
};
// No wider than `width`; long ones get thinner cells. `words` stand below.
Block bars_block(const std::vector<BarredLength>&, const std::string& title, const std::string& words, double width,
                 const Style&);
// "2 times as long as", "as long as".
std::string ratio_words(int before, int after);

}  // namespace upstamp
