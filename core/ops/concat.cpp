#include "op/pointwise.h"

namespace upstamp {
namespace {

struct Concat {};

Wiring pass(const Concat&, Wiring wiring, const Inputs&) {
  connect_straight(wiring);
  return wiring;
}

}  // namespace

Op concat() {
  Op op =
      make_op(Declare<Concat>("concat", "Concatenation",
                              "The channels of an earlier layer are stacked below those of the layer before: a skip connection.")
                  .source("Ronneberger et al. 2015, U-Net, arXiv 1505.04597; torch.cat with dim=1. The input is both stacks of "
                          "channels, the layer before first."),
              "in", "in_channels", pass);
  op.kind = Kind::join;
  return op;
}

}  // namespace upstamp
