// Two maps that a skip cannot join, 88 × 88 and 89 × 89, are mended in an earlier layer: which setting of it makes them fit.
#pragma once
#include <string>

#include "lab/study.h"

namespace upstamp {

// " They fit with output_padding = 1 in layer 3 (double)." for a layer that joins maps of different rows or columns: the smallest
// change, in the nearest layer, that keeps weights as they are. "" when there is none, or nothing to mend.
std::string join_remedy(const Scene&, int join, const Catalogue<Op>&);

}  // namespace upstamp
