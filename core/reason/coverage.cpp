#include "reason/coverage.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/error.h"

namespace upstamp {
namespace {

std::int64_t wrapped(std::int64_t place, std::int64_t period) {
  const std::int64_t rest = place % period;
  return rest < 0 ? rest + period : rest;
}

std::vector<std::int64_t> through(const Sliding& layer, Axis axis, const std::vector<std::int64_t>& before) {
  const std::int64_t stride = layer.stride.at(axis), period = static_cast<std::int64_t>(before.size());
  const bool stamps = layer.coarse_is_input;
  const std::int64_t length = stamps ? period * stride : period / std::gcd(period, stride);
  if (length > longest_period)
    throw Error("The overlap of these layers repeats only every " + std::to_string(length) + " cells; at most " +
                std::to_string(longest_period) + " are looked at. Take fewer layers or smaller strides.");
  std::vector<std::int64_t> counts(static_cast<std::size_t>(length));
  for (std::int64_t cell = 0; cell < length; ++cell)
    for (int kernel = 0; kernel < layer.kernel.at(axis); ++kernel) {
      const std::int64_t reach = std::int64_t{kernel} * layer.dilation.at(axis);
      const std::int64_t sheet =
          stamps ? cell + layer.padding.begin(axis) - reach : cell * stride + reach - layer.padding.begin(axis);
      if (stamps && wrapped(sheet, stride) != 0) continue;
      const std::int64_t from = stamps ? wrapped(sheet, length) / stride : wrapped(sheet, period);
      counts[static_cast<std::size_t>(cell)] += before[static_cast<std::size_t>(from)];
    }
  return counts;
}

template <class Count>
double ratio_of(std::span<const Count> counts) {
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  if (*least == 0) return std::numeric_limits<double>::infinity();
  return static_cast<double>(*most) / static_cast<double>(*least);
}

}  // namespace

std::vector<std::int64_t> stacked_counts(std::span<const Sliding> layers, Axis axis) {
  std::vector<std::int64_t> counts{1};
  for (const Sliding& layer : layers) counts = through(layer, axis, counts);
  return counts;
}

double overlap_ratio(std::span<const int> counts) { return ratio_of(counts); }
double overlap_ratio(std::span<const std::int64_t> counts) { return ratio_of(counts); }
double overlap_ratio(const Sliding& sliding) {
  return overlap_ratio(phase_counts(sliding, Axis::rows)) * overlap_ratio(phase_counts(sliding, Axis::columns));
}

int empty_phases(const Sliding& sliding, Axis axis) {
  const std::vector<int> counts = phase_counts(sliding, axis);
  return static_cast<int>(std::count(counts.begin(), counts.end(), 0));
}

Tensor phase_sums(const Sliding& sliding, const Tensor& w, int in_channel, int out_channel) {
  Tensor sums(Shape{1, 1, sliding.stride.rows, sliding.stride.columns});
  for (int row = 0; row < sliding.kernel.rows; ++row)
    for (int column = 0; column < sliding.kernel.columns; ++column)
      sums.at(0, row * sliding.dilation.rows % sliding.stride.rows, column * sliding.dilation.columns % sliding.stride.columns) +=
          w[w.shape.index(in_channel, out_channel, row, column)];
  return sums;
}

}  // namespace upstamp
