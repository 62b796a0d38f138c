// Rearranging between two sides that hold the same numbers: a deep one with many channels, and a wide one where the channels of
// one place have become a block of cells. Pixel shuffle, depth to space and their inverses are all made of this.
#pragma once
#include "op/wiring.h"

namespace upstamp {

// Which of the deep side's channels make up the block of one wide channel.
enum class BlockOrder {
  neighbouring,  // channel c * block + k: the block's cells are neighbours (PyTorch; ONNX calls it CRD)
  interleaved,   // channel k * channels + c: the channels are neighbours (TensorFlow; ONNX calls it DCR)
};

// The wide side has block.rows times the rows and block.columns times the columns of the deep one.
void connect_blocks(Wiring&, PerAxis block, BlockOrder, bool deep_is_input);

}  // namespace upstamp
