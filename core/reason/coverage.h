// How evenly stamps cover the output of transposed convolutions, away from the border, where the pattern repeats. Uneven coverage
// is the checkerboard; cells that nothing reaches are holes.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "op/wiring.h"

namespace upstamp {

// How many ways lead to output cell r, r + period, … along one axis, through layers that follow each other; the period is the
// length of the answer (the product of the strides of transposed convolutions). No layers: 1. Throws Error when the period
// exceeds longest_period. Odena et al. 2016.
std::vector<std::int64_t> stacked_counts(std::span<const Sliding> layers, Axis);
inline constexpr std::int64_t longest_period = 4096;

// Largest count by smallest; infinity when there are holes.
double overlap_ratio(std::span<const int> counts);
double overlap_ratio(std::span<const std::int64_t> counts);
// Of the two axes together, whose counts multiply.
double overlap_ratio(const Sliding&);

// Phases of one axis that no stamp reaches. With gcd(stride, dilation) = g only one phase in g is reached at most.
int empty_phases(const Sliding&, Axis);

// What a constant input of 1 becomes: the sums of the weights that share a phase, (1, 1, stride rows, stride columns), for one
// input and one output channel of a transposed convolution. A constant shows no artifact exactly when they are all equal.
Tensor phase_sums(const Sliding&, const Tensor& w, int in_channel, int out_channel);

}  // namespace upstamp
