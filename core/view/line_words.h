// What the lines of a rung are called, and what its products are.
#pragma once
#include <string>

#include "view/ladder.h"

namespace upstamp {

std::string line_name(const MapLine&, const Shape&);  // "channel 1, row 2"; "" of a map that is one line
std::string line_note(const MapLine&, const Shape&);  // the same, or "5 cells"
std::string row_noun(const Rung&);                    // "row" or "column"
std::string others_words(const Rung&);                // "other rows and channels"
std::string named_others(const Rung&);                // "rows 0 and 2"; as above where they are many

// Whether products are scaled at all.
bool is_weighed(const Wiring&);
// Whether of the cells that a kernel meets at most one passes, unchanged: a maximum, or the way back of one.
bool passes_one(const Rung&);

}  // namespace upstamp
