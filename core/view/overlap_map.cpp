#include "view/overlap_map.h"

#include <set>

#include "view/overlap_equation.h"
#include "view/profile_bars.h"

namespace upstamp {
namespace {

constexpr const char* across_words = "across →";
constexpr const char* down_words = "× down ↓";

std::size_t at(int index) { return static_cast<std::size_t>(index); }

int first_cell(const OverlapMap& map, const Stage& stage) {
  return map.arrivals.channel * static_cast<int>(stage.layer.wiring.out.plane());
}

bool bars_along(const OverlapMap& map, Axis axis) { return map.are_counts && overlaps_along(map.arrivals, axis); }

// One period where nothing else is framed, the nearest to the end; the last place where all are taken.
Rect period_place(const OverlapMap& map, const Stage& stage) {
  const Shape& shape = stage.layer.wiring.out;
  const PerAxis period = *map.period;
  const AxisPattern &rows = map.arrivals.pattern->rows, &columns = map.arrivals.pattern->columns;
  const int first = first_cell(map, stage), last_row = rows.first + rows.complete - period.rows,
            last_column = columns.first + columns.complete - period.columns;
  const auto is_free = [&](int row, int column) {
    for (int r = row; r < row + period.rows; ++r)
      for (int c = column; c < column + period.columns; ++c) {
        const int cell = first + r * shape.columns + c;
        if (cell == map.pointed || stage.now.output[at(cell)] || stage.pointed.output[at(cell)]) return false;
      }
    return true;
  };
  for (int row = last_row; row >= rows.first; --row)
    for (int column = last_column; column >= columns.first; --column)
      if (is_free(row, column)) return Rect{double(column), double(row), double(period.columns), double(period.rows)};
  return Rect{double(last_column), double(last_row), double(period.columns), double(period.rows)};
}

// Frames that the step leaves on many cells; the one cell that a window belongs to is the explained one.
bool frames_step(const Stage& stage) {
  const Granularity granularity = stage.moment.granularity;
  return stage.scatter() || granularity == Granularity::row || granularity == Granularity::whole;
}

double step_width(const Style& style) { return style.sizes.emphasis * 0.7; }

ColorScale scale_of(const OverlapMap& map, const Palette& colors) {
  return map.are_counts ? ColorScale::of_counts(colors, map.limit) : ColorScale::of_signed(colors, map.limit);
}

bool step_is_framed(const Stage& stage) { return frames_step(stage) && stage.motion.travel > 0; }

// The step's frame has a light line inside, so that it is seen on cells of its own colour.
void outline_step(Grid& grid, const Stage& stage) {
  const Style& style = stage.style;
  if (!step_is_framed(stage)) return;
  outline_lit(grid, stage.now.output, style.colors.ground, step_width(style) * 1.7);
  outline_lit(grid, stage.now.output, style.colors.kernel.line, step_width(style));
}

// Within the step's frame where the cell has both.
void add_explained_frame(const OverlapMap& map, const Stage& stage, const Rect& cells, double cell, std::vector<Mark>& marks) {
  if (map.pointed < 0) return;
  const Style& style = stage.style;
  const Position place = position(stage.layer.wiring.out, map.pointed);
  const double share = std::clamp(cell / style.sizes.cell, 0.4, 1.0);  // thinner around small cells
  const bool within = step_is_framed(stage) && stage.now.output[at(map.pointed)];
  const double width = share * style.sizes.emphasis * (within ? 0.6 : 1), inset = within ? share * step_width(style) : 0;
  const Rect box{cells.x + place.column * cell, cells.y + place.row * cell, cell, cell};
  marks.push_back(rectangle(box.inset(inset + width / 2), no_color, {style.colors.ink, width}));
}

Grid grid_of(const OverlapMap& map, const Stage& stage) {
  const Shape& shape = stage.layer.wiring.out;
  const Style& style = stage.style;
  Grid grid = empty_grid("", "", "", Role::output, stage.layer.index, shape.rows, shape.columns);
  const ColorScale colors = scale_of(map, style.colors);
  for (int i = 0; i < shape.plane(); ++i) {
    const double value = map.values[at(i)];
    grid.cells[at(i)] = {true, value, CellGround::plain, false, false, 0, first_cell(map, stage) + i, colors.at(value)};
  }
  outline_step(grid, stage);
  outline_lit(grid, stage.pointed.output, style.colors.output.line, pointed_width(style));
  return grid;
}

// Dashes on a light line, so that they are seen on dark cells too.
void add_period_frame(const Rect& box, const Style& style, std::vector<Mark>& marks) {
  marks.push_back(rectangle(box, no_color, {style.colors.ground, style.sizes.outline * 2}));
  marks.push_back(rectangle(box, no_color, {style.colors.ink, style.sizes.outline, style.sizes.dash, style.sizes.dash_gap}));
}

void add_label(const std::string& words, Point right, const Style& style, std::vector<Mark>& marks) {
  marks.push_back(Text{words, right, style.sizes.note, Face::sans, Anchor::end, style.colors.muted, {}});
}

Size room_for_axes(const OverlapMap& map, const Style& style) {
  const bool down = bars_along(map, Axis::rows), across = bars_along(map, Axis::columns);
  const double label = style.fonts->width(down_words, Face::sans, style.sizes.note) + style.sizes.unit * 2;
  return {down ? std::max(room_for_bars(style), label) : 0, across ? room_for_bars(style) : 0};
}

// Values that the colours stand for: all that occur where they are few, else some of them, evenly apart.
std::vector<double> legend_values(const OverlapMap& map) {
  constexpr std::size_t few = 9, some = 6;
  if (!map.are_counts) return {-map.limit, -map.limit / 2, 0, map.limit / 2, map.limit};
  const std::set<double> found(map.arrivals.all.begin(), map.arrivals.all.end());
  if (found.size() <= few) return {found.begin(), found.end()};
  const double least = *found.begin(), most = *found.rbegin();
  std::set<double> chosen{most};
  for (std::size_t i = 0; i + 1 < some; ++i)
    chosen.insert(*found.lower_bound(least + (most - least) * static_cast<double>(i) / (some - 1)));
  return {chosen.begin(), chosen.end()};
}

Block legend_of(const OverlapMap& map, const Style& style) {
  const std::vector<double> values = legend_values(map);
  Grid grid = empty_grid("", "", map.are_counts ? "what the colours count" : "what the colours mean", Role::none, 0, 1,
                         static_cast<int>(values.size()));
  grid.framed = false;
  const ColorScale colors = scale_of(map, style.colors);
  for (std::size_t i = 0; i < values.size(); ++i)
    grid.cells[i] = {true, values[i], CellGround::plain, false, false, 0, -1, colors.at(values[i])};
  Style numbered = style;
  numbered.numbered = true;
  return drawn_grid(grid, numbered, style.sizes.cell * (map.are_counts ? 0.7 : 0.8));
}

struct KeyEntry {
  std::string words;
  Stroke stroke;
  bool shown = true;  // else its place stays free
};

std::vector<KeyEntry> entries_of(const OverlapMap& map, const Stage& stage) {
  const Style& style = stage.style;
  std::vector<KeyEntry> entries;
  if (map.period)
    entries.push_back({"one period, " + std::to_string(map.period->rows) + " × " + std::to_string(map.period->columns),
                       {style.colors.ink, style.sizes.outline, style.sizes.dash, style.sizes.dash_gap}});
  entries.push_back({"explained below", {style.colors.ink, style.sizes.emphasis * 0.8}, map.pointed >= 0});
  if (frames_step(stage))
    entries.push_back({stage.scatter() ? "reached in this step" : "worked out in this step",
                       {style.colors.kernel.line, step_width(style)},
                       stage.motion.travel > 0});
  return entries;
}

}  // namespace

bool OverlapMap::colors_tell() const {
  const auto [least, most] = std::minmax_element(arrivals.all.begin(), arrivals.all.end());
  return !are_counts || (!arrivals.nothing_overlaps() && *least != *most);
}

bool OverlapMap::numbered(double cell, const Style& style) {
  constexpr double readable = 0.45;  // of a cell at its usual size
  return style.numbered && cell >= readable * style.sizes.cell;
}

Size room_beside_map(const OverlapMap& map, const Style& style) {
  const Size axes = room_for_axes(map, style);
  return {axes.width, axes.height + heading(map.title, "", map.note, no_color, style).size.height};
}

Block drawn_map(const OverlapMap& map, const Stage& stage, double cell) {
  const Style& style = stage.style;
  const double unit = style.sizes.unit;
  Style on_cells = style;
  on_cells.numbered = OverlapMap::numbered(cell, style);
  Block head = heading(map.title, "", map.note, style.colors.output.line, style),
        block = drawn_grid(grid_of(map, stage), on_cells, cell);
  const Size axes = room_for_axes(map, style);
  const Point place{axes.width, head.size.height + axes.height};
  head.group.offset = {axes.width, 0};
  Block made;
  made.cells = block.cells.moved(place);
  made.size = {axes.width + std::max(block.size.width, head.size.width), place.y + block.size.height};
  block.group.offset = place;
  made.group.marks = {std::move(head.group), std::move(block.group)};
  std::vector<Mark>& marks = made.group.marks;
  add_explained_frame(map, stage, made.cells, cell, marks);
  if (map.period) {
    const Rect on = period_place(map, stage);
    add_period_frame({made.cells.x + on.x * cell, made.cells.y + on.y * cell, on.width * cell, on.height * cell}, style, marks);
  }
  const bool pointed = map.pointed >= 0;
  const Position lit = pointed ? position(stage.layer.wiring.out, map.pointed) : Position{0, 0, -1, -1};
  if (axes.height > 0) add_bars(map.arrivals.along->columns, made.cells, Edge::top, lit.column, style, marks);
  if (axes.width > 0) add_bars(map.arrivals.along->rows, made.cells, Edge::left, lit.row, style, marks);
  if (axes.height > 0 && axes.width > 0) {
    const double right = made.cells.x - unit * 2, bottom = made.cells.y - unit * 2;
    add_label(down_words, {right, bottom}, style, marks);
    add_label(across_words, {right, bottom - style.fonts->cap_height(Face::sans, style.sizes.note) - unit * 2}, style, marks);
  }
  return made;
}

Block overlap_key(const OverlapMap& map, const Stage& stage, double cell) {
  const Style& style = stage.style;
  const double unit = style.sizes.unit, side = unit * 3.5, cap = style.fonts->cap_height(Face::sans, style.sizes.note);
  Block key;
  key.group.name = "key";
  double y = 0, width = 0;
  if (!OverlapMap::numbered(cell, style) || (map.are_counts && map.colors_tell())) {
    Block legend = legend_of(map, style);
    y = legend.size.height + unit * 3, width = legend.size.width;
    key.group.marks.push_back(std::move(legend.group));
  }
  for (const KeyEntry& entry : entries_of(map, stage)) {
    const Rect box{0, y, side, side};
    const Point words{side + unit * 2, box.center().y + cap / 2};
    if (entry.shown) {
      key.group.marks.push_back(rectangle(box.inset(entry.stroke.width / 2), no_color, entry.stroke));
      key.group.marks.push_back(Text{entry.words, words, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
    }
    width = std::max(width, words.x + style.fonts->width(entry.words, Face::sans, style.sizes.note));
    y += side + unit * 2;
  }
  key.size = {width, y};
  key.cells = {0, 0, width, y};
  return key;
}

}  // namespace upstamp
