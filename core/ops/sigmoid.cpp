#include <cmath>

#include "op/pointwise.h"

namespace upstamp {
namespace {

struct Sigmoid {};

// The exponential is only taken of numbers below 0, where it cannot overflow.
double squashed(double x) {
  const double power = std::exp(-std::fabs(x));
  return x < 0 ? power / (1 + power) : 1 / (1 + power);
}
double slope(double x) { return squashed(x) * squashed(-x); }

Curve bend(const Sigmoid&) { return {"sigmoid", squashed, slope}; }

}  // namespace

Op sigmoid() {
  return make_curve(Declare<Sigmoid>("sigmoid", "Sigmoid", "Squashes every number into the range from 0 to 1.")
                        .source("The logistic function 1 / (1 + exp(-x)), Verhulst 1845."),
                    bend);
}

}  // namespace upstamp
