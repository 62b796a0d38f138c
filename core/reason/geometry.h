// What the numbers of a sliding kernel imply along one axis: where cells come to lie, which sizes share an output, how far a cell
// sees, and what that costs.
#pragma once
#include <span>
#include <vector>

#include "op/wiring.h"

namespace upstamp {

// How far the stamps of a transposed convolution lie from the middle of their blocks of stride output cells, in output cells; 0
// is centred, negative towards the top left. Two settings of one output size but other shifts give results that are displaced.
double alignment_shift(const Sliding&, Axis);

// A fine length that shares its coarse length with others; the output_padding leads back to it.
struct SharedLength {
  int length = 0, output_padding = 0;
  bool operator==(const SharedLength&) const = default;
};
// All lengths that a convolution of this geometry takes to `coarse`, the smallest first: `stride` of them, less those below 1.
std::vector<SharedLength> lengths_sharing(const Sliding&, Axis, int coarse);

// Seen from the last layer's output, in cells of the first layer's input. Araujo et al. 2019, with jumps below 1 for layers that
// enlarge.
struct ReceptiveField {
  double length = 1;  // no cell sees further than this from its first to its last input cell
  double jump = 1;    // from one output cell to the next
  double start = 0;   // middle of what output cell 0 sees; 0 is the middle of input cell 0
};
ReceptiveField receptive_field(std::span<const Sliding> layers, Axis);

// Of a transposed convolution from `in` to `out`, whose channels lie in `groups`.
struct Multiplications {
  double stamped = 0;        // each input cell times each weight
  double gathered = 0;       // sliding over the input spread with zeros instead
  double share_by_zero = 0;  // of the gathered ones; 1 - 1 / stride² away from the border
};
Multiplications multiplications(const Sliding&, Shape in, Shape out, int groups);

}  // namespace upstamp
