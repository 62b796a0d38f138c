#include "op/blocks.h"
#include "op/op.h"

namespace upstamp {
namespace {

struct DepthToSpace {
  PerAxis block_size = 2;
  std::string mode = "DCR";
};

Wiring spread(const DepthToSpace& here, Wiring wiring, const Inputs&) {
  connect_blocks(wiring, here.block_size, here.mode == "DCR" ? BlockOrder::interleaved : BlockOrder::neighbouring, true);
  return wiring;
}

}  // namespace

Op depth_to_space() {
  return make_op(
      Declare<DepthToSpace>("depth_to_space", "Depth to space",
                            "The channels of one place become a block of cells; the mode says which channel goes where.")
          .per_axis("block_size", &DepthToSpace::block_size, 1, 8, {"cells", "Size of a block: how many times larger it gets."})
          .choice(
              "mode", &DepthToSpace::mode, {"DCR", "CRD"},
              "DCR takes channels that lie far apart, as many as the output has channels; CRD takes neighbouring channels, as "
              "pixel shuffle does.")
          .rule("in_channels % (block_size_rows * block_size_columns) == 0",
                "The input's channels must divide evenly into blocks, one channel for each cell of a block.")
          .source("ONNX DepthToSpace; TensorFlow's depth_to_space is DCR."),
      "in * block_size", "in_channels // (block_size_rows * block_size_columns)", spread);
}

}  // namespace upstamp
