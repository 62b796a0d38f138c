// Plain sentences below a picture, under a hairline, for views that say more than the caption of a step.
#pragma once
#include <string>
#include <vector>

#include "view/equation.h"
#include "view/grid.h"

namespace upstamp {

// Each on lines of its own, no wider than `width`; empty ones are left out.
Block sentences_block(const std::vector<std::string>& sentences, double width, const Style&, bool hairline = true);
// An equation first, on one line; the line stays free while there is none, so that the picture keeps its height.
Block sentences_block(const Equation&, const std::vector<std::string>& sentences, double width, const Style&);
// The same as one text, for a figure's description.
std::string joined_sentences(const std::vector<std::string>& sentences);

}  // namespace upstamp
