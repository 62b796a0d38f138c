// What the weights make of a constant input, in sentences with their numbers.
#pragma once
#include <string>
#include <vector>

#include "reason/ways.h"

namespace upstamp {

// Sums of the weights that share a phase, of all kernels that reach the output channel: what a constant 1 becomes in each, (1, 1,
// stride rows, stride columns). Nothing unless the stretch is one transposed convolution.
std::optional<Tensor> phase_sums_of(const Study&, Stretch, int channel);
bool all_alike(const std::vector<double>&);  // but for what sums of decimal fractions leave over
std::vector<std::string> answer_sentences(const std::vector<double>& answer, const std::optional<Tensor>& phase_sums);

}  // namespace upstamp
