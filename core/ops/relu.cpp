#include "op/pointwise.h"

namespace upstamp {
namespace {

struct Relu {};

// Not max(x, 0), which would lose a NaN.
double kept(double x) { return x < 0 ? 0 : x; }
double slope(double x) { return x > 0 ? 1 : 0; }

Curve bend(const Relu&) { return {"relu", kept, slope}; }

}  // namespace

Op relu() {
  return make_curve(Declare<Relu>("relu", "ReLU", "Negative numbers become 0, all others stay (rectified linear unit).")
                        .source("Nair & Hinton 2010; the slope at 0 is taken as 0, as PyTorch does."),
                    bend);
}

}  // namespace upstamp
