// What the weights make of a constant input, in sentences with their numbers.
#pragma once
#include <string>
#include <vector>

#include "reason/ways.h"

namespace upstamp {

// Sums of the weights that share a phase, of all kernels that reach the output channel: what a constant 1 becomes in each, (1, 1,
// stride rows, stride columns). Nothing unless the stretch is one transposed convolution.
std::optional<Tensor> phase_sums_of(const Study&, Stretch, int channel);
// What the weights of each phase add up to where that is the same for all phases, of each input channel too: then flat areas stay
// flat, whatever the counts are.
std::optional<double> even_sum(const Study&, Stretch, int channel);
bool all_alike(const std::vector<double>&);  // but for what sums of decimal fractions leave over
// "the network's input", "the layer's input": what is 1 everywhere.
std::string ones_words(const Study&, Stretch);
std::vector<std::string> answer_sentences(const Study&, Stretch, int channel, const std::vector<double>& answer);

}  // namespace upstamp
