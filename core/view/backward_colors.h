// Colours instead of numbers in the backward picture, where its cells are too small for numbers, and what they mean.
#pragma once
#include "view/backward_grids.h"

namespace upstamp {

// Maps get one scale, or one for each direction where the errors are no plain ones; an error that is the same everywhere needs no
// colour. Answers bars that say what the colours mean.
Block colored(const Stage&, const Straight&, const WayBack&, bool weights_too, BackwardParts&);

}  // namespace upstamp
