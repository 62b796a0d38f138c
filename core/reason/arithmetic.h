// What follows from the settings of one layer and of those before it, in sentences with the numbers in: size, sizes that share
// it, alignment, coverage, how far a cell sees, and what it costs.
#pragma once
#include <string>
#include <vector>

#include "lab/study.h"

namespace upstamp {

struct Fact {
  std::string id;                     // size, sizes_sharing, alignment_shift, coverage, phase_sums, receptive_field …
  std::string sentence;               // one or two full sentences, both axes
  std::vector<double> rows, columns;  // the numbers of each axis, in the order in which the sentence has them
};

// Those that have an answer for this layer of the study, in the order above.
std::vector<Fact> arithmetic_of(const Study&, int layer);

}  // namespace upstamp
