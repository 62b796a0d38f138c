#include "op/pointwise.h"

namespace upstamp {
namespace {

struct LeakyRelu {
  double negative_slope = 0.01;
};

Curve bend(const LeakyRelu& here) {
  const double leak = here.negative_slope;
  return {"leaky_relu", [leak](double x) { return x < 0 ? leak * x : x; }, [leak](double x) { return x > 0 ? 1 : leak; }};
}

}  // namespace

Op leaky_relu() {
  return make_curve(Declare<LeakyRelu>("leaky_relu", "Leaky ReLU", "Negative numbers become small, all others stay.")
                        .real("negative_slope", &LeakyRelu::negative_slope, 0, 1,
                              {"times", "What negative numbers are multiplied by: 0.01 in PyTorch, 0.2 in DCGAN."})
                        .source("Maas et al. 2013; the slope at 0 is taken as that of the negative side, as PyTorch does."),
                    bend);
}

}  // namespace upstamp
