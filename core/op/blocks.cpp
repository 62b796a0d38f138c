#include "op/blocks.h"

namespace upstamp {

void connect_blocks(Wiring& wiring, PerAxis block, BlockOrder order, bool deep_is_input) {
  const Shape deep = deep_is_input ? wiring.in : wiring.out, wide = deep_is_input ? wiring.out : wiring.in;
  const int places = block.rows * block.columns;
  reserve_taps(wiring, static_cast<double>(wide.cells()));
  for (int cell = 0; cell < static_cast<int>(wide.cells()); ++cell) {
    const Position at = position(wide, cell);
    const int place = at.row % block.rows * block.columns + at.column % block.columns;
    const int channel = order == BlockOrder::neighbouring ? at.channel * places + place : place * wide.channels + at.channel;
    const int deep_cell = deep.index(channel, at.row / block.rows, at.column / block.columns);
    wiring.taps.push_back(deep_is_input ? Tap{cell, deep_cell} : Tap{deep_cell, cell});
  }
}

}  // namespace upstamp
