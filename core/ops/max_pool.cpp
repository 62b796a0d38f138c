#include <cmath>

#include "op/op.h"
#include "op/sliding.h"

namespace upstamp {
namespace {

struct MaxPool {
  PerAxis kernel = 2, stride = 0;
  PerEdge padding = 0;
  PerAxis dilation = 1;
  bool ceil_mode = false;
};

// The winner's tap passes its value on; the others of the window are only looked at. NaN wins, so that it is not lost.
void connect_window(Wiring& wiring, const Tensor& x, int cell) {
  const Position at = position(wiring.out, cell);
  int winner = -1;
  each_contact(*wiring.sliding, at.row, at.column, wiring.in, [&](int, int, int row, int column) {
    const int rival = wiring.in.index(at.channel, row, column);
    const bool wins = winner < 0 || x[rival] > x[winner] || std::isnan(x[rival]);
    const int loser = wins ? winner : rival;
    if (loser >= 0) wiring.considered.push_back({cell, loser});
    if (wins) winner = rival;
  });
  if (winner >= 0) wiring.taps.push_back({cell, winner});
}

Wiring choose(const MaxPool& here, Wiring wiring, const Inputs& inputs) {
  if (!inputs.x) throw Error("Max pooling is wired by the input's values, so it needs them.");
  const PerAxis stride(here.stride.rows > 0 ? here.stride.rows : here.kernel.rows,
                       here.stride.columns > 0 ? here.stride.columns : here.kernel.columns);
  wiring.sliding = Sliding{false, here.kernel, stride, here.dilation, here.padding};
  reserve_taps(wiring,
               wiring.out.channels *
                   static_cast<double>(contact_count(*wiring.sliding, Axis::rows, wiring.out.rows, wiring.in.rows)) *
                   static_cast<double>(contact_count(*wiring.sliding, Axis::columns, wiring.out.columns, wiring.in.columns)));
  for (int cell = 0; cell < static_cast<int>(wiring.out.cells()); ++cell) connect_window(wiring, *inputs.x, cell);
  return wiring;
}

Switches winners(const Settings&, const Wiring& wiring) {
  Switches switches{wiring.out, wiring.in, std::vector<int>(static_cast<std::size_t>(wiring.out.cells()), -1)};
  for (const Tap& tap : wiring.taps) switches.cells[static_cast<std::size_t>(tap.out)] = tap.in;
  return switches;
}

}  // namespace

Op max_pool() {
  Op op = make_op(
      Declare<MaxPool>(
          "max_pool", "Max pooling",
          "Each output cell takes the largest value of its window and remembers, as a switch, where that value stood; of equal "
          "values the first in reading order wins.")
          .per_axis("kernel", &MaxPool::kernel, 1, 16, {"cells", "Size of the window."})
          .per_axis("stride", &MaxPool::stride, 0, 16,
                    {"cells", "How far the window moves from one output cell to the next; 0 means as far as the kernel is long."})
          .per_edge(
              "padding", &MaxPool::padding, 0, 64,
              {"cells", "Cells added around the input that can never win; a window of padding alone gives 0 and has no switch."})
          .per_axis("dilation", &MaxPool::dilation, 1, 8, {"cells", "Distance between neighbouring cells of the window."})
          .toggle("ceil_mode", &MaxPool::ceil_mode, "Whether a last window that hangs over the end of the input is kept.")
          .source("Dumoulin & Visin 2016, arXiv 1603.07285, section 3; switches: Zeiler & Fergus 2014; sizes and ties as in "
                  "PyTorch's "
                  "MaxPool2d."),
      pooled_length, "in_channels", choose);
  op.switches = winners;
  return op;
}

}  // namespace upstamp
