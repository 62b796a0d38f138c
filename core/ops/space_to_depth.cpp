#include "op/blocks.h"
#include "op/op.h"

namespace upstamp {
namespace {

struct SpaceToDepth {
  PerAxis block_size = 2;
  std::string mode = "DCR";
};

Wiring stack(const SpaceToDepth& here, Wiring wiring, const Inputs&) {
  connect_blocks(wiring, here.block_size, here.mode == "DCR" ? BlockOrder::interleaved : BlockOrder::neighbouring, false);
  return wiring;
}

}  // namespace

Op space_to_depth() {
  return make_op(
      Declare<SpaceToDepth>("space_to_depth", "Space to depth",
                            "The cells of each block become channels: the inverse of depth to space with the same mode.")
          .per_axis("block_size", &SpaceToDepth::block_size, 1, 8, {"cells", "Size of a block: how many times smaller it gets."})
          .choice("mode", &SpaceToDepth::mode, {"DCR", "CRD"},
                  "DCR lays the channels of one cell side by side; CRD lays the cells of one channel side by side, as pixel "
                  "unshuffle does.")
          .rule("in % block_size == 0", "The input must divide evenly into blocks.")
          .source("ONNX SpaceToDepth and TensorFlow's space_to_depth, which both know DCR only."),
      "in // block_size", "in_channels * block_size_rows * block_size_columns", stack);
}

}  // namespace upstamp
