#include "view/grid.h"

#include <cmath>

#include "base/text.h"
#include "view/grid_numbers.h"

namespace upstamp {
namespace {

double largest_magnitude(const Grid& grid) {
  double largest = grid.limit;
  if (largest == 0)
    for (const CellLook& look : grid.cells)
      if (look.shown) largest = std::max(largest, std::fabs(look.value));
  return largest == 0 ? 1 : largest;
}

struct Pen {
  const Grid& grid;
  const Style& style;
  double cell;
  Rect box;
  bool numbered;
  Rect rect(int row, int column, int rows = 1, int columns = 1) const {
    return {box.x + column * cell, box.y + row * cell, columns * cell, rows * cell};
  }
};

constexpr double faint_share = 0.5;  // of a colour that stands for a number that would be faint

bool room_for_counts(double cell, const Style& style) { return cell >= style.sizes.cell * 0.88; }

// Frames are thinner around small cells, so that they do not fill them.
double frame_width(const Pen& pen, double width) {
  return std::min(width, std::max(0.4 * width, width * pen.cell / pen.style.sizes.cell));
}

Color ground_color(const CellLook& look, const Palette& palette, Role role) {
  if (look.ground == CellGround::plain) return no_color;
  return look.ground == CellGround::zero ? palette.zero : palette.of(role).tint;
}

// What values are to the eye where they are no numbers.
ColorScale scale_of(const Pen& pen) {
  const bool map = pen.grid.role == Role::input || pen.grid.role == Role::output;
  if (!pen.style.picture || !map) return ColorScale::of_signed(pen.style.colors, pen.numbered ? 1 : largest_magnitude(pen.grid));
  double least = 0, most = 0;
  for (const CellLook& look : pen.grid.cells)
    if (look.shown) least = std::min(least, look.value), most = std::max(most, look.value);
  return ColorScale::of_picture(least, most);
}

Cells ground_cells(const Pen& pen) {
  const Palette& palette = pen.style.colors;
  const ColorScale scale = scale_of(pen);
  Cells cells{pen.box,
              pen.grid.rows,
              pen.grid.columns,
              {},
              {palette.grid_line, pen.cell >= 6 ? pen.style.sizes.hairline : 0},
              pen.grid.role,
              {},
              pen.grid.layer};
  cells.fills.reserve(pen.grid.cells.size()), cells.cell_tags.reserve(pen.grid.cells.size());
  for (const CellLook& look : pen.grid.cells) {
    Color fill = ground_color(look, palette, pen.grid.role);
    if (look.fill != no_color)
      fill = look.fill;
    else if (!pen.numbered && look.shown && look.ground != CellGround::zero)
      fill = look.faint ? mixed(palette.ground, scale.at(look.value), faint_share) : scale.at(look.value);
    cells.fills.push_back(fill);
    cells.cell_tags.push_back(look.cell);
  }
  return cells;
}

// One path for neighbouring hatched cells of a row, so that lines run on and files stay small.
void add_hatching(const Pen& pen, std::vector<Mark>& marks) {
  const double spacing = std::max(3.0, pen.cell / 5);
  for (int row = 0; row < pen.grid.rows; ++row)
    for (int column = 0; column < pen.grid.columns;) {
      int end = column;
      while (end < pen.grid.columns && pen.grid.cells[static_cast<std::size_t>(row * pen.grid.columns + end)].hatched) ++end;
      if (end > column)
        marks.push_back(
            hatching(pen.rect(row, column, 1, end - column), spacing, {pen.style.colors.hatch, 0.75 * pen.style.sizes.hairline}));
      column = std::max(end, column + 1);
    }
}

// Ground for letters in a hatched cell, so that no line crosses them.
Path clear_patch(const Pen& pen, const CellLook& look, Rect letters) {
  const Color ground = ground_color(look, pen.style.colors, pen.grid.role);
  return rounded_rectangle(letters.inset(-0.05 * pen.cell), 0.05 * pen.cell, ground.alpha > 0 ? ground : pen.style.colors.ground);
}

void add_numbers(const Pen& pen, std::vector<Mark>& marks) {
  const Style& style = pen.style;
  const Palette& palette = style.colors;
  const double size = std::min(style.sizes.number, style.sizes.number * pen.cell / style.sizes.cell);
  std::vector<double> values;
  for (const CellLook& look : pen.grid.cells)
    if (look.shown) values.push_back(look.value);
  // Clear of the thickest frame a cell may have.
  const double room = pen.cell - 2 * frame_width(pen, style.sizes.emphasis) - std::max(1.0, 0.05 * pen.cell);
  const NumberFormat format(values, room, size, *style.fonts, style.fractions);
  const bool counted = room_for_counts(pen.cell, style);
  for (int i = 0; i < static_cast<int>(pen.grid.cells.size()); ++i) {
    const CellLook& look = pen.grid.cells[static_cast<std::size_t>(i)];
    const Rect box = pen.rect(i / pen.grid.columns, i % pen.grid.columns);
    if (look.shown) {
      const FittedNumber number = format.written(look.value);
      const double height = style.fonts->cap_height(Face::mono, number.size), baseline = box.center().y + height / 2;
      if (look.hatched) {
        const double width = style.fonts->width(number.words, Face::mono, number.size);
        marks.push_back(clear_patch(pen, look, {box.center().x - width / 2, baseline - height, width, height}));
      }
      marks.push_back(Text{number.words,
                           {box.center().x, baseline},
                           number.size,
                           Face::mono,
                           Anchor::middle,
                           look.fill != no_color ? ink_on(palette, look.fill)
                           : look.faint          ? palette.muted
                                                 : palette.ink,
                           {}});
    }
    if (pen.grid.index_columns > 0 && counted && look.cell >= 0) {
      const int place = look.cell % static_cast<int>(pen.grid.cells.size());
      const double index = style.sizes.counter * 0.8 * pen.cell / style.sizes.cell, corner = pen.cell * 0.1;
      const std::string words =
          std::to_string(place / pen.grid.index_columns) + "," + std::to_string(place % pen.grid.index_columns);
      marks.push_back(Text{words,
                           {box.x + corner, box.y + corner + style.fonts->cap_height(Face::sans, index)},
                           index,
                           Face::sans,
                           Anchor::start,
                           palette.muted,
                           {}});
    }
    if (look.count > 1 && counted) {
      const double counter = style.sizes.counter * 0.9 * pen.cell / style.sizes.cell, corner = pen.cell * 0.11;
      const std::string words = "×" + std::to_string(look.count);
      const double height = style.fonts->cap_height(Face::sans, counter), width = style.fonts->width(words, Face::sans, counter);
      const Rect ink{box.right() - corner - width, box.y + corner, width, height};
      if (look.hatched) marks.push_back(clear_patch(pen, look, ink));
      marks.push_back(Text{words, {ink.right(), ink.bottom()}, counter, Face::sans, Anchor::end, palette.muted, {}});
    }
  }
}

void add_outlines(const Pen& pen, std::vector<Mark>& marks) {
  const Measures& sizes = pen.style.sizes;
  if (pen.grid.framed) marks.push_back(rectangle(pen.box, no_color, {pen.style.colors.of(pen.grid.role).line, sizes.outline}));
  for (const Outline& outline : pen.grid.outlines) {
    Stroke stroke{outline.color, frame_width(pen, outline.width)};
    if (outline.dashed) stroke.dash = sizes.dash, stroke.gap = sizes.dash_gap;
    Rect box = pen.rect(outline.row, outline.column, outline.rows, outline.columns);
    // A solid frame lies inside its cells so that neighbouring frames never hide each other.
    if (!outline.dashed) box = box.inset(stroke.width / 2);
    marks.push_back(rectangle(box, no_color, stroke));
  }
}

}  // namespace

Grid empty_grid(std::string title, std::string letter, std::string note, Role role, int layer, int rows, int columns) {
  Grid grid{std::move(title), std::move(letter), std::move(note), "", "", "", role, layer, rows, columns, {}, {}};
  grid.cells.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
  return grid;
}

void outline_lit(Grid& grid, const std::vector<char>& lit, Color color, double width) {
  const std::size_t before = grid.outlines.size();
  int top = grid.rows, left = grid.columns, bottom = -1, right = -1;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const int cell = grid.cells[i].cell;
    if (cell >= 0 && static_cast<std::size_t>(cell) < lit.size() && lit[static_cast<std::size_t>(cell)]) {
      const int row = static_cast<int>(i) / grid.columns, column = static_cast<int>(i) % grid.columns;
      grid.outlines.push_back({row, column, 1, 1, color, width, false});
      top = std::min(top, row), bottom = std::max(bottom, row), left = std::min(left, column), right = std::max(right, column);
    }
  }
  // Where they fill a block one frame holds all, for many side by side would be a lattice.
  const int rows = bottom - top + 1, columns = right - left + 1;
  if (rows < 1 || grid.outlines.size() - before != static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) return;
  grid.outlines.resize(before);
  grid.outlines.push_back({top, left, rows, columns, color, width, false});
}

