// What the phases view says: what phases are, how many weights make them, and how the explained cell comes about.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"
#include "view/phase_look.h"

namespace upstamp {

std::string block_words(PerAxis stride);  // "2 × 2 block"
std::vector<std::string> phase_sentences(const Study&, const PhaseLook&);
// "Step 4 of 9. y[1,3] is of phase D: sub-kernel D has 1 weight, so 1 product."
std::string phase_step_sentence(const PhaseLook&);
// The explained cell's whole sum and that sentence; the room stays the same while the layer plays.
Block phase_caption(const PhaseLook&, double width);

}  // namespace upstamp
