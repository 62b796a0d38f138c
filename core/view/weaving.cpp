#include "view/weaving.h"
#include "view/grid_numbers.h"

#include "view/kernels.h"
#include "view/sheet.h"

namespace upstamp {
namespace {

constexpr int most_in_flight = 400;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

// Maps side by side in the places of their phases, below a heading.
Mosaic mosaic(const std::vector<Grid>& grids, PerAxis sides, Block head, const PhaseLook& look) {
  const Style& style = look.stage.style;
  const double gap = mosaic_gap(style);
  std::vector<Block> blocks;
  std::vector<double> widths(at(sides.columns)), heights(at(sides.rows));
  for (std::size_t i = 0; i < grids.size(); ++i) {
    blocks.push_back(drawn_grid(grids[i], style, look.cell));
    double& width = widths[i % at(sides.columns)];
    double& height = heights[i / at(sides.columns)];
    width = std::max(width, blocks.back().size.width), height = std::max(height, blocks.back().size.height);
  }
  Mosaic made{std::move(head), {}};
  Block& all = made.block;
  const double top = all.size.height;
  double y = top, right = 0;
  for (std::size_t row = 0; row < heights.size(); ++row) {
    double x = 0;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      Block& block = blocks[row * widths.size() + column];
      block.group.offset = {x, y};
      made.cells.push_back(block.cells.moved(block.group.offset));
      all.group.marks.push_back(std::move(block.group));
      x += widths[column] + gap;
    }
    right = std::max(right, x - gap), y += heights[row] + gap;
  }
  all.cells = {0, top, right, y - gap - top};
  all.size = {std::max(all.size.width, right), y - gap};
  return made;
}

Grid map_of_phase(const OutputPhase& phase, Role role, const Stage& stage, int rows, int columns) {
  Grid grid = empty_grid("", "", phase.letter, role, stage.layer.index, std::max(1, rows), std::max(1, columns));
  if (rows > 0 && columns > 0) return grid;
  grid.note += ": none", grid.framed = false;
  for (CellLook& look : grid.cells) look.hatched = true;
  return grid;
}

// Carries the looks and frames of the cells of `from` over that lie on the phase, which takes every stride-th of them.
Grid every_cell_of(const OutputPhase& phase, const Grid& from, const PhaseLook& look) {
  const PerAxis stride = look.phases.stride;
  Grid grid = map_of_phase(phase, Role::output, look.stage, phase.rows, phase.columns);
  for (int row = 0; row < phase.rows; ++row)
    for (int column = 0; column < phase.columns; ++column)
      grid.at(row, column) =
          from.cells[at((phase.row + row * stride.rows) * from.columns + phase.column + column * stride.columns)];
  // First and count of the phase's rows (or columns) inside the frame.
  const auto inside = [](int first, int count, int offset, int step) {
    const auto above = [&](int place) { return place <= offset ? 0 : (place - offset + step - 1) / step; };
    return std::pair{above(first), above(first + count) - above(first)};
  };
  for (Outline frame : from.outlines) {
    std::tie(frame.row, frame.rows) = inside(frame.row, frame.rows, phase.row, stride.rows);
    std::tie(frame.column, frame.columns) = inside(frame.column, frame.columns, phase.column, stride.columns);
    if (frame.rows > 0 && frame.columns > 0) grid.outlines.push_back(frame);
  }
  return grid;
}

// Numbers stand on the tint of their phase; where values are colours themselves, letters alone tell the phase.
void tint(Grid& grid, const Color& color, const PhaseLook& look) {
  if (!look.numbered()) return;
  for (CellLook& cell : grid.cells)
    if (cell.shown) cell.fill = color;
}

constexpr double smallest_lettered = 24;  // points of a cell at the normal type size

// A letter in the corner of a cell, small like the counts in the other corner.
bool lettered(const PhaseLook& look) { return look.cell >= smallest_lettered * type_scale(look.stage.style); }

void add_letter(const std::string& letter, Point corner, const PhaseLook& look, std::vector<Mark>& marks) {
  const Style& style = look.stage.style;
  const double share = look.cell / style.sizes.cell, size = style.sizes.counter * share, inset = 4.5 * share * type_scale(style);
  marks.push_back(Text{letter,
                       {corner.x + inset, corner.y + inset + style.fonts->cap_height(Face::sans, size)},
                       size,
                       Face::sans,
                       Anchor::start,
                       style.colors.ink,
                       {}});
}

}  // namespace

double mosaic_gap(const Style& style) { return style.sizes.unit * 3; }

Mosaic sub_kernels(const PhaseLook& look) {
  const Grid kernel = kernel_grid(look.stage, look.kernel, false);
  std::vector<Grid> grids;
  for (const OutputPhase& phase : look.phases.all) {
    const int rows = static_cast<int>(phase.kernel_rows.size()), columns = static_cast<int>(phase.kernel_columns.size());
    Grid grid = map_of_phase(phase, Role::weight, look.stage, rows, columns);
    for (int i = 0; i < rows * columns; ++i) {
      const int from = look.turned ? rows * columns - 1 - i : i;
      const int place = phase.kernel_rows[at(from / columns)] * kernel.columns + phase.kernel_columns[at(from % columns)];
      grid.cells[at(i)] = kernel.cells[at(place)];
      for (Outline frame : kernel.outlines)
        if (frame.row * kernel.columns + frame.column == place) {
          frame.row = i / columns, frame.column = i % columns;
          grid.outlines.push_back(frame);
        }
    }
    tint(grid, phase.tint, look);
    grids.push_back(std::move(grid));
  }
  return mosaic(grids, look.phases.stride,
                heading("Sub-kernels", "", look.turned ? "turned by 180°, as a convolution slides" : "one for each phase",
                        look.stage.style.colors.kernel.line, look.stage.style),
                look);
}

