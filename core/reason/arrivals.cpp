#include "reason/arrivals.h"

#include <algorithm>

namespace upstamp {
namespace {

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

bool is_product(const Tap& tap) { return tap.weight >= 0 || tap.gain != 1; }

bool any_sum(const TapsByOutput& taps) {
  for (std::size_t cell = 0; cell + 1 < taps.starts.size(); ++cell)
    if (taps.starts[cell + 1] - taps.starts[cell] > 1) return true;
  return false;
}

// A constant where an input cell comes too.
bool any_changed(const LayerStudy& layer) {
  const std::vector<Offset>& offsets = layer.wiring.offsets;
  return layer.curve.value || std::any_of(offsets.begin(), offsets.end(),
                                          [&](const Offset& offset) { return !layer.by_output.of(offset.out).empty(); });
}

}  // namespace

Arrival arrival_of(const Study& study, Stretch stretch) {
  if (stretch.first != stretch.last) return Arrival::path;
  const LayerStudy& layer = study.layers[at(stretch.last)];
  if (layer.switches_from >= 0) return Arrival::write;
  if (!layer.switches.cells.empty()) return Arrival::choice;
  const std::vector<Tap>& taps = layer.wiring.taps;
  if (std::any_of(taps.begin(), taps.end(), is_product)) return Arrival::product;
  if (any_sum(layer.by_output)) return Arrival::term;
  return any_changed(layer) ? Arrival::alone : Arrival::copy;
}

bool Arrivals::nothing_overlaps() const {
  const auto single = [](const std::vector<double>& each) { return *std::max_element(each.begin(), each.end()) <= 1; };
  return along ? single(along->rows) && single(along->columns) : single(all);
}

Arrivals arrivals_of(const Study& study, Stretch stretch, int channel) {
  const Wiring& wiring = study.layers[at(stretch.last)].wiring;
  Arrivals made{arrival_of(study, stretch), stretch, ways_into(study, stretch), channel, {}, {}, {}};
  if (made.kind != Arrival::path)
    for (const Tap& tap : wiring.considered) ++made.all[at(tap.out)];
  const auto first = made.all.begin() + channel * wiring.out.plane();
  made.counts.assign(first, first + wiring.out.plane());
  // Where values are written the numbers decide, not the places.
  if (made.kind != Arrival::write) made.along = ways_along_axes(study, stretch, made.counts);
  if (made.along) made.pattern = count_pattern(study, stretch, *made.along);
  return made;
}

std::vector<double> written_values(const LayerStudy& layer, int output_cell) {
  std::vector<int> writers;
  for (const Tap& tap : layer.wiring.considered)
    if (tap.out == output_cell) writers.push_back(tap.in);
  for (const int place : layer.by_output.of(output_cell)) writers.push_back(layer.wiring.taps[at(place)].in);
  std::sort(writers.begin(), writers.end());
  std::vector<double> values;
  for (const int writer : writers) values.push_back(layer.x[writer]);
  return values;
}

}  // namespace upstamp
