#include "lab/scene.h"

#include <cstdint>

#include "base/error.h"
#include "base/text.h"

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
  static const std::vector<std::string> names{"numbers", "fractions", "colors"};
  return names;
}

namespace {

// SplitMix64: the same numbers on every platform, which the standard library's distributions do not promise.
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15U;
  std::uint64_t bits = state;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31);
}

Tensor noise(int seed, Shape shape) {
  Tensor tensor(shape);
  auto state = static_cast<std::uint64_t>(static_cast<std::uint32_t>(seed));
  for (double& value : tensor.values) value = (static_cast<double>(next_random(state) % 201) - 100) / 100;
  return tensor;
}

Tensor checker(Shape shape) {
  Tensor tensor(shape);
  for (int i = 0; i < static_cast<int>(tensor.values.size()); ++i) {
    const Position at = position(shape, i);
    tensor[i] = (at.row + at.column) % 2 == 0 ? 1 : 0;
  }
  return tensor;
}

Tensor impulse(Shape shape) {
  Tensor tensor(shape);
  for (int plane = 0; plane < shape.outer * shape.channels; ++plane)
    tensor[shape.index(plane, shape.rows / 2, shape.columns / 2)] = 1;
  return tensor;
}

}  // namespace

bool Filling::operator==(const Filling& other) const {
  if (values || other.values) return values && other.values && (values == other.values || *values == *other.values);
  return preset == other.preset && seed == other.seed;
}

const std::vector<std::string>& preset_names() {
  static const std::vector<std::string> names{"ramp", "noise", "impulse", "checker", "ones", "zeros"};
  return names;
}

Tensor preset_values(std::string_view preset, int seed, Shape shape) {
  if (preset == "ramp") {
    Tensor tensor(shape);
    for (std::size_t i = 0; i < tensor.values.size(); ++i) tensor.values[i] = static_cast<double>(i + 1);
    return tensor;
  }
  if (preset == "noise") return noise(seed, shape);
  if (preset == "impulse") return impulse(shape);
  if (preset == "checker") return checker(shape);
  if (preset == "ones") return Tensor(shape, 1);
  if (preset == "zeros") return Tensor(shape);
  throw Error("There is no preset \"" + shortened(preset) + "\". There is: " + join(preset_names(), ", ") + ".");
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
