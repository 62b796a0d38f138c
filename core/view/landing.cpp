#include "view/landing.h"

#include <cmath>

#include "op/resample.h"
#include "view/grid_numbers.h"
#include "view/row.h"
#include "view/sheet.h"

namespace upstamp {
namespace {

constexpr int most_dots = 4096;
constexpr double least_gain = 1e-3;

// Without numbers, so that lines and dots have the ground to themselves.
Grid bare(Grid grid, const std::string& title) {
  grid.title = title, grid.outlines.clear();
  for (CellLook& cell : grid.cells) cell.shown = false, cell.count = 0, cell.ground = CellGround::tinted;
  return grid;
}

// In the corners, clear of the places where cells usually land.
void add_values(const Stage& stage, int channel, const Rect& cells, double cell, std::vector<Mark>& marks) {
  const Style& style = stage.style;
  const Shape& shape = stage.layer.wiring.in;
  const double size = std::min(style.sizes.note, cell * 0.2), inset = cell * 0.07;
  if (!style.numbered || size < style.sizes.counter * 0.75) return;
  std::vector<double> values;
  for (int i = 0; i < shape.plane(); ++i) values.push_back(stage.layer.x[channel * static_cast<int>(shape.plane()) + i]);
  const NumberFormat format(values, cell - 2 * inset, size, *style.fonts, style.fractions);
  for (int i = 0; i < shape.plane(); ++i) {
    const FittedNumber number = format.written(values[static_cast<std::size_t>(i)]);
    const Point corner{cells.x + i % shape.columns * cell + inset, cells.y + i / shape.columns * cell + inset};
    marks.push_back(Text{number.words,
                         corner + Point{0, style.fonts->cap_height(Face::mono, number.size)},
                         number.size,
                         Face::mono,
                         Anchor::start,
                         style.colors.ink,
                         {}});
  }
}

// Places on the drawn input.
struct Plane {
  const Wiring& wiring;
  Rect cells;
  double cell;

  double along(Axis axis, int index) const {
    return (std::clamp(source_place(wiring.resampling->along(axis), index), -0.5, wiring.in.along(axis) - 0.5) + 0.5) * cell;
  }
  Point spot(int row, int column) const { return {cells.x + along(Axis::columns, column), cells.y + along(Axis::rows, row)}; }
};

Path diamonds(const Plane& plane, double radius, Color color) {
  const Shape& out = plane.wiring.out;
  const int step = 1 + static_cast<int>(std::sqrt(static_cast<double>(out.plane() / most_dots)));
  Path path;
  for (int row = 0; row < out.rows; row += step)
    for (int column = 0; column < out.columns; column += step) {
      const Point p = plane.spot(row, column);
      path.contours.push_back({{{p.x - radius, p.y}, {p.x, p.y - radius}, {p.x + radius, p.y}, {p.x, p.y + radius}}, true});
    }
  path.fill = color;
  return path;
}

}  // namespace

Block landing_map(const Stage& stage, int cell, double length) {
  const Style& style = stage.style;
  const Wiring& wiring = stage.layer.wiring;
  const Position place = position(wiring.out, cell);
  const auto fitted = [length](const Shape& shape) { return length / std::max(shape.rows, shape.columns); };
  Grid output = output_map(stage, place.channel), input = bare(input_map(stage, place.channel), "Input");
  output.title = "Output";
  for (CellLook& look : output.cells) look.count = 0;
  const bool negative = std::any_of(wiring.taps.begin(), wiring.taps.end(), [](const Tap& tap) { return tap.gain < 0; });
  const std::string more = style.colors.dark ? "brighter" : "darker";
  input.note += negative ? ", " + more + ": weight; dashed: below 0" : ", the " + more + " the more weight";
  output.outlines = {{place.row, place.column, 1, 1, style.colors.output.line, style.sizes.emphasis, false}};
  for (const Tap& tap : wiring.taps)
    if (tap.out == cell && std::fabs(tap.gain) >= least_gain) {
      const Position from = position(wiring.in, tap.in);
      const double share = std::min(1.0, std::fabs(tap.gain));
      input.at(from.row, from.column).fill = mixed(style.colors.input.tint, style.colors.kernel.line, 0.7 * share);
      input.outlines.push_back({from.row, from.column, 1, 1, style.colors.kernel.line,
                                std::max(style.sizes.hairline, style.sizes.emphasis * share), tap.gain < 0});
    }
  const double output_cell = fitted(wiring.out), input_cell = fitted(wiring.in);
  Row row = laid_in_row({drawn_grid(output, style, output_cell), drawn_grid(input, style, input_cell)}, {""}, style,
                        style.colors.output.line);
  const Rect from = row.cells[0];
  const Plane plane{wiring, row.cells[1], input_cell};
  const double radius = std::clamp(output_cell / 10, 0.75, 2.5 * type_scale(style)), large = radius * 2;
  std::vector<Mark>& marks = row.group.marks;
  add_values(stage, place.channel, plane.cells, input_cell, marks);
  marks.push_back(diamonds(plane, radius, faded(style.colors.output.line, 0.5)));
  const Point start{from.x + (place.column + 1) * output_cell, from.y + (place.row + 0.5) * output_cell};
  const Point end = between(start, plane.spot(place.row, place.column), stage.moment.cell < 0 ? 1 : stage.motion.travel);
  marks.push_back(line(start, end, {style.colors.output.line, style.sizes.outline}));
  marks.push_back(rounded_rectangle({end.x - large, end.y - large, 2 * large, 2 * large}, large, style.colors.output.line,
                                    {style.colors.ground, style.sizes.hairline}));
  Block block;
  block.size = row.size, block.cells = united(from, plane.cells), block.group = std::move(row.group);
  return block;
}

}  // namespace upstamp
