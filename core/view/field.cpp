#include "view/field.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Where the cells of a layer's input come from. A join stacks the cells of a second map behind those of the first.
struct Source {
  int first = input_map_index, second = input_map_index;
  int split = 0;  // cells of the first

  std::pair<int, int> operator()(int cell) const {
    return cell < split ? std::pair(first, cell) : std::pair(second, cell - split);
  }
};

Source source_of(const LayerStudy& layer) {
  const auto plane = static_cast<int>(layer.x.shape.plane());
  const int channels = layer.with >= 0 ? layer.second_channel : layer.x.shape.channels;
  return {layer.from, layer.with, channels * plane};
}

template <class Visit>
void each_connection(const LayerStudy& layer, const Visit& visit) {
  const Source source = source_of(layer);
  for (const auto* taps : {&layer.wiring.taps, &layer.wiring.considered})
    for (const Tap& tap : *taps) {
      const auto [map, cell] = source(tap.in);
      visit(at(map + 1), at(cell), at(tap.out));
    }
}

}  // namespace

const Tensor& map_of(const Study& study, int map) { return map < 0 ? study.input : study.layers[at(map)].y; }

Field field_of(const Study& study, int map, int cell) {
  Field field{map, cell, {}};
  const int layers = static_cast<int>(study.layers.size());
  for (int i = input_map_index; i < layers; ++i) field.lit.emplace_back(at(static_cast<int>(map_of(study, i).shape.cells())));
  field.lit[at(map + 1)][at(cell)] = 1;
  auto& lit = field.lit;
  for (int i = map; i >= 0; --i)
    each_connection(study.layers[at(i)], [&](std::size_t from, std::size_t in, std::size_t out) {
      if (lit[at(i + 1)][out]) lit[from][in] = 1;
    });
  // What the cell is made from also goes elsewhere, along branches that the cell has no part in.
  auto reached = std::vector<std::vector<char>>(lit.size());
  for (int i = map; i < layers; ++i) reached[at(i + 1)].resize(lit[at(i + 1)].size());
  reached[at(map + 1)][at(cell)] = 1;
  for (int i = map + 1; i < layers; ++i)
    each_connection(study.layers[at(i)], [&](std::size_t from, std::size_t in, std::size_t out) {
      if (!reached[from].empty() && reached[from][in]) reached[at(i + 1)][out] = 1;
    });
  for (int i = map + 1; i < layers; ++i) lit[at(i + 1)] = std::move(reached[at(i + 1)]);
  return field;
}

std::optional<std::pair<int, int>> map_cell(const Study& study, const Tag& tag) {
  const LayerStudy* layer = study.find(tag.layer);
  if (!layer || tag.cell < 0) return std::nullopt;
  if (tag.role == Role::output && tag.cell < layer->wiring.out.cells())
    return std::pair(layer->index == static_cast<int>(study.layers.size()) ? study.focus : layer->index, tag.cell);
  if (tag.role == Role::tap && tag.cell < static_cast<int>(layer->wiring.taps.size()))
    return map_cell(study, {Role::output, layer->wiring.taps[at(tag.cell)].out, tag.layer});
  if (tag.role == Role::input && tag.cell < layer->wiring.in.cells()) return source_of(*layer)(tag.cell);
  return std::nullopt;
}

Tag tag_of_map(int map, int cell) { return map < 0 ? Tag{Role::input, cell, 0} : Tag{Role::output, cell, map}; }

}  // namespace upstamp
