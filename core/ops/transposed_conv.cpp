#include "op/op.h"
#include "op/sliding.h"

namespace upstamp {
namespace {

struct TransposedConv {
  PerAxis kernel = 3, stride = 2;
  PerEdge padding = 0;
  PerAxis output_padding = 0, dilation = 1;
  int out_channels = 1, groups = 1;
};

Shape weight(const TransposedConv& here, Shape in) {
  return {in.channels, here.out_channels / here.groups, here.kernel.rows, here.kernel.columns};
}

Wiring stamp(const TransposedConv& here, Wiring wiring, const Inputs&) {
  connect_sliding(wiring, {true, here.kernel, here.stride, here.dilation, here.padding}, here.groups);
  return wiring;
}

}  // namespace

Op transposed_conv() {
  return make_op(
      Declare<TransposedConv>(
          "transposed_conv", "Transposed convolution",
          "Each input cell stamps a copy of the kernel, scaled by the cell's value; stamps that overlap add up.")
          .per_axis("kernel", &TransposedConv::kernel, 1, 16, {"cells", "Size of the stamp that each input cell leaves."})
          .per_axis("stride", &TransposedConv::stride, 1, 8, {"cells", "Distance between neighbouring stamps on the output."})
          .per_edge(
              "padding", &TransposedConv::padding, -16, 64,
              {"cells", "How much of the stamped sheet is cut off at each edge; a negative number adds empty cells instead."})
          .per_axis(
              "output_padding", &TransposedConv::output_padding, 0, 16,
              {"cells", "Cells added at the bottom and right end; stamps that reach there are kept, else the cells stay empty."})
          .per_axis("dilation", &TransposedConv::dilation, 1, 8, {"cells", "Distance between neighbouring cells of the stamp."})
          .count("out_channels", &TransposedConv::out_channels, 1, 64,
                 {"channels", "Number of output channels, each with kernels of its own."})
          .count("groups", &TransposedConv::groups, 1, 64,
                 {"groups", "Channels are split into this many groups, and no stamp leaves its own group."})
          .rule("in_channels % groups == 0", "The input's channels must divide evenly into the groups.")
          .rule("out_channels % groups == 0", "The output's channels must divide evenly into the groups.")
          .source("Zeiler et al. 2010, Deconvolutional Networks; Dumoulin & Visin 2016, arXiv 1603.07285, section 4; parameters "
                  "as in "
                  "PyTorch's ConvTranspose2d."),
      "(in - 1) * stride - padding_begin - padding_end + dilation * (kernel - 1) + output_padding + 1", "out_channels", stamp,
      weight);
}

}  // namespace upstamp
