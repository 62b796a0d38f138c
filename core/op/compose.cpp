// Two wirings joined on the cells between them.
#include <algorithm>
#include <limits>

#include "base/error.h"
#include "base/text.h"
#include "op/wiring.h"

namespace upstamp {
namespace {

// Joining walks every path through the middle once; beyond this many a person would wait for seconds.
constexpr double most_paths = 100'000'000;

double folded(int weight, double gain, const Tensor& w) { return weight < 0 ? gain : gain * w[weight]; }

void expect_weights(const Wiring& wiring, const Tensor& w) {
  if (wiring.weight.cells() > 0 && w.shape != wiring.weight)
    throw Error("The weights should be " + shape_text(wiring.weight) + ", but are " + shape_text(w.shape) + ".");
}

void expect_joinable(const Wiring& first, const Wiring& second, const TapsByOutput& first_sorted) {
  if (first.out != second.in)
    throw Error("Two layers can only be seen as one when they fit: the first gives " + shape_text(first.out) +
                ", the second takes " + shape_text(second.in) + ".");
  double paths = 0;
  for (const Tap& tap : second.taps) paths += static_cast<double>(first_sorted.of(tap.in).size());
  if (paths > most_paths)
    throw Error("Seen as one, these layers have " + rounded_text(paths, 0) + " paths; at most " + rounded_text(most_paths, 0) +
                " can be followed. Make the input smaller.");
}

// What reaches one output cell, collected by input cell.
struct Row {
  explicit Row(const Shape& in) : gains(static_cast<std::size_t>(in.cells())), paths(static_cast<std::size_t>(in.cells())) {}
  std::vector<double> gains;
  std::vector<int> paths;
  std::vector<int> touched;

  void add(int in, double gain, int ways) {
    const auto at = static_cast<std::size_t>(in);
    if (paths[at] == 0) touched.push_back(in);
    paths[at] = ways > std::numeric_limits<int>::max() - paths[at] ? std::numeric_limits<int>::max() : paths[at] + ways;
    gains[at] += gain;
  }
  void move_to(int out, Composed& composed) {
    if (static_cast<std::int64_t>(composed.wiring.taps.size() + touched.size()) > most_taps)
      throw Error("Seen as one, these layers have more than " + std::to_string(most_taps) +
                  " connections. Make the input smaller.");
    std::sort(touched.begin(), touched.end());
    for (const int in : touched) {
      const auto at = static_cast<std::size_t>(in);
      composed.wiring.taps.push_back({out, in, -1, gains[at]});
      composed.paths.push_back(paths[at]);
      gains[at] = 0, paths[at] = 0;
    }
    touched.clear();
  }
};

std::vector<Offset> joined_offsets(const Wiring& first, const Tensor& first_weight, const Wiring& second,
                                   const Tensor& second_weight) {
  if (first.offsets.empty() && second.offsets.empty()) return {};
  std::vector<double> middle(static_cast<std::size_t>(first.out.cells())), sums(static_cast<std::size_t>(second.out.cells()));
  for (const Offset& offset : first.offsets)
    middle[static_cast<std::size_t>(offset.out)] += folded(offset.weight, offset.gain, first_weight);
  for (const Tap& tap : second.taps)
    sums[static_cast<std::size_t>(tap.out)] +=
        folded(tap.weight, tap.gain, second_weight) * middle[static_cast<std::size_t>(tap.in)];
  for (const Offset& offset : second.offsets)
    sums[static_cast<std::size_t>(offset.out)] += folded(offset.weight, offset.gain, second_weight);
  std::vector<Offset> offsets;
  for (std::size_t out = 0; out < sums.size(); ++out) offsets.push_back({static_cast<int>(out), -1, sums[out]});
  return offsets;
}

// `ways` are those that each tap of the first stands for; empty when each is one.
Composed joined(const Wiring& first, const std::vector<int>& ways, const Tensor& first_weight, const Wiring& second,
                const Tensor& second_weight) {
  expect_weights(first, first_weight);
  expect_weights(second, second_weight);
  const TapsByOutput early = by_output(first), late = by_output(second);
  expect_joinable(first, second, early);
  Composed composed;
  composed.wiring.in = first.in;
  composed.wiring.out = second.out;
  composed.wiring.weight = no_weights;
  Row row(first.in);
  for (int out = 0; out < static_cast<int>(second.out.cells()); ++out) {
    for (const int late_place : late.of(out)) {
      const Tap& tap = second.taps[static_cast<std::size_t>(late_place)];
      const double gain = folded(tap.weight, tap.gain, second_weight);
      for (const int place : early.of(tap.in)) {
        const Tap& before = first.taps[static_cast<std::size_t>(place)];
        row.add(before.in, gain * folded(before.weight, before.gain, first_weight),
                ways.empty() ? 1 : ways[static_cast<std::size_t>(place)]);
      }
    }
    row.move_to(out, composed);
  }
  composed.wiring.offsets = joined_offsets(first, first_weight, second, second_weight);
  return composed;
}

}  // namespace

Composed compose(const Wiring& first, const Tensor& first_weight, const Wiring& second, const Tensor& second_weight) {
  return joined(first, {}, first_weight, second, second_weight);
}

Composed compose(const Composed& first, const Wiring& second, const Tensor& second_weight) {
  return joined(first.wiring, first.paths, Tensor(), second, second_weight);
}

}  // namespace upstamp
