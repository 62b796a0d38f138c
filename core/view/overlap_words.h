// What the overlap of stamps and the answer to a constant mean, in sentences with their numbers.
#pragma once
#include <string>
#include <vector>

#include "reason/ways.h"

namespace upstamp {

// Of the ways to the cells of the first output channel, and of the pattern in which they repeat away from the border. `along` is
// what ways_along_axes says of them.
std::vector<std::string> overlap_sentences(const Study&, Stretch, const std::vector<double>& ways,
                                           const std::optional<WaysAlongAxes>& along);

// Sums of the weights that share a phase, of all kernels that reach output channel 0: what a constant 1 becomes in each, (1, 1,
// stride rows, stride columns). Nothing unless the stretch is one transposed convolution.
std::optional<Tensor> phase_sums_of(const Study&, Stretch);
std::vector<std::string> answer_sentences(const std::vector<double>& answer, const std::optional<Tensor>& phase_sums);

// After how many output cells the counts of the stretch repeat, 1 where they are even; nothing when they do not, or only after
// very many.
std::optional<PerAxis> period_of_ways(const Study&, Stretch);

}  // namespace upstamp
