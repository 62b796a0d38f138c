// What arrives in an output cell, by what the wiring is, and how much of it: products are added up, copies are not, of choices
// one is taken.
#pragma once
#include <optional>
#include <vector>

#include "reason/count_pattern.h"

namespace upstamp {

enum class Arrival {
  product,  // an input cell times a weight, trained or fixed
  term,     // input cells that are added as they are
  copy,     // one input cell as it is
  alone,    // one input cell, changed: by a curve or a constant
  choice,   // input cells of which one is taken
  write,    // values of which the last one stays
  path,     // a way through several layers
};
Arrival arrival_of(const Study&, Stretch);

// How many arrive in each output cell, choices that are not taken and values that are overwritten too; and what is known of those
// in one channel.
struct Arrivals {
  Arrival kind = Arrival::product;
  Stretch stretch;
  std::vector<double> all;  // of every output cell
  int channel = 0;
  std::vector<double> counts;  // of the channel's cells
  std::optional<WaysAlongAxes> along;
  std::optional<CountPattern> pattern;
  // Several channels that bring one each do not overlap.
  bool nothing_overlaps() const;
};
Arrivals arrivals_of(const Study&, Stretch, int channel);

// The values that are written into an output cell, the last one last.
std::vector<double> written_values(const LayerStudy&, int output_cell);

}  // namespace upstamp