void outline_range(Grid& grid, int first, int end, Color color, double width) {
  int top = grid.rows, left = grid.columns, bottom = -1, right = -1;
  for (int i = 0; i < grid.rows * grid.columns; ++i) {
    const int cell = grid.cells[static_cast<std::size_t>(i)].cell;
    if (cell < first || cell >= end) continue;
    top = std::min(top, i / grid.columns), bottom = std::max(bottom, i / grid.columns);
    left = std::min(left, i % grid.columns), right = std::max(right, i % grid.columns);
  }
  if (bottom >= top) grid.outlines.push_back({top, left, bottom - top + 1, right - left + 1, color, width, false});
}

double pointed_width(const Style& style) { return style.sizes.emphasis * 2 / 3; }

Block heading(const std::string& title, const std::string& letter, const std::string& note, Color color, const Style& style) {
  const Measures& sizes = style.sizes;
  const Fonts& fonts = *style.fonts;
  Block block;
  auto& [width, y] = block.size;
  if (!title.empty()) {
    y += fonts.cap_height(Face::sans_semibold, sizes.title);
    block.group.marks.push_back(Text{title, {0, y}, sizes.title, Face::sans_semibold, Anchor::start, color, {}});
    const double after = fonts.width(title + " ", Face::sans_semibold, sizes.title);
    block.group.marks.push_back(Text{letter, {after, y}, sizes.title, Face::sans_italic, Anchor::start, style.colors.muted, {}});
    width = std::max(width, after + fonts.width(letter, Face::sans_italic, sizes.title));
    y += sizes.unit * 2;
  }
  if (!note.empty()) {
    y += fonts.cap_height(Face::sans, sizes.note);
    block.group.marks.push_back(Text{note, {0, y}, sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
    width = std::max(width, fonts.width(note, Face::sans, sizes.note));
    y += sizes.unit * 2.5;
  }
  return block;
}

Block drawn_grid(const Grid& grid, const Style& style, double cell) {
  Block block = heading(grid.title, grid.letter, grid.note, style.colors.of(grid.role).line, style);
  block.group.name = grid.title;
  double width = std::max({block.size.width, grid.columns * cell,
                           grid.note.empty() ? 0 : style.fonts->width(grid.later_note, Face::sans, style.sizes.note)});
  block.cells = {0, block.size.height, grid.columns * cell, grid.rows * cell};
  // A picture's kernels are numbers all the same.
  const bool numbers = style.numbered || (style.picture && grid.role == Role::weight);
  const Pen pen{grid, style, cell, block.cells, numbers && cell >= style.sizes.smallest_numbered_cell};
  block.group.marks.push_back(ground_cells(pen));
  add_hatching(pen, block.group.marks);
  if (pen.numbered) add_numbers(pen, block.group.marks);
  add_outlines(pen, block.group.marks);
  double bottom = block.cells.bottom();
  std::vector<std::string> feet;
  if (!grid.foot.empty()) feet.push_back(grid.foot);
  if (!grid.count_foot.empty() && pen.numbered && room_for_counts(cell, style)) feet.push_back(grid.count_foot);
  for (const std::string& foot : feet) {
    bottom += style.sizes.unit * 2 + style.fonts->cap_height(Face::sans, style.sizes.note);
    block.group.marks.push_back(Text{foot, {0, bottom}, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
    width = std::max(width, style.fonts->width(foot, Face::sans, style.sizes.note));
    bottom += style.fonts->descent(Face::sans, style.sizes.note);
  }
  block.size = {width, bottom};
  return block;
}

Block stacked(const std::vector<Block>& blocks, double gap) {
  if (blocks.size() == 1) return blocks.front();
  Block stack;
  for (const Block& block : blocks) {
    Group moved = block.group;
    moved.offset = {0, stack.size.height};
    stack.cells = stack.group.marks.empty() ? block.cells : united(stack.cells, block.cells.moved(moved.offset));
    stack.size = {std::max(stack.size.width, block.size.width), moved.offset.y + block.size.height + gap};
    stack.group.marks.push_back(std::move(moved));
  }
  stack.size.height -= gap;
  return stack;
}

}  // namespace upstamp
