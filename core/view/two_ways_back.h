// Two ways from an output back to an input: the transpose, which has the right shape, and the pseudo-inverse, which comes as near
// as anything can.
#pragma once
#include <optional>

#include "lab/study.h"

namespace upstamp {

// Held against what was there.
struct Return {
  Tensor x, difference;
  int differing = 0;  // cells
  double largest = 0;
};

struct TwoWaysBack {
  Tensor y;  // C x, without constants
  Return transpose;
  std::optional<Return> inverse;  // nothing where the matrix is too large to be solved
  int rank = 0;                   // of C, when it was solved
  // The transpose gives x times this in every cell; nothing when it does not, or when x is 0.
  std::optional<double> factor;
};
TwoWaysBack two_ways_back(const LayerStudy&);

}  // namespace upstamp
