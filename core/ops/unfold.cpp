#include "op/op.h"
#include "op/sliding.h"

namespace upstamp {
namespace {

struct Unfold {
  PerAxis kernel = 3, stride = 1;
  PerEdge padding = 0;
  PerAxis dilation = 1;
};

Wiring cut_out(const Unfold& here, Wiring wiring, const Inputs&) {
  connect_windows(wiring, {false, here.kernel, here.stride, here.dilation, here.padding});
  return wiring;
}

}  // namespace

Op unfold() {
  return make_op(
      Declare<Unfold>("unfold", "Unfold",
                      "The window of each place becomes a column of channels, so that a convolution turns into one product of "
                      "matrices (im2col). Places keep their rows and columns, which PyTorch writes one after the other.")
          .per_axis("kernel", &Unfold::kernel, 1, 16, {"cells", "Size of the window."})
          .per_axis("stride", &Unfold::stride, 1, 8, {"cells", "How far the window moves from one place to the next."})
          .per_edge("padding", &Unfold::padding, 0, 64, {"cells", "Zeros added around the input."})
          .per_axis("dilation", &Unfold::dilation, 1, 8, {"cells", "Distance between neighbouring cells of the window."})
          .source("PyTorch's Unfold: channel c * kernel_rows * kernel_columns + kernel cell, counted row by row."),
      "(in + padding_begin + padding_end - dilation * (kernel - 1) - 1) // stride + 1",
      "in_channels * kernel_rows * kernel_columns", cut_out);
}

}  // namespace upstamp
