#include "op/op.h"

namespace upstamp {
namespace {

struct BedOfNails {
  PerAxis stride = 2, position = 0;
};

Wiring drive_in(const BedOfNails& here, Wiring wiring, const Inputs&) {
  const int cells = static_cast<int>(wiring.in.cells());
  reserve_taps(wiring, cells);
  for (int cell = 0; cell < cells; ++cell) {
    const Position at = position(wiring.in, cell);
    const int row = at.row * here.stride.rows + here.position.rows,
              column = at.column * here.stride.columns + here.position.columns;
    wiring.taps.push_back({wiring.out.index(at.channel, row, column), cell});
  }
  return wiring;
}

}  // namespace

Op bed_of_nails() {
  return make_op(
      Declare<BedOfNails>("bed_of_nails", "Bed of nails",
                          "Each input cell becomes a block of the output: its value stands in one cell, all others are 0.")
          .per_axis("stride", &BedOfNails::stride, 1, 8, {"cells", "Size of a block: the distance between neighbouring nails."})
          .per_axis("position", &BedOfNails::position, 0, 7,
                    {"cells", "Which cell of its block gets the value, counted from the top left; 0 is the first."})
          .rule("position < stride", "The value must stand inside its block.")
          .source(
              "Dosovitskiy et al. 2015, Learning to Generate Chairs, arXiv 1411.5928, section 3.2, which unpools into the top "
              "left cell of each block; also the zeros that a transposed convolution of that stride inserts."),
      "in * stride", "in_channels", drive_in);
}

}  // namespace upstamp
