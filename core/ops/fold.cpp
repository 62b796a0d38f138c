#include "op/op.h"
#include "op/sliding.h"

namespace upstamp {
namespace {

struct Fold {
  PerAxis kernel = 3, stride = 1;
  PerEdge padding = 0;
  PerAxis dilation = 1, output_size = 0;
};

Wiring lay_back(const Fold& here, Wiring wiring, const Inputs&) {
  connect_windows(wiring, {true, here.kernel, here.stride, here.dilation, here.padding});
  return wiring;
}

}  // namespace

Op fold() {
  return make_op(
      Declare<Fold>("fold", "Fold",
                    "Columns of channels are laid back as windows, and where windows overlap they add up (col2im): the transpose "
                    "of unfold, not its inverse. Places have rows and columns, which PyTorch writes one after the other.")
          .per_axis("kernel", &Fold::kernel, 1, 16, {"cells", "Size of the window."})
          .per_axis("stride", &Fold::stride, 1, 8, {"cells", "Distance between neighbouring windows on the output."})
          .per_edge("padding", &Fold::padding, 0, 64, {"cells", "How much is cut off at each edge."})
          .per_axis("dilation", &Fold::dilation, 1, 8, {"cells", "Distance between neighbouring cells of the window."})
          .per_axis("output_size", &Fold::output_size, 0, 4096,
                    {"cells", "Size of the output, where several sizes unfold to the same; 0 means the smallest."})
          .rule("in_channels % (kernel_rows * kernel_columns) == 0",
                "The input's channels must divide evenly into windows, one channel for each cell of a window.")
          .rule("output_size == 0 or "
                "(output_size + padding_begin + padding_end - dilation * (kernel - 1) - 1) // stride + 1 == in",
                "The output must have as many windows as the input has places.")
          .source("PyTorch's Fold; ONNX Col2Im."),
      "if(output_size > 0, output_size, (in - 1) * stride - padding_begin - padding_end + dilation * (kernel - 1) + 1)",
      "in_channels // (kernel_rows * kernel_columns)", lay_back);
}

}  // namespace upstamp
