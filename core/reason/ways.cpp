#include "reason/ways.h"

#include <algorithm>
#include <cmath>

namespace upstamp {
namespace {

// Looking for distinct pairs means sorting all taps.
constexpr std::size_t most_sorted_taps = 200'000;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[at(layer)]; }

// Those that lead to the last one, the first of the scene first.
std::vector<int> layers_on_the_way(const Study& study, Stretch stretch) {
  std::vector<char> needed(study.layers.size());
  needed[at(stretch.last)] = 1;
  std::vector<int> layers;
  for (int index = stretch.last; index >= stretch.first; --index) {
    if (!needed[at(index)]) continue;
    layers.insert(layers.begin(), index);
    for (const int source : {layer_of(study, index).from, layer_of(study, index).with})
      if (source >= stretch.first) needed[at(source)] = 1;
  }
  return layers;
}

// What comes into a layer, once each layer of the stretch before it has an answer: of a join, both inputs; 1 where the stretch
// begins.
std::vector<double> joined(const LayerStudy& layer, const std::vector<std::vector<double>>& answers, Stretch stretch) {
  std::vector<double> coming(at(layer.wiring.in.cells()), 1.0);
  const auto put = [&](int source, std::int64_t first) {
    if (source < stretch.first) return;
    const auto& answer = answers[at(source)];
    std::copy(answer.begin(), answer.end(), coming.begin() + first);
  };
  put(layer.from, 0);
  if (layer.with >= 0) put(layer.with, layer.second_channel * layer.wiring.in.plane());
  return coming;
}

// Sends ones through the layers; `factor` says what a tap does to what it carries.
template <class Factor>
std::vector<double> sent_through(const Study& study, Stretch stretch, const Factor& factor) {
  std::vector<std::vector<double>> answers(study.layers.size());
  for (const int index : layers_on_the_way(study, stretch)) {
    const LayerStudy& layer = layer_of(study, index);
    const std::vector<double> coming = joined(layer, answers, stretch);
    std::vector<double>& answer = answers[at(index)];
    answer.assign(at(layer.wiring.out.cells()), 0.0);
    for (const Tap& tap : layer.wiring.taps) answer[at(tap.out)] += factor(layer, tap) * coming[at(tap.in)];
  }
  return answers[at(stretch.last)];
}

struct Contact {
  int out = 0, in = 0;
  auto operator<=>(const Contact&) const = default;
};

// Which places of one axis meet, each once, whatever the other axis and the channels do.
std::optional<std::vector<Contact>> contacts(const Wiring& wiring, Axis axis) {
  if (wiring.taps.size() > most_sorted_taps) return std::nullopt;
  const auto along = [axis](const Position& place) { return axis == Axis::rows ? place.row : place.column; };
  std::vector<Contact> found;
  found.reserve(wiring.taps.size());
  for (const Tap& tap : wiring.taps) found.push_back({along(position(wiring.out, tap.out)), along(position(wiring.in, tap.in))});
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// The same from the geometry, where a kernel slides, however many taps there are.
std::vector<Contact> sliding_contacts(const Wiring& wiring, Axis axis) {
  const Sliding& slide = *wiring.sliding;
  const int coarse = (slide.coarse_is_input ? wiring.in : wiring.out).along(axis),
            fine = (slide.coarse_is_input ? wiring.out : wiring.in).along(axis);
  std::vector<Contact> found;
  for (int cell = 0; cell < coarse; ++cell)
    for (int kernel = 0; kernel < slide.kernel.at(axis); ++kernel) {
      const int place = cell * slide.stride.at(axis) + kernel * slide.dilation.at(axis) - slide.padding.begin(axis);
      if (place < 0 || place >= fine) continue;
      found.push_back(slide.coarse_is_input ? Contact{place, cell} : Contact{cell, place});
    }
  return found;
}

std::optional<std::vector<double>> ways_along(const Study& study, const std::vector<int>& layers, Axis axis) {
  std::vector<double> ways(at(layer_of(study, layers.front()).wiring.in.along(axis)), 1.0);
  for (const int index : layers) {
    const Wiring& wiring = layer_of(study, index).wiring;
    const auto met = wiring.sliding ? std::optional(sliding_contacts(wiring, axis)) : contacts(wiring, axis);
    if (!met) return std::nullopt;
    std::vector<double> next(at(wiring.out.along(axis)));
    for (const Contact& contact : *met) next[at(contact.out)] += ways[at(contact.in)];
    ways = std::move(next);
  }
  return ways;
}

}  // namespace

Stretch stretch_in_view(const Study& study) {
  return {study.span ? find_layer(study.scene, study.scene.since).value_or(study.focus) : study.focus, study.focus};
}

bool wired_by_input(const Study& study, Stretch stretch) {
  return std::any_of(study.layers.begin() + stretch.first, study.layers.begin() + stretch.last + 1,
                     [](const LayerStudy& layer) { return layer.op->switches || layer.op->needs_switches; });
}

bool has_curve(const Study& study, Stretch stretch) {
  return std::any_of(study.layers.begin() + stretch.first, study.layers.begin() + stretch.last + 1,
                     [](const LayerStudy& layer) { return static_cast<bool>(layer.curve.value); });
}

std::vector<double> ways_into(const Study& study, Stretch stretch) {
  if (stretch.first == stretch.last) {
    const std::vector<int>& starts = layer_of(study, stretch.last).by_output.starts;
    std::vector<double> counts;
    for (std::size_t cell = 0; cell + 1 < starts.size(); ++cell) counts.push_back(starts[cell + 1] - starts[cell]);
    return counts;
  }
  return sent_through(study, stretch, [](const LayerStudy&, const Tap&) { return 1.0; });
}

std::optional<std::vector<double>> answer_to_ones(const Study& study, Stretch stretch) {
  for (const int index : layers_on_the_way(study, stretch))
    if (index != stretch.last && layer_of(study, index).curve.value) return std::nullopt;
  return sent_through(study, stretch, [](const LayerStudy& layer, const Tap& tap) {
    return tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]);
  });
}

std::optional<WaysAlongAxes> ways_along_axes(const Study& study, Stretch stretch, const std::vector<double>& ways) {
  const std::vector<int> layers = layers_on_the_way(study, stretch);
  for (const int index : layers)
    if (layer_of(study, index).with >= 0) return std::nullopt;
  auto rows = ways_along(study, layers, Axis::rows), columns = ways_along(study, layers, Axis::columns);
  if (!rows || !columns) return std::nullopt;
  WaysAlongAxes along{std::move(*rows), std::move(*columns), 0};
  for (std::size_t i = 0; i < along.rows.size() * along.columns.size(); ++i) {
    const double product = along.rows[i / along.columns.size()] * along.columns[i % along.columns.size()];
    if (along.channels == 0 && product > 0) along.channels = ways[i] / product;
    if (std::fabs(along.channels * product - ways[i]) > 1e-9 * ways[i]) return std::nullopt;
  }
  if (along.channels == 0) along.channels = 1;
  return along.channels == std::round(along.channels) ? std::optional(along) : std::nullopt;
}

std::optional<std::vector<Sliding>> repeating_layers(const Study& study, Stretch stretch) {
  std::vector<Sliding> found;
  for (const int index : layers_on_the_way(study, stretch)) {
    const LayerStudy& layer = layer_of(study, index);
    if (layer.op->switches || layer.op->needs_switches || layer.with >= 0) return std::nullopt;
    if (layer.wiring.sliding)
      found.push_back(*layer.wiring.sliding);
    else if (layer.op->kind != Kind::pointwise)
      return std::nullopt;
  }
  return found;
}

}  // namespace upstamp
