// Ops that treat each cell by itself: a straight wiring, and a curve that bends what comes through it.
#pragma once
#include "op/op.h"

namespace upstamp {

// Each output cell is the input cell of the same place.
void connect_straight(Wiring&);

// An op that is a curve alone. `curve` reads the settings.
template <class Plain>
Op make_curve(const Declare<Plain>& declare, Curve (*curve)(const Plain&)) {
  Op op = make_op<Plain>(declare, "in", "in_channels", [](const Plain&, Wiring wiring, const Inputs&) {
    connect_straight(wiring);
    return wiring;
  });
  op.kind = Kind::pointwise;
  op.curve = [read = declare.reader(), curve](const Settings& settings) { return curve(read(settings)); };
  return op;
}

}  // namespace upstamp
