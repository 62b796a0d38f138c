// The same taps played from an error at the output back to the input and to the weights, as far as the moment has come.
#pragma once
#include "view/stage.h"
#include "view/straight.h"

namespace upstamp {

struct WayBack {
  Tensor error;                // at the output
  Tensor x, w;                 // what has come back of it; w is a lone 0 for layers without weights
  std::vector<int> counts;     // products that have come to each input cell
  Tensor sums;                 // C x so far, without constants
  double forth = 0, back = 0;  // the products <C x, error> and <x, C^T error>, so far; equal where C^T is the transpose
  bool is_transpose = true;    // some ops send more back than they passed on
  double largest_term = 0;     // of the sums behind the two products, to judge their difference by
};
WayBack way_back(const Stage&, const Straight&, Tensor error);
bool products_agree(const WayBack&);

// How many products each input cell takes part in.
std::vector<int> uses_of_inputs(const Wiring&);

}  // namespace upstamp
