#include "view/ladder.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "reason/ways.h"

namespace upstamp {
namespace {

constexpr std::size_t most_counted = 100'000;  // products; of larger layers it is taken that lines add up

std::size_t at(int index) { return static_cast<std::size_t>(index); }

int across(Axis along, const Position& place) { return along == Axis::columns ? place.row : place.column; }
Axis other(Axis axis) { return axis == Axis::columns ? Axis::rows : Axis::columns; }

template <class Visit>
void each_contact(const Wiring& wiring, const Visit& visit) {
  for (std::size_t i = 0; i < wiring.taps.size(); ++i) visit(wiring.taps[i], static_cast<int>(i));
  for (const Tap& tap : wiring.considered) visit(tap, -1);
}

using LineKey = std::pair<int, int>;  // channel and number
LineKey key_of(Axis along, const Position& place) { return {place.channel, across(along, place)}; }
using Shares = std::pair<int, double>;  // how often two lines meet, and how much they give

// The line that is met most often, of lines that are met as often the one with the larger shares; of equal ones of the first
// channel those that nothing else goes into, of these the middle one. Nothing where none is met.
template <class Whole>
std::optional<LineKey> most_met(const std::map<LineKey, Shares>& met, const Whole& is_whole) {
  Shares most;
  for (const auto& [where, shares] : met) most = std::max(most, shares);
  std::vector<LineKey> best;
  for (const auto& [where, shares] : met)
    if (shares == most && (best.empty() || best.front().first == where.first)) best.push_back(where);
  if (best.empty()) return std::nullopt;
  std::vector<LineKey> whole;
  std::copy_if(best.begin(), best.end(), std::back_inserter(whole), is_whole);
  const auto& chosen = whole.empty() ? best : whole;
  return chosen[(chosen.size() - 1) / 2];
}

// The line on the other side that meets most with the given one, or with its cell `played` where that reaches anything.
MapLine partner(const Wiring& wiring, const MapLine& line, bool line_is_input, int played) {
  const Shape &own = line_is_input ? wiring.in : wiring.out, &others = line_is_input ? wiring.out : wiring.in;
  std::map<LineKey, Shares> of_line, of_cell;
  each_contact(wiring, [&](const Tap& tap, int index) {
    const int cell = line_is_input ? tap.in : tap.out;
    if (!line.holds(position(own, cell))) return;
    const Position there = position(others, line_is_input ? tap.out : tap.in);
    for (auto* met : {&of_line, &of_cell}) {
      if (met == &of_cell && (cell != played || index < 0)) continue;
      auto& [count, share] = (*met)[key_of(line.along, there)];
      ++count, share += index < 0 ? 0 : std::fabs(tap.gain);
    }
  });
  std::set<LineKey> shared;  // output lines into which other input lines go
  each_contact(wiring, [&](const Tap& tap, int) {
    if (line_is_input && !line.holds(position(wiring.in, tap.in)))
      shared.insert(key_of(line.along, position(wiring.out, tap.out)));
  });
  const auto best = most_met(of_cell.empty() ? of_line : of_cell, [&](const LineKey& key) { return !shared.contains(key); });
  if (!best) return {line.along, 0, others.along(other(line.along)) / 2};
  return {line.along, best->first, best->second};
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

// Whether a place on one side lies, in proportion, over the place on the other.
bool over_each_other(int in, int in_length, int out, int out_length) {
  return in * out_length < (out + 1) * in_length && out * in_length < (in + 1) * out_length;
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
      rung.others.push_back({from.channel, across(in.along, from)});
  });
  std::sort(rung.others.begin(), rung.others.end());
  rung.others.erase(std::unique(rung.others.begin(), rung.others.end()), rung.others.end());
  rung.constants.resize(at(rung.out_length));
  for (const Offset& offset : wiring.offsets)
    if (const Position to = position(wiring.out, offset.out); out.holds(to))
      rung.constants[at(out.place(to))] += offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]);
  set_scale(rung);
  return rung;
}

// The lines on which a product lies.
Rung rung_of_product(const LayerStudy& layer, const Tap& tap, Axis along) {
  const Position from = position(layer.wiring.in, tap.in), to = position(layer.wiring.out, tap.out);
  return rung_of(layer, {along, from.channel, across(along, from)}, {along, to.channel, across(along, to)});
}

std::vector<const LayerStudy*> layers_of(const Study& study) {
  if (!study.span) return {&study.focused()};
  std::vector<const LayerStudy*> layers;
  for (int i = stretch_in_view(study).first; i <= study.focus; ++i) layers.push_back(&study.layers[at(i)]);
  return layers;
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
  if (line < 0 && layers.size() == 1 && stage.moment.granularity == Granularity::product && stage.moment.now.size() == 1)
    return {{rung_of_product(*layers.front(), stage.moment.now.front(), along)}};
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

bool has_shared_axis(const Wiring& wiring) {
  if (wiring.sliding || wiring.resampling) return true;
  return std::all_of(wiring.taps.begin(), wiring.taps.end(), [&](const Tap& tap) {
    const Position in = position(wiring.in, tap.in), out = position(wiring.out, tap.out);
    return over_each_other(in.row, wiring.in.rows, out.row, wiring.out.rows) &&
           over_each_other(in.column, wiring.in.columns, out.column, wiring.out.columns);
  });
}

bool other_lines_add_more(const Rung& rung, bool scatter) {
  const Wiring& wiring = rung.layer->wiring;
  if (wiring.taps.size() > most_counted) return true;
  const Axis along = rung.in.along;
  std::map<LineKey, std::map<LineKey, Shares>> met;  // by played line, and by output line
  std::map<LineKey, std::set<LineKey>> sources;
  each_contact(wiring, [&](const Tap& tap, int index) {
    const Position from = position(wiring.in, tap.in), to = position(wiring.out, tap.out);
    const LineKey in = key_of(along, from), out = key_of(along, to);
    auto& [count, share] = met[scatter ? in : out][scatter ? out : in];
    ++count, share += index < 0 ? 0 : std::fabs(tap.gain);
    sources[out].insert(in);
  });
  return std::any_of(met.begin(), met.end(), [&](const auto& line) {
    const auto best = most_met(line.second, [&](const LineKey& key) { return !scatter || sources.at(key).size() == 1; });
    const auto& into = sources.at(scatter && best ? *best : line.first);
    return into.size() > 1;
  });
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
