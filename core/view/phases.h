// An enlarged output split by the place of its cells in a block of the stride: all cells of one place are a phase, a map of its
// own made at stride 1. Woven together the phases are the output, which is all that a pixel shuffle does.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "figure/style.h"
#include "lab/study.h"

namespace upstamp {

struct OutputPhase {
  std::string letter;         // "A"; numbers from "1" on when there are more phases than letters
  Color tint, strong;         // of its cells where numbers stand on them; at the other end where colours are all there is
  int row = 0, column = 0;    // its first output cell
  int rows = 0, columns = 0;  // of its map; 0 where the output is shorter than the stride
  std::vector<int> kernel_rows, kernel_columns;  // those of the kernel's that reach it; they make its sub-kernel
  int input_channel = -1;                        // of a rearrangement: the channel that it is
};

struct Phases {
  PerAxis stride;
  std::vector<OutputPhase> all;  // row by row of the block
  bool rearranged = false;       // the phases are channels of the input; else each has a sub-kernel
  const OutputPhase& of(int row, int column) const {
    return all[static_cast<std::size_t>(row % stride.rows * stride.columns + column % stride.columns)];
  }
};

// Of one output channel. Nothing for layers whose output has no phases: only kernels that slide with a stride above 1 on their
// output, and ops that turn channels into blocks, have some.
std::optional<Phases> phases_of(const LayerStudy&, int out_channel, const Palette&);

}  // namespace upstamp
