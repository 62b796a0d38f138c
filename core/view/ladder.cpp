#include "view/ladder.h"

#include <cmath>
#include <map>
#include <utility>

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

int across(Axis along, const Position& place) { return along == Axis::columns ? place.row : place.column; }
Axis other(Axis axis) { return axis == Axis::columns ? Axis::rows : Axis::columns; }

template <class Visit>
void each_contact(const Wiring& wiring, const Visit& visit) {
  for (std::size_t i = 0; i < wiring.taps.size(); ++i) visit(wiring.taps[i], static_cast<int>(i));
  for (const Tap& tap : wiring.considered) visit(tap, -1);
}

// The line on the other side that meets most often with the given one, or with its cell `played` where that reaches anything; of
// lines that meet as often the one with the larger shares, of equal ones the middle one of the first channel.
MapLine partner(const Wiring& wiring, const MapLine& line, bool line_is_input, int played) {
  const Shape &own = line_is_input ? wiring.in : wiring.out, &others = line_is_input ? wiring.out : wiring.in;
  using Shares = std::pair<int, double>;
  std::map<std::pair<int, int>, Shares> of_line, of_cell;
  each_contact(wiring, [&](const Tap& tap, int index) {
    const int cell = line_is_input ? tap.in : tap.out;
    if (!line.holds(position(own, cell))) return;
    const Position there = position(others, line_is_input ? tap.out : tap.in);
    for (auto* met : {&of_line, &of_cell}) {
      if (met == &of_cell && (cell != played || index < 0)) continue;
      auto& [count, share] = (*met)[{there.channel, across(line.along, there)}];
      ++count, share += index < 0 ? 0 : std::fabs(tap.gain);
    }
  });
  const auto& met = of_cell.empty() ? of_line : of_cell;
  Shares most;
  for (const auto& [where, shares] : met) most = std::max(most, shares);
  std::vector<std::pair<int, int>> best;
  for (const auto& [where, shares] : met)
    if (shares == most && (best.empty() || best.front().first == where.first)) best.push_back(where);
  if (best.empty()) return {line.along, 0, others.along(other(line.along)) / 2};
  const auto [channel, number] = best[(best.size() - 1) / 2];
  return {line.along, channel, number};
}

void set_scale(Rung& rung) {
  const Axis along = rung.in.along;
  rung.spread = static_cast<double>(rung.out_length) / rung.in_length;
  rung.shift = 0;
  if (!rung.layer->wiring.sliding) return;
  const Sliding& slide = *rung.layer->wiring.sliding;
  const double stride = slide.stride.at(along), middle = slide.reach(along) / 2.0 - slide.padding.begin(along);
  // The coarse side's cells stand in the middle of what their kernels reach.
  rung.spread = slide.coarse_is_input ? stride : 1 / stride;
  rung.shift = slide.coarse_is_input ? middle - stride / 2 : 0.5 - middle / stride;
}

Rung rung_of(const LayerStudy& layer, const MapLine& in, const MapLine& out) {
  Rung rung;
  rung.layer = &layer, rung.in = in, rung.out = out;
  const Wiring& wiring = layer.wiring;
  rung.in_length = wiring.in.along(in.along), rung.out_length = wiring.out.along(out.along);
  each_contact(wiring, [&](const Tap& tap, int index) {
    const Position to = position(wiring.out, tap.out);
    if (!out.holds(to)) return;
    const Position from = position(wiring.in, tap.in);
    const double factor = index < 0 ? 0 : tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]);
    if (in.holds(from))
      rung.products.push_back({in.place(from), out.place(to), factor, index, tap.weight});
    else
      rung.whole = false;
  });
  rung.constants.resize(at(rung.out_length));
  for (const Offset& offset : wiring.offsets)
    if (const Position to = position(wiring.out, offset.out); out.holds(to))
      rung.constants[at(out.place(to))] += offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]);
  set_scale(rung);
  return rung;
}

std::vector<const LayerStudy*> layers_of(const Study& study) {
  if (!study.span) return {&study.focused()};
  std::vector<const LayerStudy*> layers;
  for (int i = find_layer(study.scene, study.scene.since).value_or(study.focus); i <= study.focus; ++i)
    layers.push_back(&study.layers[at(i)]);
  return layers;
}

