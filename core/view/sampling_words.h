// What is looked at of a resizing, and what is said of it.
#pragma once
#include <string>

#include "op/resample.h"
#include "view/stage.h"

namespace upstamp {

// One axis, one output cell on it.
struct Looked {
  const Stage& stage;
  const Resampling& resampling;
  Axis axis = Axis::columns;
  int cell = 0;
  const Shape& in() const { return stage.layer.wiring.in; }
  const Shape& out() const { return stage.layer.wiring.out; }
  Position place() const { return position(out(), cell); }
  int index() const { return axis == Axis::rows ? place().row : place().column; }
  bool flat() const { return in().plane() == in().along(axis) && out().plane() == out().along(axis); }
};

// Where the cell lands and what it takes, on both axes; how much an input cell counts is the product of the two.
std::string sampling_sentence(const Looked&);
// ", times the row weights 0.25 and 0.75" or, not `named`, ", times the weights of 2 rows": what the other axis does to the
// weights of this one; "" where it does nothing.
std::string other_weights_words(const Looked&, bool named);
// "thick lines: large weights, dashed ones: below 0"; "" where each cell is copied.
std::string legend_words(const Looked&);

}  // namespace upstamp
