// The rules of thumb about how stamps cover the output: kernel, stride and dilation of a transposed convolution.
#pragma once
#include "reason/warnings.h"

namespace upstamp {

// What mends them keeps the output's size, reaches every output cell away from the border equally often, and leaves nothing empty
// at the border's end.
std::vector<RuleOfThumb> stamp_rules();

}  // namespace upstamp
