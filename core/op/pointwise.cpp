#include "op/pointwise.h"

namespace upstamp {

void connect_straight(Wiring& wiring) {
  const int cells = static_cast<int>(wiring.in.cells());
  reserve_taps(wiring, cells);
  for (int cell = 0; cell < cells; ++cell) wiring.taps.push_back({cell, cell});
}

}  // namespace upstamp
