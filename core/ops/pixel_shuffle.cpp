#include "op/blocks.h"
#include "op/op.h"

namespace upstamp {
namespace {

struct PixelShuffle {
  PerAxis factor = 2;
};

Wiring spread(const PixelShuffle& here, Wiring wiring, const Inputs&) {
  connect_blocks(wiring, here.factor, BlockOrder::neighbouring, true);
  return wiring;
}

}  // namespace

Op pixel_shuffle() {
  return make_op(
      Declare<PixelShuffle>("pixel_shuffle", "Pixel shuffle",
                            "Cells of neighbouring channels move into one channel, side by side as a block: the picture grows "
                            "and no number changes.")
          .per_axis("factor", &PixelShuffle::factor, 1, 8, {"times", "How many times larger the output is; the size of a block."})
          .rule("in_channels % (factor_rows * factor_columns) == 0",
                "The input's channels must divide evenly into blocks, one channel for each cell of a block.")
          .source("Shi et al. 2016, arXiv 1609.05158; PyTorch's PixelShuffle, whose upscale_factor is the same on both axes."),
      "in * factor", "in_channels // (factor_rows * factor_columns)", spread);
}

}  // namespace upstamp
