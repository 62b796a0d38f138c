// The two maps along a matrix's edges, as numbers or as bars.
#include <cmath>
#include <utility>

#include "view/matrix_sheet.h"
#include "view/sheet.h"
#include "view/sheet_look.h"

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

bool is_input(const MatrixSheet& sheet, Vector vector) { return (vector == Vector::in) != sheet.transposed; }

Grid map_grid(const MatrixSheet& sheet, Vector vector, bool upright) {
  const Stage& stage = sheet.stage;
  const bool input = is_input(sheet, vector);
  const Shape& shape = input ? stage.layer.wiring.in : stage.layer.wiring.out;
  std::vector<Grid> channels;
  for (int channel = 0; channel < shape.channels; ++channel)
    channels.push_back(input ? input_map(stage, channel) : output_map(stage, channel));
  Grid grid = laid_flat(channels, upright);
  grid.limit = largest_value(input ? stage.layer.x : stage.layer.y);
  if (sheet.transposed) {
    const Tensor& y = stage.layer.y;
    const Tensor shown = input ? input_gradient(sheet.straight.wiring(), stage.layer.w, y) : y;
    grid.limit = largest_value(shown);
    for (std::size_t i = 0; i < grid.cells.size(); ++i)
      grid.cells[i] = {true, shown.values[i], CellGround::tinted, false, false, 0, static_cast<int>(i)};
  } else if (const int cell = explained_row(sheet); cell >= 0 && !stage.stamps()) {
    const Color color = stage.style.colors.of(grid.role).line;
    if (input)
      outline_lit(grid, inputs_into(stage.layer.wiring, cell), color, sharing_width(stage.style));
    else
      outline_range(grid, cell, cell + 1, color, sharing_width(stage.style));
  }
  return grid;
}

// What the layer adds to each output cell. A cell stands for the weight it is, where it is one alone.
Grid added_grid(const MatrixSheet& sheet) {
  const Stage& stage = sheet.stage;
  const LayerStudy& layer = stage.layer;
  const int cells = static_cast<int>(layer.wiring.out.cells());
  Grid grid = empty_grid("", "", "", Role::weight, layer.index, cells, 1);
  std::vector<int> parts(at(cells));
  for (const Offset& offset : layer.wiring.offsets) {
    CellLook& look = grid.cells[at(offset.out)];
    look.value += offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]);
    look.cell = parts[at(offset.out)]++ == 0 ? offset.weight : -1;
  }
  const Color color = stage.style.colors.kernel.line;
  for (int i = 0; i < cells; ++i) {
    CellLook& look = grid.cells[at(i)];
    look.shown = true, look.ground = CellGround::tinted;
    grid.limit = std::max(grid.limit, std::fabs(look.value));
    if (look.cell >= 0 && stage.pointed.weight[at(look.cell)] && (stage.tag.role == Role::weight || stage.tag.cell == i))
      grid.outlines.push_back({i, 0, 1, 1, color, pointed_width(stage.style), false});
  }
  if (const int cell = cell_to_explain(stage); cell >= 0)
    grid.outlines.push_back({cell, 0, 1, 1, color, sharing_width(stage.style), false});
  return grid;
}

Grid strip_grid(const MatrixSheet& sheet, const StripLook& look) {
  return look.vector == Vector::added ? added_grid(sheet) : map_grid(sheet, look.vector, look.upright);
}

// Outside of the cells, so that small ones are not hidden.
void add_frames(const MatrixSheet& sheet, const std::vector<Outline>& outlines, bool upright, double thickness,
                std::vector<Mark>& marks) {
  const double cell = sheet.cell;
  for (const Outline& outline : outlines) {
    const double width = frame_width(sheet, outline.width);
    const Rect box = upright ? Rect{0, outline.row * cell, thickness, outline.rows * cell}
                             : Rect{outline.column * cell, 0, outline.columns * cell, thickness};
    marks.push_back(rectangle(box.inset(-width / 2), no_color, {outline.color, width}));
  }
}

