#include "view/matrix_sheet.h"

#include <cmath>

#include "view/equation.h"
#include "view/sheet_look.h"

namespace upstamp {
namespace {

constexpr int most_drawn = 256;      // rows or columns
constexpr int most_outlined = 1024;  // entries
constexpr double least_spacing = 9;  // points between block lines

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
  constexpr double least = 0.4;  // of the colours; a single connection is to be seen
  double most = 1;
  for (const Tap& tap : sheet.straight.wiring().taps) {
    const Place place = place_of(sheet, tap);
    CellLook& look = grid.at(place.row, place.column);
    look.value += 1;
    most = std::max(most, look.value);
  }
  for (CellLook& look : grid.cells)
    if (look.value > 0) look.fill = count_color(sheet.stage.style.colors, between(least * most, most, look.value / most), most);
}

// Around the columns (rows when transposed) of so many input cells, or the other way about for output cells: outside of them, so
// that nothing of them is hidden.
void add_band(const MatrixSheet& sheet, Role side, int first, int count, double wanted, std::vector<Mark>& marks) {
  const int begin = first / sheet.bundle, length = (first + count - 1) / sheet.bundle - begin + 1;
  const double cell = sheet.cell, width = frame_width(sheet, wanted);
  const Rect box = (side == Role::input) != sheet.transposed ? Rect{begin * cell, 0, length * cell, sheet.rows() * cell}
                                                             : Rect{0, begin * cell, sheet.columns() * cell, length * cell};
  marks.push_back(rectangle(box.inset(-width / 2), no_color, {sheet.stage.style.colors.of(side).line, width}));
}

void add_step_bands(const MatrixSheet& sheet, std::vector<Mark>& marks) {
  const Stage& stage = sheet.stage;
  const Moment& moment = stage.moment;
  if (const int row = explained_row(sheet); row >= 0) add_band(sheet, Role::output, row, 1, sharing_width(stage.style), marks);
  if (moment.cell >= 0)
    add_band(sheet, stage.scatter() ? Role::input : Role::output, moment.cell, std::max(moment.finishing - moment.cell, 1),
             stage.style.sizes.emphasis * std::max(stage.motion.light, 0.4), marks);
}

// Which weight an entry is, small below its number, as far as there is room.
void add_names(const MatrixSheet& sheet, const Block& block, const Grid& grid, std::vector<Mark>& marks) {
  const Style& style = sheet.stage.style;
  const LayerStudy& layer = sheet.stage.layer;
  if (sheet.bundle > 1 || layer.wiring.weight.cells() == 0 || !style.numbered || sheet.cell < style.sizes.cell * 0.82) return;
  const double size = style.sizes.counter * 0.8 * sheet.cell / style.sizes.cell, room = sheet.cell * 0.8;
  for (int i = 0; i < grid.rows * grid.columns; ++i) {
    const CellLook& look = grid.cells[at(i)];
    const int weight = look.cell < 0 ? -1 : layer.wiring.taps[at(look.cell)].weight;
    if (weight < 0) continue;
    std::string name = cell_name('w', layer.w.shape, weight);
    if (style.fonts->width(name, Face::mono, size) > room) name = name.substr(2, name.size() - 3);
    if (style.fonts->width(name, Face::mono, size) > room) continue;
    const Point middle{block.cells.x + (i % grid.columns + 0.5) * sheet.cell,
                       block.cells.y + (i / grid.columns + 0.86) * sheet.cell};
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

std::string matrix_letter(const MatrixSheet& sheet) {
  const Wiring& wiring = sheet.stage.layer.wiring;
  const bool slides_over_output = wiring.sliding && wiring.sliding->coarse_is_input && wiring.weight.cells() > 0;
  return slides_over_output == sheet.transposed ? "C" : "Cᵀ";
}

int explained_row(const MatrixSheet& sheet) {
  const Stage& stage = sheet.stage;
  const bool marked = stage.tag.role != Role::none || (!stage.scatter() && stage.moment.cell >= 0);
  return sheet.transposed || marked ? -1 : cell_to_explain(stage);
}

Color entry_color(const Palette& palette, double value, double limit) {
  if (value == 0) return palette.zero;
  // Short of the map's ends, so that what is pointed at stands out; and never so near 0 that it looks like no connection.
  constexpr double most = 0.72, least = 0.2;
  return signed_color(palette, value < 0 ? -1 : 1, 1 / between(least, most, std::min(1.0, std::fabs(value) / limit)));
}

double largest_entry(const MatrixSheet& sheet) {
  double largest = 0;
  for (const double value : sheet.matrix.values) largest = std::max(largest, std::fabs(value));
  return largest;
}

double largest_value(const Tensor& values) {
  double largest = 0;
  for (const double value : values.values)
    if (std::isfinite(value)) largest = std::max(largest, std::fabs(value));
  return largest;
}

double frame_width(const MatrixSheet& sheet, double wanted) {
  constexpr double share = 0.1;  // of a cell
  return std::max(std::min(wanted, share * sheet.cell), sheet.stage.style.sizes.hairline * 1.25);
}

void add_block_lines(const MatrixSheet& sheet, const Shape& side, bool upright, const Rect& box, std::vector<Mark>& marks) {
  const Style& style = sheet.stage.style;
  const double spacing = sheet.cell / sheet.bundle;
  Path fine, strong;
  fine.stroke = {faded(style.colors.muted, 0.5), style.sizes.hairline};
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

Block drawn_entries(const MatrixSheet& sheet) {
  Grid grid = empty_grid("", "", "", Role::tap, sheet.stage.layer.index, sheet.rows(), sheet.columns());
  if (sheet.bundle == 1)
    fill_entries(sheet, grid);
  else
    count_entries(sheet, grid);
  Block block = drawn_grid(grid, sheet.stage.style, sheet.cell);
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "entries";
  add_block_lines(sheet, sheet.across(), true, block.cells, marks);
  add_block_lines(sheet, sheet.down(), false, block.cells, marks);
  add_names(sheet, block, grid, marks);
  return block;
}

Group frames_on(const MatrixSheet& sheet) {
  const Stage& stage = sheet.stage;
  Group group;
  group.name = "frames";
  int outlined = 0;
  const auto outline = [&](const Tap& tap, double wanted) {
    if (outlined++ >= most_outlined) return;
    const Place place = place_of(sheet, tap);
    const double width = frame_width(sheet, wanted), cell = sheet.cell;
    // Inside its cell, so that neighbouring frames never hide each other.
    group.marks.push_back(rectangle(Rect{place.column * cell, place.row * cell, cell, cell}.inset(width / 2), no_color,
                                    {stage.style.colors.kernel.line, width}));
  };
  add_step_bands(sheet, group.marks);
  if (stage.moment.granularity == Granularity::product)
    for (const Tap& tap : stage.moment.now) outline(tap, stage.style.sizes.emphasis);
  const Role role = stage.tag.role;
  const bool side = role == Role::input || role == Role::output;
  const auto& lit = role == Role::input ? stage.pointed.input : stage.pointed.output;
  if (side && stage.tag.cell >= 0 && at(stage.tag.cell) < lit.size())
    add_band(sheet, role, stage.tag.cell, 1, pointed_width(stage.style), group.marks);
  if (role != Role::none)
    for (const Tap& tap : stage.layer.wiring.taps)
      if (is_pointed(stage, tap)) outline(tap, pointed_width(stage.style));
  return group;
}

}  // namespace upstamp
