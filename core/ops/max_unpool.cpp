#include "op/op.h"

namespace upstamp {
namespace {

struct MaxUnpool {
  PerAxis kernel = 2, stride = 0;
  PerEdge padding = 0;
  PerAxis output_size = 0;
};

// A switch names a cell of its channel's plane by number. The number is read in the plane of this output, which may have other
// sides than the pool's input had.
int target(const Wiring& wiring, const Switches& switches, int cell) {
  const int from = switches.cells[static_cast<std::size_t>(cell)];
  if (from < 0) return -1;
  const int channel = position(wiring.in, cell).channel;
  const std::int64_t number = from - channel * switches.source.plane();
  if (from >= switches.source.cells() || number < 0 || number >= switches.source.plane())
    throw Error("Switch " + std::to_string(cell) + " names cell " + std::to_string(from) + ", which is not in channel " +
                std::to_string(channel) + " of the pooling's input " + shape_text(switches.source) + ".");
  if (number >= wiring.out.plane())
    throw Error("Switch " + std::to_string(cell) + " names cell " + std::to_string(number) + ", but the output of " +
                shape_text({1, 1, wiring.out.rows, wiring.out.columns}) + " has the cells 0 to " +
                std::to_string(wiring.out.plane() - 1) + ". Set output_size to " + std::to_string(switches.source.rows) + "," +
                std::to_string(switches.source.columns) + ", the size that was pooled.");
  return static_cast<int>(channel * wiring.out.plane() + number);
}

Wiring put_back(const MaxUnpool& here, Wiring wiring, const Inputs& inputs) {
  const int cells = static_cast<int>(wiring.in.cells());
  reserve_taps(wiring, cells);
  const PerAxis stride(here.stride.rows > 0 ? here.stride.rows : here.kernel.rows,
                       here.stride.columns > 0 ? here.stride.columns : here.kernel.columns);
  wiring.sliding = Sliding{true, here.kernel, stride, 1, here.padding};
  std::vector<int> targets, writers(static_cast<std::size_t>(wiring.out.cells()), -1);
  for (int cell = 0; cell < cells; ++cell) {
    targets.push_back(target(wiring, *inputs.switches, cell));
    if (targets.back() >= 0) writers[static_cast<std::size_t>(targets.back())] = cell;
  }
  for (int cell = 0; cell < cells; ++cell) {
    const int out = targets[static_cast<std::size_t>(cell)];
    if (out < 0) continue;
    const bool last = writers[static_cast<std::size_t>(out)] == cell;
    (last ? wiring.taps : wiring.considered).push_back({out, cell});
  }
  return wiring;
}

// Going back, every writer of a cell reads its gradient, also those that were overwritten.
Wiring read_back(const Wiring& wiring) {
  Wiring back = transpose(wiring);
  back.taps.insert(back.taps.end(), back.considered.begin(), back.considered.end());
  back.considered.clear();
  std::sort(back.taps.begin(), back.taps.end(), [](const Tap& a, const Tap& b) { return a.out < b.out; });
  return back;
}

}  // namespace

Op max_unpool() {
  Op op = make_op(
      Declare<MaxUnpool>(
          "max_unpool", "Max unpooling",
          "Each input cell goes back to the place that the pooling's switch remembers; all other cells are 0. Where two go to "
          "one place, the later in reading order stays.")
          .per_axis("kernel", &MaxUnpool::kernel, 1, 16, {"cells", "Size of the window that was pooled."})
          .per_axis("stride", &MaxUnpool::stride, 0, 16,
                    {"cells", "Distance between the windows that were pooled; 0 means as far as the kernel is long."})
          .per_edge("padding", &MaxUnpool::padding, 0, 64, {"cells", "Padding that the pooling added at each edge."})
          .per_axis("output_size", &MaxUnpool::output_size, 0, 4096,
                    {"cells",
                     "Size of the output, where several sizes pool to the same; 0 means the smallest that kernel, stride and "
                     "padding allow."})
          .source("Zeiler & Fergus 2014, arXiv 1311.2901; sizes and repeated switches as in PyTorch's MaxUnpool2d."),
      "if(output_size > 0, output_size, (in - 1) * if(stride > 0, stride, kernel) - padding_begin - padding_end + kernel)",
      "in_channels", put_back);
  op.needs_switches = true;
  op.backward = read_back;
  return op;
}

}  // namespace upstamp
