#include "view/output_padding.h"

namespace upstamp {

int output_padding_of(const Wiring& wiring, Axis axis) {
  if (!wiring.sliding || !wiring.sliding->coarse_is_input) return 0;
  const Sliding& slide = *wiring.sliding;
  const int stamped = (wiring.in.along(axis) - 1) * slide.stride.at(axis) + slide.reach(axis);
  return wiring.out.along(axis) - (stamped - slide.padding.begin(axis) - slide.padding.end(axis));
}

}  // namespace upstamp
