// Output padding as sizes tell it: what a wiring has at the end of its output besides what its kernel's steps reach.
#pragma once
#include "op/wiring.h"

namespace upstamp {

// Cells on that axis; 0 where nothing slides.
int output_padding_of(const Wiring&, Axis);

}  // namespace upstamp
