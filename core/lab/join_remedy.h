// Two maps that a skip cannot join, 88 × 88 and 89 × 89, are mended in an earlier layer: which setting of it makes them fit.
#pragma once
#include "lab/study.h"

namespace upstamp {

// Whether that layer joins maps of different rows or columns, and nothing else is wrong with it.
bool sizes_differ(const Scene&, int join, const Catalogue<Op>&);
// What mends it: the smallest change, in the nearest layer, that keeps weights as they are. Nothing when there is none.
std::optional<JoinRemedy> join_remedy(const Scene&, int join, const Catalogue<Op>&);

}  // namespace upstamp
