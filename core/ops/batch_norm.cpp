#include <cmath>

#include "op/op.h"

namespace upstamp {
namespace {

struct BatchNorm {
  double eps = 1e-5;
};

// The rows of w: a column for each channel.
enum Statistic { gamma, beta, mean, variance, statistics };

Shape weight(const BatchNorm&, Shape in) { return {1, 1, statistics, in.channels}; }

Wiring normalise(const BatchNorm& here, Wiring wiring, const Inputs& inputs) {
  const Tensor& w = *inputs.w;
  const int cells = static_cast<int>(wiring.in.cells()), plane = static_cast<int>(wiring.in.plane());
  reserve_taps(wiring, cells);
  wiring.offsets.reserve(2 * static_cast<std::size_t>(cells));
  for (int cell = 0; cell < cells; ++cell) {
    const int channel = cell / plane;
    const double spread = w.at(0, variance, channel);
    if (!(spread >= 0))
      throw Error("The variance of channel " + std::to_string(channel) + " is " + number_text(spread) +
                  ", but a variance is never negative. Set w[3," + std::to_string(channel) + "] to 0 or more.");
    const int scale = w.shape.index(0, gamma, channel);
    const double shrink = 1 / std::sqrt(spread + here.eps);
    wiring.taps.push_back({cell, cell, scale, shrink});
    if (w.at(0, mean, channel) != 0) wiring.offsets.push_back({cell, scale, -w.at(0, mean, channel) * shrink});
    wiring.offsets.push_back({cell, w.shape.index(0, beta, channel), 1});
  }
  return wiring;
}

}  // namespace

Op batch_norm() {
  Op op = make_op(
      Declare<BatchNorm>("batch_norm", "Batch normalisation",
                         "Each channel is shifted by its mean, divided by its spread, then scaled by gamma and shifted by beta, "
                         "with the statistics that training has left behind.")
          .real("eps", &BatchNorm::eps, 1e-12, 1, {"squared", "Added to the variance, so that nothing is divided by 0."})
          .source(
              "Ioffe & Szegedy 2015, arXiv 1502.03167; PyTorch's BatchNorm2d in eval mode. The rows of w are gamma, beta, mean "
              "and variance; gradients flow to gamma and beta only."),
      "in", "in_channels", normalise, weight);
  op.kind = Kind::pointwise;
  op.needs_weights = true;
  op.weight_title = "Statistics";
  op.weight_note = "gamma, beta, mean, variance";
  return op;
}

}  // namespace upstamp
