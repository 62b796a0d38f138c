// The two maps along a matrix's edges, as numbers or as bars.
#include <cmath>

#include "base/text.h"
#include "view/matrix_sheet.h"
#include "view/sheet.h"

namespace upstamp {
namespace {

constexpr double longest_bar = 44;  // at the normal type size

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// All channels of a map as one row or column of cells.
Grid laid_flat(const std::vector<Grid>& channels, bool upright) {
  const Grid& first = channels.front();
  const int plane = first.rows * first.columns, cells = plane * static_cast<int>(channels.size());
  Grid flat = empty_grid("", "", "", first.role, first.layer, upright ? cells : 1, upright ? 1 : cells);
  for (std::size_t channel = 0; channel < channels.size(); ++channel) {
    const int start = static_cast<int>(channel) * plane;
    std::copy(channels[channel].cells.begin(), channels[channel].cells.end(), flat.cells.begin() + start);
    for (const Outline& outline : channels[channel].outlines) {
      // A frame around whole rows goes on when they are laid flat; one around another block becomes one for each of its rows.
      const bool whole = outline.columns == channels[channel].columns;
      for (int row = 0; row < (whole ? 1 : outline.rows); ++row) {
        const int place = start + (outline.row + row) * channels[channel].columns + outline.column,
                  length = whole ? outline.rows * outline.columns : outline.columns;
        Outline& part = flat.outlines.emplace_back(outline);
        part.row = upright ? place : 0, part.column = upright ? 0 : place;
        part.rows = upright ? length : 1, part.columns = upright ? 1 : length;
      }
    }
  }
  for (CellLook& look : flat.cells) look.count = 0;
  return flat;
}

Grid strip_grid(const MatrixSheet& sheet, bool upright, const Tensor& back) {
  const Stage& stage = sheet.stage;
  const bool input = upright == sheet.transposed;
  const Shape& shape = input ? stage.layer.wiring.in : stage.layer.wiring.out;
  std::vector<Grid> channels;
  for (int channel = 0; channel < shape.channels; ++channel)
    channels.push_back(input ? input_map(stage, channel) : output_map(stage, channel));
  Grid grid = laid_flat(channels, upright);
  if (!sheet.transposed) return grid;
  for (std::size_t i = 0; i < grid.cells.size(); ++i)
    grid.cells[i] = {
        true, input ? back.values[i] : stage.layer.y.values[i], CellGround::tinted, false, false, 0, static_cast<int>(i)};
  return grid;
}

void add_frames(const Grid& grid, bool upright, double cell, double thickness, std::vector<Mark>& marks) {
  for (const Outline& outline : grid.outlines) {
    const double width = std::min(outline.width, std::max(1.5, cell / 3));
    const Rect box = upright ? Rect{0, outline.row * cell, thickness, outline.rows * cell}
                             : Rect{outline.column * cell, 0, outline.columns * cell, thickness};
    marks.push_back(rectangle(box.inset(width / 2), no_color, {outline.color, width}));
  }
}

// One bar a cell, from a common line; negative ones reach to the other side of it.
Block bars(const Grid& grid, bool upright, const Style& style, double cell, double thickness) {
  double low = 0, high = 0;
  for (const CellLook& look : grid.cells)
    if (look.shown && std::isfinite(look.value)) low = std::min(low, look.value), high = std::max(high, look.value);
  const double range = high > low ? high - low : 1;
  Grid ground = grid;
  for (CellLook& look : ground.cells) look.shown = false, look.ground = CellGround::plain;
  Block block;
  const int cells = static_cast<int>(grid.cells.size());
  block.cells = upright ? Rect{0, 0, thickness, cells * cell} : Rect{0, 0, cells * cell, thickness};
  block.size = {block.cells.width, block.cells.height};
  Cells slots{block.cells, grid.rows, grid.columns, std::vector<Color>(at(cells), no_color), {}, grid.role, {}, grid.layer};
  for (const CellLook& look : grid.cells) slots.cell_tags.push_back(look.cell);
  std::vector<Mark>& marks = block.group.marks;
  marks.push_back(std::move(slots));
  const RoleColors& colors = style.colors.of(grid.role);
  const double room = thickness - 2, zero = 1 + room * (upright ? -low : high) / range;
  for (int i = 0; i < cells; ++i) {
    const CellLook& look = grid.cells[at(i)];
    const double length = look.shown && std::isfinite(look.value) ? room * look.value / range : 0;
    if (length == 0) continue;
    const double start = zero + (upright ? std::min(length, 0.0) : std::min(-length, 0.0)), along = (i + 0.15) * cell;
    const Rect bar =
        upright ? Rect{start, along, std::fabs(length), cell * 0.7} : Rect{along, start, cell * 0.7, std::fabs(length)};
    marks.push_back(rectangle(bar, colors.line, {}, {grid.role, look.cell, grid.layer}));
  }
  const Point from = upright ? Point{zero, 0} : Point{0, zero},
              to = upright ? Point{zero, cells * cell} : Point{cells * cell, zero};
  marks.push_back(line(from, to, {style.colors.ink, style.sizes.hairline}));
  add_frames(grid, upright, cell, thickness, marks);
  return block;
}

// Cells that are too small for numbers: colours alone, but broad enough to be seen and hit.
Block colors(const Grid& grid, bool upright, const Style& style, double cell, double thickness) {
  double limit = 0;
  for (const CellLook& look : grid.cells)
    if (look.shown && std::isfinite(look.value)) limit = std::max(limit, std::fabs(look.value));
  const double length = static_cast<double>(grid.cells.size()) * cell;
  Block block;
  block.cells = upright ? Rect{0, 0, thickness, length} : Rect{0, 0, length, thickness};
  block.size = {block.cells.width, block.cells.height};
  Cells cells{block.cells, grid.rows, grid.columns, {}, {}, grid.role, {}, grid.layer};
  for (const CellLook& look : grid.cells) {
    cells.fills.push_back(look.shown ? signed_color(style.colors, look.value, limit) : no_color);
    cells.cell_tags.push_back(look.cell);
  }
  std::vector<Mark>& marks = block.group.marks;
  marks.push_back(std::move(cells));
  marks.push_back(rectangle(block.cells, no_color, {style.colors.of(grid.role).line, style.sizes.outline}));
  add_frames(grid, upright, cell, thickness, marks);
  return block;
}

// What a strip of bundled cells still shows: whose side it is.
Block plain_strip(const MatrixSheet& sheet, bool upright, double thickness) {
  const bool input = upright == sheet.transposed;
  const RoleColors& colors = sheet.stage.style.colors.of(input ? Role::input : Role::output);
  Block block;
  block.cells = upright ? Rect{0, 0, thickness, sheet.rows() * sheet.cell} : Rect{0, 0, sheet.columns() * sheet.cell, thickness};
  block.size = {block.cells.width, block.cells.height};
  block.group.marks.push_back(rectangle(block.cells, colors.tint, {colors.line, sheet.stage.style.sizes.outline}));
  return block;
}

// "row 2" or "channel 1" outside the strip, where the block is long enough for it.
Block labelled(const MatrixSheet& sheet, Block strip, bool upright) {
  const Shape& side = upright ? sheet.down() : sheet.across();
  const Style& style = sheet.stage.style;
  const bool channels = side.channels > 1;
  const int run = channels ? static_cast<int>(side.plane()) : side.columns;
  if (side.cells() == run || side.columns == 1) return strip;
  const double size = style.sizes.note, length = run * sheet.cell / sheet.bundle,
               height = style.fonts->cap_height(Face::sans, size), gap = style.sizes.unit * 1.5;
  double widest = 0;
  std::vector<std::string> words;
  for (int block = 0; block < side.cells() / run; ++block) {
    words.push_back((channels ? "channel " : "row ") + std::to_string(block));
    widest = std::max(widest, style.fonts->width(words.back(), Face::sans, size));
  }
  if (length < (upright ? height * 1.6 : widest + gap)) return strip;
  Block block;
  const Point moved = upright ? Point{widest + gap, 0} : Point{0, height + gap};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double middle = (static_cast<double>(i) + 0.5) * length;
    const Point place = upright ? Point{widest, middle + height / 2} : Point{middle, height};
    block.group.marks.push_back(
        Text{words[i], place, size, Face::sans, upright ? Anchor::end : Anchor::middle, style.colors.muted, {}});
  }
  strip.group.offset = moved;
  block.cells = strip.cells.moved(moved);
  block.size = {block.cells.right(), block.cells.bottom()};
  block.group.marks.push_back(std::move(strip.group));
  return block;
}

}  // namespace

double strip_thickness(const MatrixSheet& sheet, VectorLook look) {
  const double scale = type_scale(sheet.stage.style), thinnest = 10 * scale;
  if (sheet.bundle > 1) return thinnest;
  return look == VectorLook::bars ? longest_bar * scale : std::max(sheet.cell, thinnest);
}

Block drawn_strip(const MatrixSheet& sheet, bool upright, VectorLook look, const Tensor& back) {
  const double thickness = strip_thickness(sheet, look);
  const Style& style = sheet.stage.style;
  Block strip;
  if (sheet.bundle > 1)
    strip = plain_strip(sheet, upright, thickness);
  else if (const Grid grid = strip_grid(sheet, upright, back); look == VectorLook::bars)
    strip = bars(grid, upright, style, sheet.cell, thickness);
  else
    strip = thickness > sheet.cell ? colors(grid, upright, style, sheet.cell, thickness) : drawn_grid(grid, style, sheet.cell);
  strip.group.name = upright ? "left" : "top";
  return labelled(sheet, std::move(strip), upright);
}

}  // namespace upstamp
