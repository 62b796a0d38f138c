// What the backward picture says below: the present step, what g and C are, how often input cells are used.
#pragma once
#include <string>
#include <vector>

#include "view/way_back.h"

namespace upstamp {

std::string way_back_sentence(const Stage&, const WayBack&);
// As long as that sentence may become in other steps.
std::vector<std::string> longest_sentences(const Stage&, const WayBack&, const std::vector<int>& uses);
// What C is, and that Cᵀ is its transpose, or why it is none.
std::string transpose_sentence(const Study&, const Straight&, const WayBack&);
// Whether all cells are used equally often, and what follows; "" where the way back is another one than the way there.
std::string coverage_sentence(const LayerStudy&, const WayBack&, const std::vector<int>& uses);
// "· w": what an error is multiplied by on its way to the input; "" where it arrives as it is.
std::string factor_words(const LayerStudy&, const WayBack&);

}  // namespace upstamp
