// What the counts of the overlap view mean, in sentences with their numbers. They say of the picture only what it shows.
#pragma once
#include <string>
#include <vector>

#include "reason/arrivals.h"

namespace upstamp {

std::string arrival_noun(Arrival);  // "product"
std::string arrival_note(Arrival);  // "products that reach each output cell"
std::vector<std::string> overlap_sentences(const Study&, const Arrivals&);

}  // namespace upstamp
