// How many ways lead to each output cell, through one layer or several, and what is a product of the two axes in that: the counts
// of one axis times those of the other.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "lab/study.h"

namespace upstamp {

// The layers through which ways are counted, `first` to `last`; each cell of what comes into the first is where one begins. For
// the scene's input first is 0. Only layers that lead to the last take part.
struct Stretch {
  int first = 0, last = 0;
  bool operator==(const Stretch&) const = default;
};
// The layers that views look at: one, or several seen as one.
Stretch stretch_in_view(const Study&);
// Whether another input would be wired otherwise there: maxima are picked, or values put where some stood.
bool wired_by_input(const Study&, Stretch);
// Whether a curve bends sums there, so that a matrix holds its slopes at this input.
bool has_curve(const Study&, Stretch);

// Ways to each cell of the last layer's output. Weights that are 0 count too.
std::vector<double> ways_into(const Study&, Stretch);
// What each cell becomes where the first layer's input is 1 everywhere, offsets left out. Nothing when a curve bends sums on the
// way; the last layer's own does not count.
std::optional<std::vector<double>> answer_to_ones(const Study&, Stretch);

// Ways along either axis, and how often each of them is there because of channels: the ways to a cell of one output channel are
// channels * rows[row] * columns[column].
struct WaysAlongAxes {
  std::vector<double> rows, columns;
  double channels = 1;
};
// `ways` are those of that channel. Nothing where they are no such product (checked for each cell), or to find out would take too
// long.
std::optional<WaysAlongAxes> ways_along_axes(const Study&, Stretch, const std::vector<double>& ways);

// The transposed convolutions and other sliding layers of the stretch, the first first, whose counts repeat; nothing when one of
// the layers is something else than these and what works cell by cell, or depends on the numbers.
std::optional<std::vector<Sliding>> repeating_layers(const Study&, Stretch);

}  // namespace upstamp
