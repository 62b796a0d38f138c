#include "view/way_back.h"

#include <cmath>
#include <set>

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// What a curve does to a small change, by output cell; empty without one.
std::vector<double> slopes_of(const LayerStudy& layer) {
  std::vector<double> slopes;
  if (!layer.curve.value) return slopes;
  for (const double sum : apply_wiring(layer.wiring, layer.x, layer.w).values) slopes.push_back(layer.curve.slope(sum));
  return slopes;
}

// Where an op sends back more than it passed on, the rest of it, as (input cell, output cell) in a tap's out and in.
std::vector<Tap> only_back(const LayerStudy& layer) {
  if (!layer.op->backward || layer.wiring.considered.empty()) return {};
  std::set<std::pair<int, int>> passed;
  for (const Tap& tap : layer.wiring.taps) passed.insert({tap.in, tap.out});
  std::vector<Tap> more;
  for (const Tap& tap : backward(*layer.op, layer.wiring).taps)
    if (!passed.contains({tap.out, tap.in})) more.push_back(tap);
  return more;
}

}  // namespace

WayBack way_back(const Stage& stage, const Straight& straight, Tensor error) {
  const LayerStudy& layer = stage.layer;
  WayBack way{std::move(error), Tensor(layer.wiring.in), layer.wiring.weight.cells() > 0 ? Tensor(layer.wiring.weight) : Tensor(),
              std::vector<int>(layer.x.values.size()), Tensor(layer.wiring.out)};
  const std::vector<double> slopes = slopes_of(layer);
  const auto add = [&](const Tap& tap, double share) {
    const double slope = share * tap.gain * (slopes.empty() ? 1 : slopes[at(tap.out)]);
    const double factor = slope * (tap.weight < 0 ? 1 : layer.w[tap.weight]), back = factor * way.error[tap.out];
    way.x[tap.in] += back;
    way.sums[tap.out] += factor * layer.x[tap.in];
    way.largest_term = std::max(way.largest_term, std::fabs(back * layer.x[tap.in]));
    if (tap.weight >= 0) way.w[tap.weight] += slope * layer.x[tap.in] * way.error[tap.out];
    if (share > 0) ++way.counts[at(tap.in)];
  };
  for (const Tap& tap : stage.moment.done) add(tap, 1);
  for (const Tap& tap : stage.moment.now) add(tap, stage.motion.count);
  for (const Tap& tap : only_back(layer)) {
    way.is_transpose = false;
    const int played = stage.scatter() ? tap.out : tap.in;
    const double share = played < stage.moment.finished ? 1 : stage.playing(played) ? stage.motion.count : 0;
    if (share == 0) continue;
    way.x[tap.out] += share * way.error[tap.in];
    ++way.counts[at(tap.out)];
  }
  for (const Offset& offset : straight.wiring().offsets)
    if (offset.weight >= 0 && is_finished(stage.moment, offset.out, stage.motion.count))
      way.w[offset.weight] += offset.gain * way.error[offset.out];
  for (std::size_t cell = 0; cell < way.x.values.size(); ++cell) way.back += layer.x.values[cell] * way.x.values[cell];
  for (std::size_t cell = 0; cell < way.sums.values.size(); ++cell) way.forth += way.sums.values[cell] * way.error.values[cell];
  return way;
}

bool products_agree(const WayBack& way) {
  const double terms = static_cast<double>(way.x.values.size() + way.sums.values.size());
  return std::fabs(way.forth - way.back) <= 1e-14 * terms * std::max(way.largest_term, 1e-300);
}

std::vector<int> uses_of_inputs(const Wiring& wiring) {
  std::vector<int> uses(static_cast<std::size_t>(wiring.in.cells()));
  for (const Tap& tap : wiring.taps) ++uses[at(tap.in)];
  return uses;
}

}  // namespace upstamp
