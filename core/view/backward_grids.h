// The maps of a layer and, below each, what comes back to it: gradients at the input and the weights, the error at the output.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/grid.h"
#include "view/way_back.h"

namespace upstamp {

struct BackwardColumn {
  std::vector<Grid> above, below;  // forth, back
};
// Input, weights where there are some, output. Of many channels the first are drawn, the rest counted.
std::vector<BackwardColumn> backward_columns(const Stage&, const WayBack&, const std::string& error, int most_channels);

// Whether weights multiply inputs, and are not only added.
bool weights_scale(const Wiring&);

// How many sums each cell of the input's first channel takes part in; none where that is the same for all.
std::optional<Grid> coverage_grid(const Stage&, const std::vector<int>& uses);

}  // namespace upstamp
