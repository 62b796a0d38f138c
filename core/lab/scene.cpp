#include "lab/scene.h"

namespace upstamp {

const std::vector<std::string>& order_names() {
  static const std::vector<std::string> names{"scatter", "gather"};
  return names;
}

const std::vector<std::string>& granularity_names() {
  static const std::vector<std::string> names{"product", "cell", "row", "whole"};
  return names;
}

const std::vector<std::string>& value_style_names() {
  static const std::vector<std::string> names{"numbers", "fractions", "colors", "picture"};
  return names;
}

bool Filling::operator==(const Filling& other) const {
  if (values || other.values) return values && other.values && (values == other.values || *values == *other.values);
  return preset == other.preset && seed == other.seed;
}

Tensor filled(const Filling& filling, Shape shape) {
  if (!filling.values) return preset_values(filling.preset, filling.seed, shape);
  const Tensor& from = *filling.values;
  if (from.shape == shape) return from;
  Tensor laid(shape);
  const int outer = std::min(shape.outer, from.shape.outer), channels = std::min(shape.channels, from.shape.channels);
  const int rows = std::min(shape.rows, from.shape.rows), columns = std::min(shape.columns, from.shape.columns);
  for (int o = 0; o < outer; ++o)
    for (int c = 0; c < channels; ++c)
      for (int r = 0; r < rows; ++r)
        for (int k = 0; k < columns; ++k) laid[shape.index(o, c, r, k)] = from[from.shape.index(o, c, r, k)];
  return laid;
}

std::optional<int> find_layer(const Scene& scene, std::string_view id) {
  for (std::size_t i = 0; i < scene.layers.size(); ++i)
    if (scene.layers[i].id == id) return static_cast<int>(i);
  return std::nullopt;
}

int focused_layer(const Scene& scene) {
  const int last = std::max(0, static_cast<int>(scene.layers.size()) - 1);
  return scene.focus.empty() ? last : find_layer(scene, scene.focus).value_or(last);
}

}  // namespace upstamp
