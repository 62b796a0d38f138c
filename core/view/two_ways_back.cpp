#include "view/two_ways_back.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "op/matrix.h"

namespace upstamp {
namespace {

double largest_magnitude(const Tensor& tensor) {
  double largest = 0;
  for (const double value : tensor.values)
    if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
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
    if (!std::isfinite(difference)) {
      found.difference.values[cell] = difference;
      found.largest = std::numeric_limits<double>::infinity();
      ++found.differing;
      continue;
    }
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

double weight_of(const LayerStudy& layer, const Tap& tap) { return tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]); }

// Sums of the squares in the rows and columns of C, and whether any has two numbers that are not 0.
struct Squares {
  std::vector<double> rows, columns;
  bool shared_rows = false, shared_columns = false;
};

Squares squares_of(const LayerStudy& layer) {
  Squares squares{std::vector<double>(layer.y.values.size()), std::vector<double>(layer.x.values.size())};
  std::vector<int> uses(squares.columns.size());
  for (std::size_t out = 0; out < squares.rows.size(); ++out) {
    // Several products of the same two cells are one entry.
    std::vector<std::pair<int, double>> row;
    for (const int place : layer.by_output.of(static_cast<int>(out))) {
      const Tap& tap = layer.wiring.taps[static_cast<std::size_t>(place)];
      row.push_back({tap.in, weight_of(layer, tap)});
    }
    std::sort(row.begin(), row.end());
    int entries = 0;
    for (std::size_t i = 0; i < row.size();) {
      const int in = row[i].first;
      double entry = 0;
      for (; i < row.size() && row[i].first == in; ++i) entry += row[i].second;
      if (entry == 0) continue;
      squares.rows[out] += entry * entry, squares.columns[static_cast<std::size_t>(in)] += entry * entry;
      squares.shared_rows = squares.shared_rows || ++entries > 1;
      squares.shared_columns = squares.shared_columns || ++uses[static_cast<std::size_t>(in)] > 1;
    }
  }
  return squares;
}

bool near(double a, double b) { return std::fabs(a - b) <= rounding * std::max(std::fabs(a), std::fabs(b)); }

bool only_ones_and_zeros(const std::vector<double>& squares) {
  return std::all_of(squares.begin(), squares.end(), [](double square) { return square == 0 || near(square, 1); });
}

void tell_structure(const LayerStudy& layer, TwoWaysBack& ways) {
  const Squares squares = squares_of(layer);
  ways.apart = !squares.shared_rows;
  ways.same =
      (ways.apart && only_ones_and_zeros(squares.columns)) || (!squares.shared_columns && only_ones_and_zeros(squares.rows));
  const double first = squares.columns.front();
  if (ways.apart && first > 0 &&
      std::all_of(squares.columns.begin(), squares.columns.end(), [first](double square) { return near(square, first); }))
    ways.factor = first;
  std::vector<char> used(squares.columns.size());
  for (const Tap& tap : layer.wiring.taps) {
    used[static_cast<std::size_t>(tap.in)] = 1;
    if (tap.in == 0) ways.first_weights.push_back(weight_of(layer, tap));
  }
  ways.lost = static_cast<int>(std::count(used.begin(), used.end(), 0));
}

}  // namespace

TwoWaysBack two_ways_back(const LayerStudy& layer) {
  const Wiring& wiring = layer.wiring;
  TwoWaysBack ways;
  ways.y = Tensor(wiring.out);
  for (const Tap& tap : wiring.taps) ways.y[tap.out] += weight_of(layer, tap) * layer.x[tap.in];
  ways.transpose = held_against(layer.x, input_gradient(wiring, layer.w, ways.y));
  tell_structure(layer, ways);
  if (!quickly_recovered(wiring)) return ways;
  Wiring without = wiring;
  without.offsets.clear();
  Recovered solved = recovered(without, layer.w, ways.y);
  ways.rank = solved.rank;
  ways.inverse = held_against(layer.x, std::move(solved.x));
  return ways;
}

}  // namespace upstamp