// A phase's map is there as soon as its numbers are worked out; on the output they arrive after their way.
Mosaic phase_maps(const PhaseLook& look) {
  const LayerStudy& layer = look.stage.layer;
  std::vector<Grid> grids;
  if (look.phases.rearranged) {
    for (const OutputPhase& phase : look.phases.all) {
      Grid grid = input_map(look.stage, phase.input_channel);
      grid.title.clear(), grid.letter.clear();
      grid.note = phase.letter + (grid.columns > 1 ? ": channel " : ": ") + std::to_string(phase.input_channel);
      tint(grid, phase.tint, look);
      grids.push_back(std::move(grid));
    }
    return mosaic(grids, look.phases.stride,
                  heading("Input", "x", counted(std::ssize(grids), "channel") + ", one for each phase",
                          look.stage.style.colors.input.line, look.stage.style),
                  look);
  }
  Stage early = look.stage;
  early.partial = partial_output(layer, look.stage.moment, look.stage.motion.light);
  early.motion.count = look.stage.motion.light;
  Grid all = output_map(early, look.out_channel);
  for (CellLook& cell : all.cells) cell.count = 0;
  for (const OutputPhase& phase : look.phases.all) {
    grids.push_back(every_cell_of(phase, all, look));
    tint(grids.back(), phase.tint, look);
  }
  return mosaic(grids, look.phases.stride,
                heading("Phases", "", "each a small map, at stride 1", look.stage.style.colors.output.line, look.stage.style),
                look);
}

Block drawn_kernel(const PhaseLook& look) {
  Grid grid = kernel_grid(look.stage, look.kernel, false);
  const Phases& phases = look.phases;
  std::vector<const OutputPhase*> owners(grid.cells.size());
  for (const OutputPhase& phase : phases.all)
    for (const int row : phase.kernel_rows)
      for (const int column : phase.kernel_columns) {
        owners[at(row * grid.columns + column)] = &phase;
        if (look.numbered()) grid.at(row, column).fill = phase.tint;
      }
  Block block = drawn_grid(grid, look.stage.style, look.cell);
  for (std::size_t i = 0; lettered(look) && i < owners.size(); ++i)
    add_letter(owners[i]->letter,
               {block.cells.x + static_cast<double>(i % at(grid.columns)) * look.cell,
                block.cells.y + static_cast<double>(i / at(grid.columns)) * look.cell},
               look, block.group.marks);
  return block;
}

Block drawn_output(const PhaseLook& look) {
  Grid grid = output_map(look.stage, look.out_channel);
  grid.title = "Output";
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const int row = static_cast<int>(i) / grid.columns, column = static_cast<int>(i) % grid.columns;
    grid.cells[i].count = 0;
    if (look.numbered() && grid.cells[i].shown) grid.cells[i].fill = look.phases.of(row, column).tint;
  }
  Block block = drawn_grid(grid, look.stage.style, look.cell);
  if (!lettered(look)) return block;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column)
      add_letter(look.phases.of(row, column).letter, {block.cells.x + column * look.cell, block.cells.y + row * look.cell}, look,
                 block.group.marks);
  return block;
}

// The cells of this step on their way from their phase to their place in the output.
void add_flights(const PhaseLook& look, const std::vector<Rect>& maps, const Rect& output, std::vector<Mark>& marks) {
  const Stage& stage = look.stage;
  const double share = stage.motion.travel, cell = look.cell;
  if (share <= 0 || share >= 1) return;
  const Shape& shape = stage.layer.wiring.out;
  const int first = look.out_channel * static_cast<int>(shape.plane());
  std::vector<int> flying;
  for (int i = 0; i < shape.plane(); ++i)
    if (stage.now.output[at(first + i)]) flying.push_back(i);
  if (flying.size() > most_in_flight) return;
  Group group;
  group.name = "cells on their way", group.opacity = 0.96;
  const Partial early = partial_output(stage.layer, stage.moment, 1);
  for (const int i : flying) {
    const int row = i / shape.columns, column = i % shape.columns;
    const OutputPhase& phase = look.phases.of(row, column);
    const Rect& map = maps[at(&phase - look.phases.all.data())];
    const Point from{map.x + column / look.phases.stride.columns * cell, map.y + row / look.phases.stride.rows * cell};
    const Point to{output.x + column * cell, output.y + row * cell}, place = between(from, to, share);
    const Rect box{place.x, place.y, cell, cell};
    group.marks.push_back(rectangle(box, phase.tint, {stage.style.colors.output.line, stage.style.sizes.outline}));
    if (!look.numbered()) continue;
    const double size = stage.style.sizes.number * std::min(1.0, cell / stage.style.sizes.cell);
    const FittedNumber number =
        fitted_number(early.values[at(first + i)], cell * 0.82, size, *stage.style.fonts, stage.style.fractions);
    const double height = stage.style.fonts->cap_height(Face::mono, number.size);
    group.marks.push_back(Text{number.words,
                               {box.center().x, box.center().y + height / 2},
                               number.size,
                               Face::mono,
                               Anchor::middle,
                               ink_on(stage.style.colors, phase.tint),
                               {}});
  }
  marks.push_back(std::move(group));
}

}  // namespace upstamp