// Cells that have no value yet, where a blank could be taken for one.
void add_hatching(const Grid& grid, bool upright, double cell, double thickness, const Style& style, std::vector<Mark>& marks) {
  const int cells = static_cast<int>(grid.cells.size());
  for (int first = 0; first < cells;) {
    int end = first;
    while (end < cells && !grid.cells[at(end)].shown) ++end;
    const double start = first * cell, length = (end - first) * cell;
    if (end > first)
      marks.push_back(hatching(upright ? Rect{0, start, thickness, length} : Rect{start, 0, length, thickness},
                               3 * type_scale(style), {style.colors.hatch, style.sizes.hairline}));
    first = std::max(end, first + 1);
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
  return block;
}

// Cells that are too small for numbers: colours alone, but broad enough to be seen and hit.
Block colors(const Grid& grid, bool upright, const Style& style, double cell, double thickness) {
  const double length = static_cast<double>(grid.cells.size()) * cell;
  Block block;
  block.cells = upright ? Rect{0, 0, thickness, length} : Rect{0, 0, length, thickness};
  block.size = {block.cells.width, block.cells.height};
  Cells cells{block.cells, grid.rows, grid.columns, {}, {}, grid.role, {}, grid.layer};
  for (const CellLook& look : grid.cells) {
    const Color fill = look.value == 0 ? style.colors.zero : signed_color(style.colors, look.value, grid.limit);
    cells.fills.push_back(look.shown ? fill : no_color);
    cells.cell_tags.push_back(look.cell);
  }
  std::vector<Mark>& marks = block.group.marks;
  marks.push_back(std::move(cells));
  marks.push_back(rectangle(block.cells, no_color, {style.colors.of(grid.role).line, style.sizes.outline}));
  return block;
}

// The means of so many cells each, as far as they are there.
Grid bundled(const Grid& grid, int bundle, bool upright) {
  const std::size_t all = grid.cells.size(), size = at(bundle);
  const int count = static_cast<int>((all + size - 1) / size);
  Grid means = empty_grid("", "", "", grid.role, grid.layer, upright ? count : 1, upright ? 1 : count);
  means.limit = grid.limit;
  for (int i = 0; i < count; ++i) {
    double sum = 0;
    int shown = 0;
    for (std::size_t k = at(i) * size; k < std::min(all, at(i + 1) * size); ++k)
      if (grid.cells[k].shown) sum += grid.cells[k].value, ++shown;
    means.cells[at(i)].shown = shown > 0;
    means.cells[at(i)].value = shown > 0 ? sum / shown : 0;
  }
  return means;
}

}  // namespace

double strip_thickness(const MatrixSheet& sheet, VectorLook look) {
  const double scale = type_scale(sheet.stage.style), thinnest = 10 * scale;
  if (sheet.bundle > 1) return thinnest;
  return look == VectorLook::bars ? longest_bar * scale : std::max(sheet.cell, thinnest);
}

bool is_coloured(const MatrixSheet& sheet, VectorLook look) {
  return sheet.bundle > 1 || (look == VectorLook::numbers && !sheet.numbered());
}

Block drawn_strip(const MatrixSheet& sheet, const StripLook& look) {
  const double thickness = strip_thickness(sheet, look.look);
  const Style& style = sheet.stage.style;
  const bool upright = look.upright;
  Grid grid = strip_grid(sheet, look);
  if (sheet.bundle > 1) {
    grid = bundled(grid, sheet.bundle, upright);
    Block strip = colors(grid, upright, style, sheet.cell, thickness);
    add_hatching(grid, upright, sheet.cell, thickness, style, strip.group.marks);
    return strip;
  }
  const std::vector<Outline> outlines = std::exchange(grid.outlines, {});
  Block strip = look.look == VectorLook::bars ? bars(grid, upright, style, sheet.cell, thickness)
                : sheet.numbered()            ? drawn_grid(grid, style, sheet.cell)
                                              : colors(grid, upright, style, sheet.cell, thickness);
  std::vector<Mark>& marks = strip.group.marks;
  strip.group.name = look.vector == Vector::out ? "out" : look.vector == Vector::in ? "in" : "added";
  if (!sheet.numbered() || look.look == VectorLook::bars) add_hatching(grid, upright, sheet.cell, thickness, style, marks);
  add_block_lines(sheet, look.vector == Vector::in ? sheet.across() : sheet.down(), !upright, strip.cells, marks);
  add_frames(sheet, outlines, upright, thickness, marks);
  return strip;
}

}  // namespace upstamp
