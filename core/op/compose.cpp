// Two wirings joined on the cells between them.
#include <limits>
#include <numeric>

#include "base/error.h"
#include "base/text.h"
#include "op/wiring.h"

namespace upstamp {
namespace {

// Joining walks every path through the middle once; beyond this many a person would wait for seconds.
constexpr double most_paths = 100'000'000;

double folded(int weight, double gain, const Tensor& w) { return weight < 0 ? gain : gain * w[weight]; }

// Taps sorted by output cell: those of cell o are taps[starts[o]] up to taps[starts[o + 1]].
struct ByOutput {
  std::vector<int> starts;
  std::vector<const Tap*> taps;
};

ByOutput by_output(const Wiring& wiring) {
  ByOutput sorted;
  sorted.starts.assign(static_cast<std::size_t>(wiring.out.cells()) + 1, 0);
  sorted.taps.resize(wiring.taps.size());
  for (const Tap& tap : wiring.taps) ++sorted.starts[static_cast<std::size_t>(tap.out) + 1];
  std::partial_sum(sorted.starts.begin(), sorted.starts.end(), sorted.starts.begin());
  std::vector<int> next(sorted.starts.begin(), sorted.starts.end() - 1);
  for (const Tap& tap : wiring.taps) sorted.taps[static_cast<std::size_t>(next[static_cast<std::size_t>(tap.out)]++)] = &tap;
  return sorted;
}

std::span<const Tap* const> taps_of(const ByOutput& sorted, int cell) {
  const auto start = static_cast<std::size_t>(sorted.starts[static_cast<std::size_t>(cell)]);
  const auto end = static_cast<std::size_t>(sorted.starts[static_cast<std::size_t>(cell) + 1]);
  return std::span(sorted.taps).subspan(start, end - start);
}

void expect_weights(const Wiring& wiring, const Tensor& w) {
  if (wiring.weight.cells() > 0 && w.shape != wiring.weight)
    throw Error("The weights should be " + shape_text(wiring.weight) + ", but are " + shape_text(w.shape) + ".");
}

void expect_joinable(const Wiring& first, const Wiring& second, const ByOutput& first_sorted) {
  if (first.out != second.in)
    throw Error("Two layers can only be seen as one when they fit: the first gives " + shape_text(first.out) +
                ", the second takes " + shape_text(second.in) + ".");
  double paths = 0;
  for (const Tap& tap : second.taps) paths += static_cast<double>(taps_of(first_sorted, tap.in).size());
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
  const ByOutput early = by_output(first), late = by_output(second);
  expect_joinable(first, second, early);
  Composed composed;
  composed.wiring.in = first.in;
  composed.wiring.out = second.out;
  composed.wiring.weight = no_weights;
  Row row(first.in);
  for (int out = 0; out < static_cast<int>(second.out.cells()); ++out) {
    for (const Tap* tap : taps_of(late, out)) {
      const double gain = folded(tap->weight, tap->gain, second_weight);
      for (const Tap* before : taps_of(early, tap->in))
        row.add(before->in, gain * folded(before->weight, before->gain, first_weight),
                ways.empty() ? 1 : ways[static_cast<std::size_t>(before - first.taps.data())]);
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
