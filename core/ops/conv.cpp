#include "op/op.h"
#include "op/sliding.h"

namespace upstamp {
namespace {

struct Conv {
  PerAxis kernel = 3, stride = 1;
  PerEdge padding;
  PerAxis dilation = 1;
  int out_channels = 1, groups = 1;
};

Shape weight(const Conv& here, Shape in) {
  return {here.out_channels, in.channels / here.groups, here.kernel.rows, here.kernel.columns};
}

Wiring slide(const Conv& here, Wiring wiring, const Inputs&) {
  connect_sliding(wiring, {false, here.kernel, here.stride, here.dilation, here.padding}, here.groups);
  return wiring;
}

}  // namespace

Op conv() {
  return make_op(
      Declare<Conv>(
          "conv", "Convolution",
          "The kernel slides over the input; each output cell is the sum of the input cells under the kernel, each times its "
          "weight.")
          .per_axis("kernel", &Conv::kernel, 1, 16, {"cells", "Size of the window that each output cell looks through."})
          .per_axis("stride", &Conv::stride, 1, 8,
                    {"cells", "How far the window moves on the input from one output cell to the next."})
          .per_edge("padding", &Conv::padding, -16, 64,
                    {"cells", "Zeros added around the input at each edge; a negative number cuts cells off instead."})
          .per_axis("dilation", &Conv::dilation, 1, 8, {"cells", "Distance between neighbouring cells of the window."})
          .count("out_channels", &Conv::out_channels, 1, 64,
                 {"channels", "Number of output channels, each with kernels of its own."})
          .count("groups", &Conv::groups, 1, 64,
                 {"groups", "Channels are split into this many groups, and no window sees another group."})
          .rule("in_channels % groups == 0", "The input's channels must divide evenly into the groups.")
          .rule("out_channels % groups == 0", "The output's channels must divide evenly into the groups.")
          .source(
              "Dumoulin & Visin 2016, arXiv 1603.07285, section 2; a cross-correlation with parameters as in PyTorch's Conv2d."),
      "(in + padding_begin + padding_end - dilation * (kernel - 1) - 1) // stride + 1", "out_channels", slide, weight);
}

}  // namespace upstamp
