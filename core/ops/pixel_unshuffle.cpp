#include "op/blocks.h"
#include "op/op.h"

namespace upstamp {
namespace {

struct PixelUnshuffle {
  PerAxis factor = 2;
};

Wiring stack(const PixelUnshuffle& here, Wiring wiring, const Inputs&) {
  connect_blocks(wiring, here.factor, BlockOrder::neighbouring, false);
  return wiring;
}

}  // namespace

Op pixel_unshuffle() {
  return make_op(
      Declare<PixelUnshuffle>("pixel_unshuffle", "Pixel unshuffle",
                              "The cells of each block become channels, one after the other: the inverse of pixel shuffle.")
          .per_axis("factor", &PixelUnshuffle::factor, 1, 8,
                    {"times", "How many times smaller the output is; the size of a block."})
          .rule("in % factor == 0", "The input must divide evenly into blocks.")
          .source("PyTorch's PixelUnshuffle, whose downscale_factor is the same on both axes; the inverse of Shi et al. 2016, "
                  "arXiv 1609.05158."),
      "in // factor", "in_channels * factor_rows * factor_columns", stack);
}

}  // namespace upstamp
