// Colours instead of numbers in the backward picture, where its cells are too small for numbers, and what they mean.
#pragma once
#include "view/backward_grids.h"

namespace upstamp {

// The maps of either direction share a scale; an error that is the same everywhere needs no colour. Answers bars, at most `width`
// beside each other, that say what the colours mean.
Block colored(const Stage&, const Straight&, const WayBack&, bool weights_too, double width, BackwardParts&);

}  // namespace upstamp
