#include "view/two_ways_back.h"

#include <cmath>

#include "op/matrix.h"

namespace upstamp {
namespace {

double largest_magnitude(const Tensor& tensor) {
  double largest = 0;
  for (const double value : tensor.values) largest = std::max(largest, std::fabs(value));
  return largest;
}

// Below this share of the largest number a difference is what rounding leaves.
constexpr double rounding = 1e-9;

Return held_against(const Tensor& x, Tensor back) {
  Return found{std::move(back), Tensor(x.shape)};
  const double least = rounding * std::max(largest_magnitude(x), largest_magnitude(found.x));
  for (std::size_t cell = 0; cell < x.values.size(); ++cell) {
    double& value = found.x.values[cell];
    // So that nothing looks like a power of ten that is 0.
    if (std::fabs(value) <= least) value = 0;
    const double difference = value - x.values[cell];
    if (std::fabs(difference) <= least) {
      value = x.values[cell];
      continue;
    }
    found.difference.values[cell] = difference;
    found.largest = std::max(found.largest, std::fabs(difference));
    ++found.differing;
  }
  return found;
}

std::optional<double> common_factor(const Tensor& x, const Tensor& back) {
  const double largest = largest_magnitude(x);
  if (!(largest > 0)) return std::nullopt;
  std::size_t top = 0;
  for (std::size_t cell = 0; cell < x.values.size(); ++cell)
    if (std::fabs(x.values[cell]) == largest) top = cell;
  const double factor = back.values[top] / x.values[top];
  for (std::size_t cell = 0; cell < x.values.size(); ++cell)
    if (!(std::fabs(back.values[cell] - factor * x.values[cell]) <= rounding * std::max(1.0, std::fabs(factor)) * largest))
      return std::nullopt;
  return factor;
}

}  // namespace

TwoWaysBack two_ways_back(const LayerStudy& layer) {
  const Wiring& wiring = layer.wiring;
  TwoWaysBack ways;
  ways.y = Tensor(wiring.out);
  for (const Tap& tap : wiring.taps) ways.y[tap.out] += tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]) * layer.x[tap.in];
  ways.transpose = held_against(layer.x, input_gradient(wiring, layer.w, ways.y));
  ways.factor = common_factor(layer.x, ways.transpose.x);
  if (entry_count(wiring) > static_cast<double>(most_entries)) return ways;
  Wiring without = wiring;
  without.offsets.clear();
  Recovered solved = recovered(without, layer.w, ways.y);
  ways.rank = solved.rank;
  ways.inverse = held_against(layer.x, std::move(solved.x));
  return ways;
}

}  // namespace upstamp
