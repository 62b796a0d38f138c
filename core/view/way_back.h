// The same taps played from an error at the output back to the input and to the weights, as far as the moment has come.
#pragma once
#include "view/stage.h"
#include "view/straight.h"

namespace upstamp {

// How many products have come to each cell, and how many will have come in the end.
struct ProductsBack {
  std::vector<int> come, due;
  bool any(int cell) const { return come[static_cast<std::size_t>(cell)] > 0; }
  bool none_due(int cell) const { return due[static_cast<std::size_t>(cell)] == 0; }
};

struct WayBack {
  Tensor error;                // at the output
  Tensor x, w;                 // what has come back of it; w is a lone 0 for layers without weights
  ProductsBack to_x, to_w;     // products that have come back to each input cell and to each weight
  std::vector<char> used;      // whether the error of an output cell has gone back yet
  Lit now;                     // what the present step touches
  int now_count = 0;           // products of the present step
  Tensor sums;                 // C x so far, without constants
  Tensor slopes;               // of the curve, by output cell; a lone 0 without one
  double forth = 0, back = 0;  // the products <C x, error> and <x, C^T error>, so far; equal where C^T is the transpose
  bool is_transpose = true;    // some ops send more back than they passed on
  double largest_term = 0;     // of the sums behind the two products, to judge their difference by
};
WayBack way_back(const Stage&, const Straight&, Tensor error);
bool products_agree(const WayBack&);

// How many output cells use each input cell.
std::vector<int> uses_of_inputs(const LayerStudy&);

}  // namespace upstamp
