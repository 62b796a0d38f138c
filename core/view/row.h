// Blocks side by side with signs between them, their cells centred on one line: Input × Kernel = Stamp → Output.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"

namespace upstamp {

struct Row {
  Group group;
  Size size;
  std::vector<Rect> cells;  // of each block, in the row's coordinates
};
// signs[i] stands before blocks[i + 1]: "×", "=", "+", "→" (drawn as an arrow) or "" for a plain gap.
Row laid_in_row(const std::vector<Block>& blocks, const std::vector<std::string>& signs, const Style&, Color arrow);
double sign_width(const std::string& sign, const Style&);

// Largest cell, up to the style's, with which so many columns and rows of cells, plus `other` points of width and height, stay on
// a page.
double fitting_cell(int columns, int rows, Size other, const Style&);

}  // namespace upstamp
