#include "op/wiring.h"

#include <numeric>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {

static void expect_shape(const char* noun, const Shape& have, const Shape& wanted) {
  if (have != wanted)
    throw Error("The " + std::string(noun) + " should be " + shape_text(wanted) + ", but is " + shape_text(have) + ".");
}

static void expect_weights(const Wiring& wiring, const Tensor& w) {
  if (wiring.weight.cells() > 0) expect_shape("weights", w.shape, wiring.weight);
}

static double factor(int weight, double gain, const Tensor& w) { return weight < 0 ? gain : gain * w[weight]; }

void refuse_too_many_taps(double count) {
  if (!(count <= static_cast<double>(most_taps)))
    throw Error("This layer would have " + rounded_text(count, 0) + " connections; at most " + std::to_string(most_taps) +
                " can be held. Make the input or the kernel smaller, or take fewer channels.");
}

void reserve_taps(Wiring& wiring, double count) {
  refuse_too_many_taps(count);
  wiring.taps.reserve(static_cast<std::size_t>(count));
}

Tensor apply_wiring(const Wiring& wiring, const Tensor& x, const Tensor& w) {
  expect_shape("input", x.shape, wiring.in);
  expect_weights(wiring, w);
  Tensor y(wiring.out);
  for (const Tap& tap : wiring.taps) y[tap.out] += factor(tap.weight, tap.gain, w) * x[tap.in];
  for (const Offset& offset : wiring.offsets) y[offset.out] += factor(offset.weight, offset.gain, w);
  return y;
}

Tensor input_gradient(const Wiring& wiring, const Tensor& w, const Tensor& grad_y) {
  expect_shape("gradient", grad_y.shape, wiring.out);
  expect_weights(wiring, w);
  Tensor grad_x(wiring.in);
  for (const Tap& tap : wiring.taps) grad_x[tap.in] += factor(tap.weight, tap.gain, w) * grad_y[tap.out];
  return grad_x;
}

Tensor weight_gradient(const Wiring& wiring, const Tensor& x, const Tensor& grad_y) {
  expect_shape("input", x.shape, wiring.in);
  expect_shape("gradient", grad_y.shape, wiring.out);
  if (wiring.weight.cells() == 0) return Tensor();
  Tensor grad_w(wiring.weight);
  for (const Tap& tap : wiring.taps)
    if (tap.weight >= 0) grad_w[tap.weight] += tap.gain * x[tap.in] * grad_y[tap.out];
  for (const Offset& offset : wiring.offsets)
    if (offset.weight >= 0) grad_w[offset.weight] += offset.gain * grad_y[offset.out];
  return grad_w;
}

std::vector<int> overlap(const Wiring& wiring) {
  std::vector<int> counts(static_cast<std::size_t>(wiring.out.cells()));
  for (const Tap& tap : wiring.taps) ++counts[static_cast<std::size_t>(tap.out)];
  return counts;
}

TapsByOutput by_output(const Wiring& wiring) {
  TapsByOutput sorted;
  sorted.starts.assign(static_cast<std::size_t>(wiring.out.cells()) + 1, 0);
  for (const Tap& tap : wiring.taps) ++sorted.starts[static_cast<std::size_t>(tap.out) + 1];
  std::partial_sum(sorted.starts.begin(), sorted.starts.end(), sorted.starts.begin());
  std::vector<int> next(sorted.starts.begin(), sorted.starts.end() - 1);
  sorted.places.resize(wiring.taps.size());
  for (std::size_t i = 0; i < wiring.taps.size(); ++i)
    sorted.places[static_cast<std::size_t>(next[static_cast<std::size_t>(wiring.taps[i].out)]++)] = static_cast<int>(i);
  return sorted;
}

Wiring transpose(const Wiring& wiring) {
  Wiring back = wiring;
  std::swap(back.in, back.out);
  for (Tap& tap : back.taps) std::swap(tap.in, tap.out);
  for (Tap& tap : back.considered) std::swap(tap.in, tap.out);
  back.offsets.clear();
  if (back.sliding) back.sliding->coarse_is_input = !back.sliding->coarse_is_input;
  return back;
}

}  // namespace upstamp
