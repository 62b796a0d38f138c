#include "view/matrix_sheet.h"

#include <cmath>

#include "view/equation.h"

namespace upstamp {
namespace {

constexpr int most_drawn = 256;      // rows or columns
constexpr int most_outlined = 1024;  // entries
constexpr double least_spacing = 4;  // points between block lines

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct Place {
  int row = 0, column = 0;
};

Place place_of(const MatrixSheet& sheet, const Tap& tap) {
  const int out = tap.out / sheet.bundle, in = tap.in / sheet.bundle;
  return sheet.transposed ? Place{in, out} : Place{out, in};
}

void fill_entries(const MatrixSheet& sheet, Grid& grid) {
  const double limit = largest_entry(sheet);
  for (int out = 0; out < sheet.matrix.rows; ++out)
    for (int in = 0; in < sheet.matrix.columns; ++in) {
      const std::size_t entry = at(out * sheet.matrix.columns + in);
      const int tap = sheet.matrix.taps[entry];
      if (tap < 0) continue;
      const double value = sheet.matrix.values[entry];
      const Place place = place_of(sheet, {out, in});
      grid.at(place.row, place.column) = {
          true, value, CellGround::plain, false, false, 0, tap, entry_color(sheet.stage.style.colors, value, limit)};
    }
}

void count_entries(const MatrixSheet& sheet, Grid& grid) {
  double most = 1;
  for (const Tap& tap : sheet.straight.wiring().taps) {
    const Place place = place_of(sheet, tap);
    CellLook& look = grid.at(place.row, place.column);
    look.value += 1;
    most = std::max(most, look.value);
  }
  for (CellLook& look : grid.cells)
    if (look.value > 0) look.fill = count_color(sheet.stage.style.colors, look.value, most);
}

// Around the columns (rows when transposed) of so many input cells, or the other way about for output cells.
void add_band(const MatrixSheet& sheet, Role side, int first, int count, double width, Grid& grid) {
  const int begin = first / sheet.bundle, length = (first + count - 1) / sheet.bundle - begin + 1;
  const Color color = sheet.stage.style.colors.of(side).line;
  if ((side == Role::input) != sheet.transposed)
    grid.outlines.push_back({0, begin, grid.rows, length, color, width, false});
  else
    grid.outlines.push_back({begin, 0, length, grid.columns, color, width, false});
}

void add_outlines(const MatrixSheet& sheet, Grid& grid) {
  const Stage& stage = sheet.stage;
  const Measures& sizes = stage.style.sizes;
  const Moment& moment = stage.moment;
  const Color color = stage.style.colors.kernel.line;
  int outlined = 0;
  const auto outline = [&](const Tap& tap, double width) {
    const Place place = place_of(sheet, tap);
    if (outlined++ < most_outlined) grid.outlines.push_back({place.row, place.column, 1, 1, color, width, false});
  };
  if (moment.cell >= 0)
    add_band(sheet, stage.scatter() ? Role::input : Role::output, moment.cell, std::max(moment.finishing - moment.cell, 1),
             sizes.emphasis * std::max(stage.motion.light, 0.4), grid);
  if (moment.granularity == Granularity::product)
    for (const Tap& tap : moment.now) outline(tap, sizes.emphasis);
  const Role role = stage.tag.role;
  const bool side = role == Role::input || role == Role::output;
  const auto& lit = role == Role::input ? stage.pointed.input : stage.pointed.output;
  if (side && stage.tag.cell >= 0 && at(stage.tag.cell) < lit.size())
    add_band(sheet, role, stage.tag.cell, 1, pointed_width(stage.style), grid);
  if (role != Role::none)
    for (const Tap& tap : stage.layer.wiring.taps)
      if (is_pointed(stage, tap)) outline(tap, pointed_width(stage.style));
}

// Lines wherever a row of the map ends, stronger ones where a channel ends; `upright` ones part the columns.
void add_block_lines(const Shape& side, bool upright, const Rect& box, double spacing, const Style& style,
                     std::vector<Mark>& marks) {
  Path fine, strong;
  fine.stroke = {faded(style.colors.muted, 0.7), style.sizes.hairline};
  strong.stroke = {style.colors.muted, style.sizes.hairline * 1.75};
  const int run = side.columns > 1 && side.columns * spacing >= least_spacing ? side.columns : static_cast<int>(side.plane());
  if (run * spacing < least_spacing) return;
  for (int cell = run; cell < side.cells(); cell += run) {
    const double along = cell * spacing;
    const Point from = upright ? Point{box.x + along, box.y} : Point{box.x, box.y + along};
    const Point to = upright ? Point{box.x + along, box.bottom()} : Point{box.right(), box.y + along};
    (cell % side.plane() == 0 ? strong : fine).contours.push_back({{from, to}, false});
  }
  for (Path* path : {&fine, &strong})
    if (!path->contours.empty()) marks.push_back(std::move(*path));
}

// Which weight an entry is, small below its number, as far as there is room.
void add_names(const MatrixSheet& sheet, const Block& block, const Grid& grid, std::vector<Mark>& marks) {
  const Style& style = sheet.stage.style;
  const LayerStudy& layer = sheet.stage.layer;
  if (sheet.bundle > 1 || layer.wiring.weight.cells() == 0 || !style.numbered || sheet.cell < style.sizes.cell * 0.82) return;
  const double size = style.sizes.counter * 0.86 * sheet.cell / style.sizes.cell, room = sheet.cell * 0.9;
  for (int i = 0; i < grid.rows * grid.columns; ++i) {
    const CellLook& look = grid.cells[at(i)];
    const int weight = look.cell < 0 ? -1 : layer.wiring.taps[at(look.cell)].weight;
    if (weight < 0) continue;
    std::string name = cell_name('w', layer.w.shape, weight);
    if (style.fonts->width(name, Face::mono, size) > room) name = name.substr(2, name.size() - 3);
    if (style.fonts->width(name, Face::mono, size) > room) continue;
    const Point middle{block.cells.x + (i % grid.columns + 0.5) * sheet.cell,
                       block.cells.y + (i / grid.columns + 0.9) * sheet.cell};
    marks.push_back(Text{name, middle, size, Face::mono, Anchor::middle, ink_on(style.colors, look.fill), {}});
  }
}

}  // namespace

MatrixSheet matrix_sheet(const Stage& stage, const Straight& straight, bool transposed) {
  MatrixSheet sheet{stage, straight, transposed, 0, 1, {}};
  const Wiring& wiring = straight.wiring();
  const std::int64_t longest = std::max(wiring.in.cells(), wiring.out.cells());
  sheet.bundle = static_cast<int>((longest + most_drawn - 1) / most_drawn);
  if (sheet.bundle == 1) sheet.matrix = matrix_of(wiring, stage.layer.w);
  return sheet;
}

Color entry_color(const Palette& palette, double value, double limit) {
  if (value == 0) return palette.zero;
  // Short of the map's ends, so that what is pointed at stands out; and never so near 0 that it looks like no connection.
  constexpr double most = 0.72, least = 0.12;
  return signed_color(palette, value < 0 ? -1 : 1, 1 / std::clamp(std::fabs(value) / limit * most, least, most));
}

double largest_entry(const MatrixSheet& sheet) {
  double largest = 0;
  for (const double value : sheet.matrix.values) largest = std::max(largest, std::fabs(value));
  return largest;
}

Block drawn_entries(const MatrixSheet& sheet) {
  Grid grid = empty_grid("", "", "", Role::tap, sheet.stage.layer.index, sheet.rows(), sheet.columns());
  if (sheet.bundle == 1)
    fill_entries(sheet, grid);
  else
    count_entries(sheet, grid);
  add_outlines(sheet, grid);
  Block block = drawn_grid(grid, sheet.stage.style, sheet.cell);
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "entries";
  const double spacing = sheet.cell / sheet.bundle;
  add_block_lines(sheet.across(), true, block.cells, spacing, sheet.stage.style, marks);
  add_block_lines(sheet.down(), false, block.cells, spacing, sheet.stage.style, marks);
  add_names(sheet, block, grid, marks);
  return block;
}

}  // namespace upstamp
