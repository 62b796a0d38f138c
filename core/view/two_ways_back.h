// Two ways from an output back to an input: the transpose, which has the right shape, and the pseudo-inverse, which comes as near
// as anything can.
#pragma once
#include <optional>
#include <vector>

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
  int lost = 0;                   // input cells that reach no output cell
  bool apart = false;             // no output cell takes from two input cells, so that C^T C is diagonal
  // C^T C is this times the identity, whatever x is.
  std::optional<double> factor;
  bool same = false;                  // C^+ is C^T: what is not lost keeps its length
  std::vector<double> first_weights;  // with which the first input cell goes into its output cells
};
TwoWaysBack two_ways_back(const LayerStudy&);

}  // namespace upstamp