// What has come by now, carried from rung to rung.
void carry_values(const Rung& rung, const LadderMap& from, LadderMap& to, bool finished) {
  to.values.assign(at(rung.out_length), 0);
  to.counts.assign(at(rung.out_length), 0);
  to.now.assign(at(rung.out_length), 0);
  to.there.assign(at(rung.out_length), 0);
  for (const LineProduct& product : rung.products) {
    if (product.tap < 0) continue;
    to.values[at(product.out)] += product.factor * from.values[at(product.in)];
    to.counts[at(product.out)] += from.counts[at(product.in)];
    if (from.now[at(product.in)] && from.counts[at(product.in)] > 0) to.now[at(product.out)] = 1;
  }
  for (std::size_t i = 0; i < to.values.size(); ++i) {
    to.there[i] = to.counts[i] > 0 || finished;
    if (!to.there[i]) continue;
    to.values[i] += rung.constants[i];
    if (rung.layer->curve.value) to.values[i] = rung.layer->curve.value(to.values[i]);
  }
}

// How much of a played cell has come: 0 not yet, 1 all; in between while it lands.
double arrived(const Stage& stage, int cell, bool finished) {
  if (finished) return 1;
  if (cell < stage.moment.finished) return 1;
  return stage.playing(cell) ? stage.motion.count : 0;
}

}  // namespace

int MapLine::cell(const Shape& shape, int place) const {
  return along == Axis::columns ? shape.index(channel, line, place) : shape.index(channel, place, line);
}

bool MapLine::holds(const Position& where) const { return where.channel == channel && across(along, where) == line; }

Ladder ladder_of(const Study& study, const Stage& stage, Axis along, int line) {
  const std::vector<const LayerStudy*> layers = layers_of(study);
  const bool scatter = stage.scatter();
  const Shape& played = scatter ? layers.front()->wiring.in : layers.back()->wiring.out;
  const int lines = played.along(other(along));
  MapLine own{along, 0, std::min(line, lines - 1)};
  if (line < 0) {
    const Position now = stage.moment.cell >= 0 ? position(played, stage.moment.cell)
                                                : Position{0, 0, (played.rows - 1) / 2, (played.columns - 1) / 2};
    own.channel = now.channel, own.line = across(along, now);
  }
  Ladder ladder;
  int cell = line < 0 ? stage.lone_cell() : -1;
  if (scatter) {
    for (const LayerStudy* layer : layers) {
      const MapLine out = partner(layer->wiring, own, true, std::exchange(cell, -1));
      ladder.rungs.push_back(rung_of(*layer, own, out));
      own = out;
    }
  } else {
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
      const MapLine in = partner((*layer)->wiring, own, false, std::exchange(cell, -1));
      ladder.rungs.insert(ladder.rungs.begin(), rung_of(**layer, in, own));
      own = in;
    }
  }
  return ladder;
}

std::vector<LadderMap> ladder_maps(const Ladder& ladder, const Stage& stage, bool finished) {
  const Rung &first = ladder.rungs.front(), &last = ladder.rungs.back();
  std::vector<LadderMap> maps(ladder.rungs.size() + 1);
  LadderMap& input = maps.front();
  for (int place = 0; place < first.in_length; ++place) {
    const int cell = first.in.cell(first.layer->wiring.in, place);
    const double share = stage.scatter() ? arrived(stage, cell, finished) : 1;
    input.values.push_back(first.layer->x[cell] * share);
    input.counts.push_back(share > 0 ? 1 : 0);
    input.now.push_back(stage.scatter() && stage.playing(cell));
    input.there.push_back(1);
  }
  const bool over = finished || !stage.scatter() || stage.moment.step >= stage.moment.steps;
  for (std::size_t i = 0; i < ladder.rungs.size(); ++i) carry_values(ladder.rungs[i], maps[i], maps[i + 1], over);
  // The first map shows its numbers from the start; only what goes on from them waits for its turn.
  for (int place = 0; place < first.in_length; ++place)
    input.values[at(place)] = first.layer->x[first.in.cell(first.layer->wiring.in, place)];
  if (stage.scatter()) return maps;
  LadderMap& output = maps.back();
  for (int place = 0; place < last.out_length; ++place) {
    const int cell = last.out.cell(last.layer->wiring.out, place);
    output.there[at(place)] = arrived(stage, cell, finished) > 0;
    output.now[at(place)] = stage.playing(cell);
  }
  for (std::size_t i = ladder.rungs.size(); i-- > 0;)
    for (const LineProduct& product : ladder.rungs[i].products)
      if (maps[i + 1].now[at(product.out)]) maps[i].now[at(product.in)] = 1;
  return maps;
}

std::vector<std::vector<double>> ladder_counts(const Ladder& ladder) {
  std::vector<std::vector<double>> counts{std::vector<double>(at(ladder.rungs.front().in_length), 1.0)};
  for (const Rung& rung : ladder.rungs) {
    std::vector<double> next(at(rung.out_length));
    for (const LineProduct& product : rung.products)
      if (product.tap >= 0) next[at(product.out)] += counts.back()[at(product.in)];
    counts.push_back(std::move(next));
  }
  return counts;
}

}  // namespace upstamp
