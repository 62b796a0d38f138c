#include "lab/timeline.h"

#include <cmath>

namespace upstamp {

namespace {

// From one step a cell, as the taps are sorted, to the steps asked for.
void merge_rows(Timeline& timeline, int columns) {
  std::vector<int> starts{0}, cells;
  for (std::size_t cell = 0; cell < timeline.cells.size(); cell += static_cast<std::size_t>(columns)) {
    cells.push_back(static_cast<int>(cell));
    starts.push_back(timeline.starts[cell + static_cast<std::size_t>(columns)]);
  }
  timeline.starts = std::move(starts), timeline.cells = std::move(cells);
}

void split_products(Timeline& timeline) {
  std::vector<int> cells;
  for (std::size_t cell = 0; cell < timeline.cells.size(); ++cell)
    cells.insert(cells.end(), static_cast<std::size_t>(timeline.starts[cell + 1] - timeline.starts[cell]),
                 static_cast<int>(cell));
  timeline.starts.resize(cells.size() + 1);
  for (std::size_t i = 0; i < timeline.starts.size(); ++i) timeline.starts[i] = static_cast<int>(i);
  timeline.cells = std::move(cells);
}

}  // namespace

Timeline timeline_of(const Study& study) {
  return timeline_of(study.focused().wiring, study.scene.order, study.scene.granularity);
}

Timeline timeline_of(const Wiring& wiring, Order order, Granularity granularity) {
  Timeline timeline;
  timeline.order = order;
  timeline.granularity = granularity;
  const bool scatter = order == Order::scatter;
  const std::int64_t cells = scatter ? wiring.in.cells() : wiring.out.cells();
  const auto cell_of = [scatter](const Tap& tap) { return static_cast<std::size_t>(scatter ? tap.in : tap.out); };
  // A counting sort keeps the op's own order inside a step. Every cell is a step, also one that passes nothing on: that is worth
  // seeing.
  std::vector<int> starts(static_cast<std::size_t>(cells) + 1);
  for (const Tap& tap : wiring.taps) ++starts[cell_of(tap) + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  timeline.taps.resize(wiring.taps.size());
  std::vector<int> next = starts;
  for (const Tap& tap : wiring.taps) timeline.taps[static_cast<std::size_t>(next[cell_of(tap)]++)] = tap;
  timeline.starts = std::move(starts);
  timeline.cells.resize(static_cast<std::size_t>(cells));
  for (std::size_t i = 0; i < timeline.cells.size(); ++i) timeline.cells[i] = static_cast<int>(i);
  timeline.cell_count = static_cast<int>(cells);
  if (granularity == Granularity::product) split_products(timeline);
  if (granularity == Granularity::row) merge_rows(timeline, scatter ? wiring.in.columns : wiring.out.columns);
  if (granularity == Granularity::whole) merge_rows(timeline, timeline.cell_count);
  return timeline;
}

Moment moment_at(const Timeline& timeline, double time) {
  Moment moment;
  moment.order = timeline.order;
  moment.granularity = timeline.granularity;
  moment.steps = timeline.steps();
  const std::span<const Tap> taps(timeline.taps);
  time = std::isnan(time) ? 0 : std::clamp(time, 0.0, static_cast<double>(moment.steps));
  moment.step = std::min(static_cast<int>(time), moment.steps);
  const auto first = static_cast<std::size_t>(timeline.starts[static_cast<std::size_t>(moment.step)]);
  moment.done = taps.first(first);
  moment.progress = time - moment.step;
  const auto first_cell = [&](int step) {
    return step < moment.steps ? timeline.cells[static_cast<std::size_t>(step)] : timeline.cell_count;
  };
  moment.finished = moment.step == 0 ? 0 : first_cell(moment.step);
  moment.finishing = moment.progress > 0 ? first_cell(moment.step + 1) : moment.finished;
  if (moment.step < moment.steps && moment.progress > 0) {
    const auto last = static_cast<std::size_t>(timeline.starts[static_cast<std::size_t>(moment.step) + 1]);
    moment.now = taps.subspan(first, last - first);
    moment.cell = timeline.cells[static_cast<std::size_t>(moment.step)];
  }
  return moment;
}

Motion motion_at(double progress, bool animated) {
  if (!animated) return {1, 1, 1};
  const auto part = [progress](double start, double end) {
    const double share = std::clamp((progress - start) / (end - start), 0.0, 1.0);
    return share * share * (3 - 2 * share);
  };
  return {part(0, 0.12), part(0.1, 0.36), part(0.34, 0.48)};
}

bool is_finished(const Moment& moment, int output_cell, double share) {
  if (moment.order == Order::scatter) return moment.step >= moment.steps || (share > 0 && moment.step + 1 == moment.steps);
  return output_cell < moment.finished || (output_cell < moment.finishing && share > 0);
}

Partial partial_output(const LayerStudy& layer, const Moment& moment, double share) {
  Partial partial;
  const auto cells = static_cast<std::size_t>(layer.wiring.out.cells());
  partial.values.resize(cells);
  partial.counts.resize(cells);
  const auto add = [&](const Tap& tap, double part) {
    const double weight = tap.weight < 0 ? 1 : layer.w[tap.weight];
    partial.values[static_cast<std::size_t>(tap.out)] += part * tap.gain * weight * layer.x[tap.in];
  };
  for (const Tap& tap : moment.done) {
    add(tap, 1);
    ++partial.counts[static_cast<std::size_t>(tap.out)];
  }
  for (const Tap& tap : moment.now) {
    add(tap, share);
    if (share > 0) ++partial.counts[static_cast<std::size_t>(tap.out)];
  }
  // A constant belongs to the cell: it is there as soon as anything is, or when nothing more will come.
  const auto there = [&](std::size_t out) {
    return partial.counts[out] > 0 || is_finished(moment, static_cast<int>(out), share);
  };
  for (const Offset& offset : layer.wiring.offsets) {
    const auto out = static_cast<std::size_t>(offset.out);
    if (there(out)) partial.values[out] += offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]);
  }
  if (!layer.curve.value) return partial;
  for (std::size_t out = 0; out < cells; ++out)
    if (there(out)) partial.values[out] = layer.curve.value(partial.values[out]);
  return partial;
}

}  // namespace upstamp
