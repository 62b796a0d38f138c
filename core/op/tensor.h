// A block of numbers with a shape. Feature maps are (1, channels, rows, columns); weights use all four axes in PyTorch's layout.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "declare/value.h"

namespace upstamp {

// Row-major, last axis fastest. `outer` is 1 for a feature map; for a weight it is PyTorch's first axis.
struct Shape {
  int outer = 1, channels = 1, rows = 1, columns = 1;

  std::int64_t cells() const { return std::int64_t{outer} * channels * rows * columns; }
  std::int64_t plane() const { return std::int64_t{rows} * columns; }
  int along(Axis axis) const { return axis == Axis::rows ? rows : columns; }
  // Flat index; the caller keeps every part in range.
  int index(int channel, int row, int column) const { return (channel * rows + row) * columns + column; }
  int index(int o, int channel, int row, int column) const { return ((o * channels + channel) * rows + row) * columns + column; }
  bool operator==(const Shape&) const = default;
};

struct Position {
  int outer = 0, channel = 0, row = 0, column = 0;
  bool operator==(const Position&) const = default;
};
Position position(const Shape&, int index);

// "3 × 4", or "2 × 3 × 4" with more than one channel.
std::string shape_text(const Shape&);

// At most this many cells in any tensor a user can ask for; larger wishes are refused before memory is taken.
inline constexpr std::int64_t most_cells = std::int64_t{1} << 24;

struct Tensor {
  Shape shape;
  std::vector<double> values;

  Tensor() : values(1, 0.0) {}
  // Throws Error when a side is not positive or the cells exceed most_cells.
  explicit Tensor(Shape, double fill = 0);
  // Throws Error when the number of values does not fit the shape.
  Tensor(Shape, std::vector<double>);
  double& operator[](int index) { return values[static_cast<std::size_t>(index)]; }
  double operator[](int index) const { return values[static_cast<std::size_t>(index)]; }
  double& at(int channel, int row, int column) { return (*this)[shape.index(channel, row, column)]; }
  double at(int channel, int row, int column) const { return (*this)[shape.index(channel, row, column)]; }
  bool operator==(const Tensor&) const = default;
};

}  // namespace upstamp
