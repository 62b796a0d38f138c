#include "view/way_back.h"

#include <cmath>
#include <set>

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// What a curve does to a small change, by output cell.
Tensor slopes_of(const LayerStudy& layer) {
  if (!layer.curve.value) return {};
  Tensor slopes = apply_wiring(layer.wiring, layer.x, layer.w);
  for (double& value : slopes.values) value = layer.curve.slope(value);
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

void count_due(const LayerStudy& layer, const Wiring& wiring, WayBack& way) {
  for (const Tap& tap : layer.wiring.taps) {
    ++way.to_x.due[at(tap.in)];
    if (tap.weight >= 0) ++way.to_w.due[at(tap.weight)];
  }
  for (const Offset& offset : wiring.offsets)
    if (offset.weight >= 0) ++way.to_w.due[at(offset.weight)];
}

void send_back_the_rest(const Stage& stage, WayBack& way) {
  for (const Tap& tap : only_back(stage.layer)) {
    way.is_transpose = false;
    ++way.to_x.due[at(tap.out)];
    const int played = stage.scatter() ? tap.out : tap.in;
    if (stage.playing(played)) way.now.input[at(tap.out)] = way.now.output[at(tap.in)] = 1, ++way.now_count;
    const double share = played < stage.moment.finished ? 1 : stage.playing(played) ? stage.motion.count : 0;
    if (share == 0) continue;
    way.x[tap.out] += share * way.error[tap.in];
    ++way.to_x.come[at(tap.out)], way.used[at(tap.in)] = 1;
  }
}

// A constant's weight gets the error of its output cell when anything has come there, as the output gets the constant.
void send_to_constants(const Stage& stage, const Wiring& wiring, WayBack& way) {
  for (const Offset& offset : wiring.offsets) {
    const bool there = stage.partial.counts[at(offset.out)] > 0 || is_finished(stage.moment, offset.out, stage.motion.count);
    if (offset.weight < 0 || !there) continue;
    way.w[offset.weight] += offset.gain * way.error[offset.out];
    ++way.to_w.come[at(offset.weight)], way.used[at(offset.out)] = 1;
  }
}

}  // namespace

WayBack way_back(const Stage& stage, const Straight& straight, Tensor error) {
  const LayerStudy& layer = stage.layer;
  WayBack way;
  way.error = std::move(error), way.x = Tensor(layer.wiring.in), way.sums = Tensor(layer.wiring.out);
  if (layer.wiring.weight.cells() > 0) way.w = Tensor(layer.wiring.weight);
  const std::vector<int> no_products(layer.x.values.size()), none_of_weights(way.w.values.size());
  way.to_x = {no_products, no_products}, way.to_w = {none_of_weights, none_of_weights};
  way.used.resize(way.sums.values.size());
  way.now = stage.now, way.now_count = static_cast<int>(stage.moment.now.size());
  way.slopes = slopes_of(layer);
  count_due(layer, straight.wiring(), way);
  const auto add = [&](const Tap& tap, double share) {
    const double slope = share * tap.gain * (layer.curve.value ? way.slopes[tap.out] : 1);
    const double factor = slope * (tap.weight < 0 ? 1 : layer.w[tap.weight]), back = factor * way.error[tap.out];
    way.x[tap.in] += back;
    way.sums[tap.out] += factor * layer.x[tap.in];
    way.largest_term = std::max(way.largest_term, std::fabs(back * layer.x[tap.in]));
    if (tap.weight >= 0) way.w[tap.weight] += slope * layer.x[tap.in] * way.error[tap.out];
    if (share == 0) return;
    ++way.to_x.come[at(tap.in)], way.used[at(tap.out)] = 1;
    if (tap.weight >= 0) ++way.to_w.come[at(tap.weight)];
  };
  for (const Tap& tap : stage.moment.done) add(tap, 1);
  for (const Tap& tap : stage.moment.now) add(tap, stage.motion.count);
  send_back_the_rest(stage, way);
  send_to_constants(stage, straight.wiring(), way);
  for (std::size_t cell = 0; cell < way.x.values.size(); ++cell) way.back += layer.x.values[cell] * way.x.values[cell];
  for (std::size_t cell = 0; cell < way.sums.values.size(); ++cell) way.forth += way.sums.values[cell] * way.error.values[cell];
  return way;
}

bool products_agree(const WayBack& way) {
  // Adding n terms rounds n times, each time a sum that may be as large as n of them.
  const double terms = static_cast<double>(way.x.values.size() + way.sums.values.size());
  return std::fabs(way.forth - way.back) <= std::max(1e-14, 1e-16 * terms) * terms * std::max(way.largest_term, 1e-300);
}

std::vector<int> uses_of_inputs(const LayerStudy& layer) {
  std::vector<int> uses(layer.x.values.size()), last(layer.x.values.size(), -1);
  for (int cell = 0; cell < static_cast<int>(layer.wiring.out.cells()); ++cell)
    for (const int place : layer.by_output.of(cell)) {
      const int in = layer.wiring.taps[at(place)].in;
      if (last[at(in)] != cell) ++uses[at(in)];
      last[at(in)] = cell;
    }
  return uses;
}

}  // namespace upstamp
