#include <cmath>

#include "op/pointwise.h"

namespace upstamp {
namespace {

struct Tanh {};

double squashed(double x) { return std::tanh(x); }
// Of the hyperbolic cosine, because 1 - tanh² would lose all digits far from 0.
double slope(double x) {
  const double width = std::cosh(x);
  return 1 / width / width;
}

Curve bend(const Tanh&) { return {"tanh", squashed, slope}; }

}  // namespace

Op tanh() {
  return make_curve(
      Declare<Tanh>("tanh", "Tanh", "Squashes every number into the range from -1 to 1, 0 stays 0.")
          .source("The hyperbolic tangent; the last layer of DCGAN's generator, Radford et al. 2015, arXiv 1511.06434."),
      bend);
}

}  // namespace upstamp
