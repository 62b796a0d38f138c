#include "op/op.h"
#include "op/sliding.h"

namespace upstamp {
namespace {

struct AveragePool {
  PerAxis kernel = 2, stride = 0;
  PerEdge padding = 0;
  PerAxis dilation = 1;
  bool ceil_mode = false, count_include_pad = true;
};

// Cells of the window that count along one axis: all that lie on the input, with padding those on the padding too, but never what
// hangs over the end in ceil_mode.
int counted_cells(const AveragePool& here, const Wiring& wiring, Axis axis, int window) {
  const Sliding& sliding = *wiring.sliding;
  const int padding = here.count_include_pad ? here.padding.end(axis) : 0;
  const KernelRange on_input = kernel_range(sliding, axis, window, wiring.in.along(axis) + padding);
  return here.count_include_pad ? on_input.end : on_input.end - on_input.first;
}

Wiring average(const AveragePool& here, Wiring wiring, const Inputs&) {
  const PerAxis stride(here.stride.rows > 0 ? here.stride.rows : here.kernel.rows,
                       here.stride.columns > 0 ? here.stride.columns : here.kernel.columns);
  wiring.sliding = Sliding{false, here.kernel, stride, here.dilation, here.padding};
  reserve_taps(wiring,
               wiring.out.channels *
                   static_cast<double>(contact_count(*wiring.sliding, Axis::rows, wiring.out.rows, wiring.in.rows)) *
                   static_cast<double>(contact_count(*wiring.sliding, Axis::columns, wiring.out.columns, wiring.in.columns)));
  for (int cell = 0; cell < static_cast<int>(wiring.out.cells()); ++cell) {
    const Position at = position(wiring.out, cell);
    const int counted = counted_cells(here, wiring, Axis::rows, at.row) * counted_cells(here, wiring, Axis::columns, at.column);
    const double share = 1.0 / std::max(1, counted);  // a window of padding alone may count no cell, and then has none
    each_contact(*wiring.sliding, at.row, at.column, wiring.in, [&](int, int, int row, int column) {
      wiring.taps.push_back({cell, wiring.in.index(at.channel, row, column), -1, share});
    });
  }
  return wiring;
}

}  // namespace

Op average_pool() {
  return make_op(
      Declare<AveragePool>("average_pool", "Average pooling", "Each output cell is the mean of its window.")
          .per_axis("kernel", &AveragePool::kernel, 1, 16, {"cells", "Size of the window."})
          .per_axis("stride", &AveragePool::stride, 0, 16,
                    {"cells", "How far the window moves from one output cell to the next; 0 means as far as the kernel is long."})
          .per_edge("padding", &AveragePool::padding, 0, 64, {"cells", "Zeros added around the input."})
          .per_axis("dilation", &AveragePool::dilation, 1, 8, {"cells", "Distance between neighbouring cells of the window."})
          .toggle("ceil_mode", &AveragePool::ceil_mode, "Whether a last window that hangs over the end of the input is kept.")
          .toggle("count_include_pad", &AveragePool::count_include_pad,
                  "Whether the padding's zeros count as cells when the sum is divided; what hangs over the end never does.")
          .source("Dumoulin & Visin 2016, arXiv 1603.07285, section 3; sizes and divisors as in PyTorch's AvgPool2d, dilation as "
                  "in ONNX AveragePool."),
      pooled_length, "in_channels", average);
}

}  // namespace upstamp
