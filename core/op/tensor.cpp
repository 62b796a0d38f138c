#include "op/tensor.h"

#include "base/error.h"
#include "base/text.h"

namespace upstamp {

Position position(const Shape& shape, int index) {
  Position at;
  at.column = index % shape.columns;
  index /= shape.columns;
  at.row = index % shape.rows;
  index /= shape.rows;
  at.channel = index % shape.channels;
  at.outer = index / shape.channels;
  return at;
}

std::string shape_text(const Shape& shape) {
  std::vector<std::string> sides;
  if (shape.outer > 1) sides.push_back(std::to_string(shape.outer));
  if (shape.outer > 1 || shape.channels > 1) sides.push_back(std::to_string(shape.channels));
  sides.push_back(std::to_string(shape.rows));
  sides.push_back(std::to_string(shape.columns));
  return join(sides, " × ");
}

// Sides come from outside, so their product is formed where it cannot overflow.
static std::size_t checked_cells(const Shape& shape) {
  if (shape.outer < 1 || shape.channels < 1 || shape.rows < 1 || shape.columns < 1)
    throw Error("A block of numbers needs sides of at least 1, but here they are " + shape_text(shape) + ".");
  const double cells = double{1} * shape.outer * shape.channels * shape.rows * shape.columns;
  if (cells > static_cast<double>(most_cells))
    throw Error("A block of " + shape_text(shape) + " has " + rounded_text(cells, 0) + " numbers; at most " +
                std::to_string(most_cells) + " are possible.");
  return static_cast<std::size_t>(cells);
}

Tensor::Tensor(Shape sides, double fill) : shape(sides), values(checked_cells(sides), fill) {}

Tensor::Tensor(Shape sides, std::vector<double> numbers) : shape(sides), values(std::move(numbers)) {
  if (values.size() != checked_cells(sides))
    throw Error("A block of " + shape_text(sides) + " needs " + std::to_string(sides.cells()) + " numbers, but there are " +
                std::to_string(values.size()) + ".");
}

}  // namespace upstamp
