#include "op/op.h"

namespace upstamp {
namespace {

struct Add {};

Wiring sum_up(const Add&, Wiring wiring, const Inputs&) {
  const int cells = static_cast<int>(wiring.out.cells());
  reserve_taps(wiring, 2.0 * cells);
  for (int cell = 0; cell < cells; ++cell) {
    wiring.taps.push_back({cell, cell});
    wiring.taps.push_back({cell, cell + cells});
  }
  return wiring;
}

}  // namespace

Op add() {
  Op op =
      make_op(Declare<Add>("add", "Addition", "An earlier layer is added to the layer before, cell by cell: a skip connection.")
                  .rule("in_channels % 2 == 0", "Both inputs must have the same number of channels.")
                  .source("Long et al. 2015, FCN, arXiv 1411.4038; He et al. 2015, arXiv 1512.03385. The input is both stacks of "
                          "channels, the layer before first."),
              "in", "in_channels // 2", sum_up);
  op.kind = Kind::join;
  op.joins_alike = true;
  return op;
}

}  // namespace upstamp
