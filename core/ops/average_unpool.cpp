#include "op/op.h"

namespace upstamp {
namespace {

struct AverageUnpool {
  PerAxis stride = 2;
};

Wiring share_out(const AverageUnpool& here, Wiring wiring, const Inputs&) {
  const int cells = static_cast<int>(wiring.out.cells());
  reserve_taps(wiring, cells);
  const double share = 1.0 / (here.stride.rows * here.stride.columns);
  for (int cell = 0; cell < cells; ++cell) {
    const Position at = position(wiring.out, cell);
    const int from = wiring.in.index(at.channel, at.row / here.stride.rows, at.column / here.stride.columns);
    wiring.taps.push_back({cell, from, -1, share});
  }
  return wiring;
}

}  // namespace

Op average_unpool() {
  return make_op(
      Declare<AverageUnpool>("average_unpool", "Average unpooling",
                             "Each input cell is shared out evenly over a block of the output, so that the sum stays the same.")
          .per_axis("stride", &AverageUnpool::stride, 1, 8,
                    {"cells", "Size of a block; each of its cells gets the value divided by the number of cells."})
          .source("The transpose of average pooling with kernel and stride alike: the way that gradients take back through the "
                  "subsampling of LeCun et al. 1998."),
      "in * stride", "in_channels", share_out);
}

}  // namespace upstamp
