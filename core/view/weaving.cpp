#include "view/weaving.h"

#include "base/text.h"
#include "view/grid_numbers.h"
#include "view/kernels.h"
#include "view/phase_words.h"
#include "view/sheet_look.h"

namespace upstamp {
namespace {

constexpr int most_in_flight = 400;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

Style numbered_style(const PhaseLook& look, bool numbered) {
  Style style = look.stage.style;
  style.numbered = style.numbered && numbered;
  return style;
}

// Blocks in the places of their phases, below a heading.
Mosaic mosaic(std::vector<Block> blocks, PerAxis sides, Block head, const PhaseLook& look) {
  const double gap = mosaic_gap(look.stage.style);
  std::vector<double> widths(at(sides.columns)), heights(at(sides.rows));
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    double& width = widths[i % at(sides.columns)];
    double& height = heights[i / at(sides.columns)];
    width = std::max(width, blocks[i].size.width), height = std::max(height, blocks[i].size.height);
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

// A phase without cells is a word, so that nothing looks like a cell.
Block no_map(const OutputPhase& phase, double cell, const Style& style) {
  Block block = heading("", "", phase.letter + ": none", no_color, style);
  block.cells = {0, block.size.height, cell, cell};
  block.size = {std::max(block.size.width, cell), block.cells.bottom()};
  return block;
}

// Of a picture the few weights have numbers all the same.
Style kernel_style(const PhaseLook& look) {
  Style style = look.stage.style;
  style.numbered = style.numbered || style.picture;
  return style;
}

// What is pointed at, and what makes the explained cell.
void outline_both(Grid& grid, const std::vector<char>& pointed, const std::vector<char>& lit, Color color, const Style& style) {
  outline_lit(grid, pointed, color, pointed_width(style));
  outline_lit(grid, lit, color, style.sizes.emphasis);
}

void outline_outputs(Grid& grid, const PhaseLook& look) {
  const Style& style = look.stage.style;
  outline_both(grid, look.stage.pointed.output, look.lit.output, style.colors.output.line, style);
}

Grid input_grid(const PhaseLook& look, int channel) {
  const LayerStudy& layer = look.stage.layer;
  const Shape& shape = layer.wiring.in;
  const Style& style = look.stage.style;
  const std::string sides = sides_words(shape.rows, shape.columns);
  Grid grid = empty_grid("Input", "x", shape.channels > 1 ? "channel " + std::to_string(channel) + ", " + sides : sides,
                         Role::input, layer.index, shape.rows, shape.columns);
  for (int i = 0; i < shape.plane(); ++i) {
    const int cell = channel * static_cast<int>(shape.plane()) + i;
    grid.cells[at(i)] = {true, layer.x[cell], CellGround::tinted, false, false, 0, cell};
  }
  outline_both(grid, look.stage.pointed.input, look.lit.input, style.colors.input.line, style);
  return grid;
}

CellLook finished_look(const PhaseLook& look, int row, int column) {
  const int cell = look.first_cell() + row * look.out().columns + column;
  return {true, look.stage.layer.y[cell], CellGround::tinted, false, false, 0, cell};
}

// A letter in the corner of a cell, clear of its number and of a frame.
bool lettered(double cell, const Style& style) {
  constexpr double smallest = 24;
  return cell >= smallest * type_scale(style);
}

void add_letter(const std::string& letter, Point corner, double cell, const Style& style, std::vector<Mark>& marks) {
  const double share = cell / style.sizes.cell, size = style.sizes.counter * 0.85 * share,
               inset = 4.2 * share * type_scale(style);
  marks.push_back(Text{letter,
                       {corner.x + inset, corner.y + inset + style.fonts->cap_height(Face::sans, size)},
                       size,
                       Face::sans,
                       Anchor::start,
                       style.colors.ink,
                       {}});
}

// Tints tell the phase, so that one block with letters is enough where there are colours.
bool letter_stands(const PhaseLook& look, int row, int column) {
  return look.stage.style.colors.grey || (row < look.phases.stride.rows && column < look.phases.stride.columns);
}

}  // namespace

double mosaic_gap(const Style& style) { return style.sizes.unit * 3; }

PerAxis mosaic_sides(const PhaseLook& look) {
  const int count = static_cast<int>(look.phases.all.size());
  if (look.out().rows == 1) return {count, 1};
  if (look.out().columns == 1) return {1, count};
  return look.phases.stride;
}

Block drawn_input(const PhaseLook& look) {
  return drawn_grid(input_grid(look, look.in_channel), numbered_style(look, look.numbered), look.cell);
}

Block drawn_other_channels(const PhaseLook& look) {
  const Style& style = look.stage.style;
  const double size = style.sizes.note, line_height = style.fonts->cap_height(Face::sans, size) + style.sizes.unit * 1.5;
  const std::vector<std::string> lines{"+ the same of", counted(look.other_channels, "other channel")};
  Block block;
  for (const std::string& words : lines) {
    block.size.height += line_height;
    block.size.width = std::max(block.size.width, style.fonts->width(words, Face::sans, size));
    block.group.marks.push_back(
        Text{words, {0, block.size.height - style.sizes.unit}, size, Face::sans, Anchor::start, style.colors.muted, {}});
  }
  block.cells = {0, 0, block.size.width, block.size.height};
  return block;
}

Mosaic sub_kernels(const PhaseLook& look) {
  const Style& style = look.stage.style;
  const Grid kernel = kernel_grid(look.stage, look.kernel, false);
  std::vector<Block> blocks;
  for (const OutputPhase& phase : look.phases.all) {
    const int rows = static_cast<int>(phase.kernel_rows.size()), columns = static_cast<int>(phase.kernel_columns.size());
    if (rows == 0 || columns == 0) {
      blocks.push_back(no_map(phase, look.kernel_cell, style));
      continue;
    }
    Grid grid = empty_grid("", "", phase.letter, Role::weight, look.stage.layer.index, rows, columns);
    for (int i = 0; i < rows * columns; ++i) {
      const int from = look.turned ? rows * columns - 1 - i : i;
      grid.cells[at(i)] =
          kernel.cells[at(phase.kernel_rows[at(from / columns)] * kernel.columns + phase.kernel_columns[at(from % columns)])];
    }
    for (CellLook& cell : grid.cells) cell.fill = phase.tint;
    outline_both(grid, look.stage.pointed.weight, look.lit.weight, style.colors.kernel.line, style);
    blocks.push_back(drawn_grid(grid, kernel_style(look), look.kernel_cell));
  }
  return mosaic(std::move(blocks), mosaic_sides(look),
                heading("Sub-kernels", "", look.turned ? "turned by 180°, one for each phase" : "one for each phase",
                        style.colors.kernel.line, style),
                look);
}

Mosaic phase_maps(const PhaseLook& look) {
  const Style& style = look.stage.style;
  const Phases& phases = look.phases;
  std::vector<Block> blocks;
  for (const OutputPhase& phase : phases.all) {
    if (phase.rows == 0 || phase.columns == 0) {
      blocks.push_back(no_map(phase, look.cell, style));
      continue;
    }
    Grid grid = phases.rearranged
                    ? input_grid(look, phase.input_channel)
                    : empty_grid("", "", phase.letter, Role::output, look.stage.layer.index, phase.rows, phase.columns);
    if (phases.rearranged) {
      grid.title.clear(), grid.letter.clear();
      grid.note = phase.letter + (grid.columns > 1 ? ": channel " : ": ") + std::to_string(phase.input_channel);
    } else {
      for (int row = 0; row < phase.rows; ++row)
        for (int column = 0; column < phase.columns; ++column)
          grid.at(row, column) =
              finished_look(look, phase.row + row * phases.stride.rows, phase.column + column * phases.stride.columns);
      outline_outputs(grid, look);
    }
    for (CellLook& cell : grid.cells) cell.fill = look.fill(phase, cell.value);
    blocks.push_back(drawn_grid(grid, numbered_style(look, look.numbered), look.cell));
  }
  Block head =
      phases.rearranged
          ? heading("Input", "x", counted(std::ssize(blocks), "channel") + ", one for each phase", style.colors.input.line, style)
          : heading("Phases", "", "same place in each " + block_words(phases.stride), style.colors.output.line, style);
  return mosaic(std::move(blocks), mosaic_sides(look), std::move(head), look);
}

Block drawn_kernel(const PhaseLook& look) {
  const Style& style = look.stage.style;
  Grid grid = kernel_grid(look.stage, look.kernel, false);
  grid.outlines.clear();
  outline_lit(grid, look.stage.pointed.weight, style.colors.kernel.line, pointed_width(style));
  std::vector<const OutputPhase*> owners(grid.cells.size());
  for (const OutputPhase& phase : look.phases.all)
    for (const int row : phase.kernel_rows)
      for (const int column : phase.kernel_columns) {
        owners[at(row * grid.columns + column)] = &phase;
        grid.at(row, column).fill = phase.tint;
      }
  Block block = drawn_grid(grid, kernel_style(look), look.kernel_cell);
  const double cell = look.kernel_cell;
  for (std::size_t i = 0; lettered(cell, style) && i < owners.size(); ++i)
    add_letter(owners[i]->letter,
               {block.cells.x + static_cast<double>(i % at(grid.columns)) * cell,
                block.cells.y + static_cast<double>(i / at(grid.columns)) * cell},
               cell, style, block.group.marks);
  return block;
}

// Where nothing is woven in yet a paler tint shows what will be.
Block drawn_output(const PhaseLook& look) {
  const Style& style = look.stage.style;
  const Shape& shape = look.out();
  Grid grid = empty_grid("Output", "y", channel_note(shape, look.out_channel, sides_words(shape.rows, shape.columns)),
                         Role::output, look.stage.layer.index, shape.rows, shape.columns);
  for (int row = 0; row < shape.rows; ++row)
    for (int column = 0; column < shape.columns; ++column) {
      CellLook& cell = grid.at(row, column);
      cell = finished_look(look, row, column);
      cell.shown = look.woven[at(row * shape.columns + column)];
      const OutputPhase& phase = look.phases.of(row, column);
      cell.fill = cell.shown ? look.fill(phase, cell.value) : mixed(style.colors.ground, phase.tint, 0.4);
    }
  outline_outputs(grid, look);
  Block block = drawn_grid(grid, numbered_style(look, look.numbered), look.cell);
  if (!lettered(look.cell, style)) return block;
  for (int row = 0; row < shape.rows; ++row)
    for (int column = 0; column < shape.columns; ++column)
      if (letter_stands(look, row, column))
        add_letter(look.phases.of(row, column).letter, {block.cells.x + column * look.cell, block.cells.y + row * look.cell},
                   look.cell, style, block.group.marks);
  return block;
}

// The cells of this step on their way from their phase to their place in the output.
void add_flights(const PhaseLook& look, const std::vector<Rect>& maps, const Rect& output, std::vector<Mark>& marks) {
  const Stage& stage = look.stage;
  const Style& style = stage.style;
  const double share = stage.motion.travel, cell = look.cell;
  if (share <= 0 || share >= 1) return;
  const Shape& shape = look.out();
  std::vector<int> flying;
  for (int i = 0; i < shape.plane(); ++i)
    if (look.arriving[at(i)]) flying.push_back(i);
  if (flying.size() > most_in_flight) return;
  Group group;
  group.name = "cells on their way", group.opacity = 0.96;
  for (const int i : flying) {
    const int row = i / shape.columns, column = i % shape.columns;
    const OutputPhase& phase = look.phases.of(row, column);
    const Rect& map = maps[at(&phase - look.phases.all.data())];
    const Point from{map.x + column / look.phases.stride.columns * cell, map.y + row / look.phases.stride.rows * cell};
    const Point to{output.x + column * cell, output.y + row * cell}, place = between(from, to, share);
    const Rect box{place.x, place.y, cell, cell};
    group.marks.push_back(
        rectangle(box, look.fill(phase, stage.layer.y[look.first_cell() + i]), {style.colors.output.line, style.sizes.outline}));
    if (!look.numbered) continue;
    const double size = style.sizes.number * std::min(1.0, cell / style.sizes.cell);
    const FittedNumber number =
        fitted_number(stage.layer.y[look.first_cell() + i], cell * 0.82, size, *style.fonts, style.fractions);
    const double height = style.fonts->cap_height(Face::mono, number.size);
    group.marks.push_back(Text{number.words,
                               {box.center().x, box.center().y + height / 2},
                               number.size,
                               Face::mono,
                               Anchor::middle,
                               ink_on(style.colors, phase.tint),
                               {}});
  }
  marks.push_back(std::move(group));
}

}  // namespace upstamp
