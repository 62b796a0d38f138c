// The rule of thumb that speaks when the same words give another picture in another framework; and all rules together.
#pragma once
#include "reason/warnings.h"

namespace upstamp {

// Fires where another framework, asked in its usual way for the same kernel, stride and size, gives the same shape but other
// numbers. Layers of very many connections are passed over.
RuleOfThumb framework_mismatch();

// Those of arithmetic, then this one.
std::vector<RuleOfThumb> all_rules_of_thumb();

}  // namespace upstamp
