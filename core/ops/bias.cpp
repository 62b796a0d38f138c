#include "op/op.h"

namespace upstamp {
namespace {

struct Bias {};

// One number per channel; all other sides are 1.
Shape weight(const Bias&, Shape in) { return {1, in.channels, 1, 1}; }

Wiring shift(const Bias&, Wiring wiring, const Inputs&) {
  const int cells = static_cast<int>(wiring.in.cells()), plane = static_cast<int>(wiring.in.plane());
  reserve_taps(wiring, cells);
  wiring.offsets.reserve(static_cast<std::size_t>(cells));
  for (int cell = 0; cell < cells; ++cell) {
    wiring.taps.push_back({cell, cell});
    wiring.offsets.push_back({cell, cell / plane});
  }
  return wiring;
}

}  // namespace

Op bias() {
  Op op = make_op(Declare<Bias>("bias", "Bias", "Adds one learned number to every cell of a channel.")
                      .source("The bias term of a layer, taken out of the convolution so that it can be seen by itself."),
                  "in", "in_channels", shift, weight);
  op.kind = Kind::pointwise;
  op.weight_title = "Bias";
  op.weight_note = "one for each channel";
  return op;
}

}  // namespace upstamp
