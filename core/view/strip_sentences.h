// What is said below a strip.
#pragma once
#include <string>
#include <vector>

#include "view/stamps.h"

namespace upstamp {

// `counts` of the last line.
std::vector<std::string> strip_sentences(const Stage&, const Ladder&, const std::vector<double>& counts);

}  // namespace upstamp
