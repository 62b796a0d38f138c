// Numbers that any shape can be filled with.
#include <cmath>
#include <cstdint>

#include "base/error.h"
#include "base/text.h"
#include "lab/scene.h"

namespace upstamp {

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

// A sun over two hills, before them a house: light from 0 to 1 at a place from 0 to 1 across and down.
double landscape_light(double across, double down) {
  const auto within = [](double value, double from, double to) { return value >= from && value < to; };
  const bool wall = within(across, 0.2, 0.4) && within(down, 0.62, 0.8);
  const bool roof = within(down, 0.5, 0.62) && std::fabs(across - 0.3) < (down - 0.5) * 1.1;
  const bool door = within(across, 0.27, 0.33) && down >= 0.69;
  if (wall) return door ? 0.1 : 0.95;
  if (roof) return 0.3;
  // Parabolas, for a sine is not the same to the last bit everywhere.
  if (down > 0.7 + 0.5 * (across - 0.35) * (across - 0.35)) return 0.2;
  if (down > 0.52 + 0.9 * (across - 0.75) * (across - 0.75)) return 0.45;
  const double to_sun = (across - 0.68) * (across - 0.68) + (down - 0.24) * (down - 0.24);
  return to_sun < 0.013 ? 1 : 0.85 - 0.35 * down;
}

// Each cell is the mean of some places in it, in hundredths.
Tensor landscape(Shape shape) {
  constexpr int places = 4;
  Tensor tensor(shape);
  for (int i = 0; i < static_cast<int>(tensor.values.size()); ++i) {
    const Position at = position(shape, i);
    double sum = 0;
    for (int k = 0; k < places * places; ++k)
      sum += landscape_light((at.column + (k % places + 0.5) / places) / shape.columns,
                             (at.row + (k / places + 0.5) / places) / shape.rows);
    tensor[i] = std::round(100 * sum / (places * places)) / 100;
  }
  return tensor;
}

}  // namespace

const std::vector<std::string>& preset_names() {
  static const std::vector<std::string> names{"ramp", "noise", "impulse", "checker", "ones", "zeros", "landscape"};
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
  if (preset == "landscape") return landscape(shape);
  throw Error("There is no preset \"" + shortened(preset) + "\". There is: " + join(preset_names(), ", ") + ".");
}

}  // namespace upstamp
