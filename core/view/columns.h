// The grids of an exchange, column by column: the input, what it is multiplied by, the output. Which picture they make, stamps or
// windows, is the stage's to say.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// Grids of one kind and one size, not yet drawn because the cell size depends on all of them.
struct Column {
  std::string sign;  // stands before it
  std::vector<Grid> grids;
  bool ghost = false;  // pale: not the answer
};

// Whether stamps and windows are two pictures, and not one that merely plays in another order.
bool has_two_pictures(const LayerStudy&);
// At most `most_channels` of each side, those that the step is about among them; the rest is counted below.
std::vector<Column> columns_of(const Stage&, int most_channels);
// What windows of a transposed convolution would give with the kernel as it is, not turned; none for other layers.
std::vector<Column> unturned_columns(const Stage&);

}  // namespace upstamp
