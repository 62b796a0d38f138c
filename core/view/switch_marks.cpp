#include "view/switch_marks.h"

#include <algorithm>

namespace upstamp {
namespace {

constexpr std::size_t most_frames = 600;  // of windows; more would hide the cells

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int most_bars = 3;  // beside each other along an edge

// Where windows begin and end on one axis.
std::vector<std::pair<int, int>> spans_of(const PoolingStage& on, Axis axis) {
  const Shape& in = on.pool.layer.x.shape;
  const auto [first, end] = drawn_range(on);
  std::vector<std::pair<int, int>> spans;
  for (int i = first; i < end; ++i) {
    int low = in.along(axis), high = -1;
    for (const int cell : on.pooling.windows[at(i)].cells) {
      const Position place = position(in, cell);
      const int along = axis == Axis::rows ? place.row : place.column;
      low = std::min(low, along), high = std::max(high, along);
    }
    if (high >= low) spans.push_back({low, high + 1});
  }
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  return spans;
}

// For each span the lane in which it meets no other.
std::vector<int> lanes_for(const std::vector<std::pair<int, int>>& spans) {
  std::vector<int> lanes, ends;
  for (const auto& [begin, end] : spans) {
    std::size_t lane = 0;
    while (lane < ends.size() && begin < ends[lane]) ++lane;
    if (lane == ends.size()) ends.push_back(0);
    ends[lane] = end;
    lanes.push_back(static_cast<int>(lane));
  }
  return lanes;
}

// Below and to the left, with what they are.
void add_edge_bars(const PoolingStage& on, Block& block, double cell) {
  const Style& style = on.pool.style;
  const double apart = style.sizes.unit, thick = style.sizes.hairline, inset = cell * 0.08;
  double bottom = block.cells.bottom();
  for (const Axis axis : {Axis::columns, Axis::rows}) {
    const auto spans = spans_of(on, axis);
    const std::vector<int> lanes = lanes_for(spans);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const double away = apart * (lanes[i] + 1), begin = spans[i].first * cell + inset,
                   length = (spans[i].second - spans[i].first) * cell - 2 * inset;
      block.group.marks.push_back(
          axis == Axis::columns
              ? rectangle({block.cells.x + begin, block.cells.bottom() + away, length, thick}, style.colors.crop)
              : rectangle({block.cells.x - away - thick, block.cells.y + begin, thick, length}, style.colors.crop));
      if (axis == Axis::columns) bottom = std::max(bottom, block.cells.bottom() + away + thick);
    }
  }
  bottom += style.sizes.unit * 1.5 + style.fonts->cap_height(Face::sans, style.sizes.note);
  block.group.marks.push_back(
      Text{"bars: windows", {0, bottom}, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
  block.size.height = bottom + style.fonts->descent(Face::sans, style.sizes.note);
}

bool edge_bars_fit(const PoolingStage& on) {
  for (const Axis axis : {Axis::columns, Axis::rows}) {
    const std::vector<int> lanes = lanes_for(spans_of(on, axis));
    if (std::any_of(lanes.begin(), lanes.end(), [](int lane) { return lane >= most_bars; })) return false;
  }
  return true;
}

Rect box_of(const PooledWindow& window, const Shape& in, const Block& block, double cell) {
  Position low = position(in, window.cells.front()), high = low;
  for (const int each : window.cells) {
    const Position place = position(in, each);
    low.row = std::min(low.row, place.row), high.row = std::max(high.row, place.row);
    low.column = std::min(low.column, place.column), high.column = std::max(high.column, place.column);
  }
  return {block.cells.x + low.column * cell, block.cells.y + low.row * cell, (high.column - low.column + 1) * cell,
          (high.row - low.row + 1) * cell};
}

}  // namespace

std::pair<int, int> drawn_range(const PoolingStage& on) {
  const int plane = static_cast<int>(on.pool.layer.y.shape.plane());
  return {on.channel * plane, (on.channel + 1) * plane};
}

bool windows_overlap(const PoolingStage& on) {
  const auto [first, end] = drawn_range(on);
  std::vector<char> held(on.pool.layer.x.values.size());
  for (int i = first; i < end; ++i)
    for (const int cell : on.pooling.windows[at(i)].cells) {
      if (held[at(cell)]) return true;
      held[at(cell)] = 1;
    }
  return false;
}

bool frames_fit(const PoolingStage& on) {
  const auto [first, end] = drawn_range(on);
  return at(end - first) <= most_frames;
}

bool ties_fit(const Style& style, double cell) { return style.numbered && cell >= style.sizes.cell * 0.7; }

void add_corners(const Block& block, const Grid& grid, double cell, const std::vector<char>& marked, Color color, Group& group) {
  Path corners;
  corners.fill = color;
  const double side = cell * 0.28;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].cell < 0 || !marked[at(grid.cells[i].cell)] || !grid.cells[i].shown) continue;
    const Point from{block.cells.x + static_cast<double>(i % at(grid.columns)) * cell,
                     block.cells.y + static_cast<double>(i / at(grid.columns)) * cell};
    corners.contours.push_back({{from, from + Point{side, 0}, from + Point{0, side}}, true});
  }
  if (!corners.contours.empty()) group.marks.push_back(std::move(corners));
}

std::vector<char> winners_so_far(const PoolingStage& on) {
  std::vector<char> won(on.pool.layer.x.values.size());
  for (std::size_t i = 0; i < on.pooling.windows.size(); ++i)
    if (const int winner = on.pooling.windows[i].winner; winner >= 0 && on.is_pooled(static_cast<int>(i))) won[at(winner)] = 1;
  return won;
}

void add_windows(const PoolingStage& on, Block& block, double cell) {
  const Style& style = on.pool.style;
  const auto [first, end] = drawn_range(on);
  const bool overlapping = windows_overlap(on), framed = frames_fit(on) && !overlapping;
  if (overlapping && frames_fit(on) && edge_bars_fit(on)) add_edge_bars(on, block, cell);
  std::vector<Mark> lit;
  for (int i = first; i < end; ++i) {
    const PooledWindow& window = on.pooling.windows[at(i)];
    if (window.cells.empty()) continue;
    const Rect box = box_of(window, on.pool.layer.x.shape, block, cell);
    if (on.now[at(i)] || on.pointed[at(i)]) {
      const double width = std::min(on.now[at(i)] ? style.sizes.emphasis : pointed_width(style), cell * 0.2);
      lit.push_back(rectangle(box.inset(width / 2), no_color, {style.colors.kernel.line, width}));
    } else if (framed) {
      const double hairline = std::min(style.sizes.hairline, cell * 0.1);
      block.group.marks.push_back(rectangle(box.inset(std::min(1.8, cell * 0.05)), no_color, {style.colors.crop, hairline}));
    }
  }
  for (Mark& mark : lit) block.group.marks.push_back(std::move(mark));
}

void add_ties(const PoolingStage& on, const Block& block, const Grid& grid, double cell, Group& group) {
  const Style& style = on.pool.style;
  if (!ties_fit(style, cell)) return;
  std::vector<char> tied(on.pool.layer.x.values.size());
  const int lone = on.lone();
  for (std::size_t i = 0; i < on.pooling.windows.size(); ++i)
    if (lone >= 0 ? static_cast<int>(i) == lone : on.is_pooled(static_cast<int>(i)))
      for (const int each : on.pooling.windows[i].ties) tied[at(each)] = 1;
  const std::vector<char> won = winners_so_far(on);
  for (std::size_t i = 0; lone < 0 && i < tied.size(); ++i) tied[i] = tied[i] && !won[i];
  const double size = style.sizes.counter * cell / style.sizes.cell;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (!tied[at(grid.cells[i].cell)]) continue;
    const double x = block.cells.x + static_cast<double>(i % at(grid.columns) + 1) * cell,
                 y = block.cells.y + static_cast<double>(i / at(grid.columns)) * cell;
    group.marks.push_back(Text{"=",
                               {x - cell * 0.5, y + cell * 0.08 + style.fonts->cap_height(Face::sans, size)},
                               size,
                               Face::sans_semibold,
                               Anchor::middle,
                               style.colors.ink,
                               {}});
  }
}

double place_size(const PoolingStage& on, double cell) {
  const Style& style = on.pool.style;
  const Shape& in = on.pool.layer.x.shape;
  const std::string longest = std::to_string(in.rows - 1) + "," + std::to_string(in.columns - 1);
  const double size = std::min(style.sizes.caption * cell / style.sizes.cell,
                               (cell - style.sizes.unit) / style.fonts->width(longest, Face::mono, 1));
  return size >= style.sizes.counter * 0.75 ? size : 0;
}

void add_places(const PoolingStage& on, const Block& block, double cell, Group& group) {
  const Style& style = on.pool.style;
  const double size = place_size(on, cell);
  const auto [first, end] = drawn_range(on);
  for (int i = first; i < end; ++i) {
    const int winner = on.pooling.windows[at(i)].winner;
    if (!on.is_pooled(i)) continue;
    const Position place = position(on.pool.layer.x.shape, std::max(winner, 0));
    const std::string words = winner < 0 ? "–" : std::to_string(place.row) + "," + std::to_string(place.column);
    const Position where = position(on.pool.layer.y.shape, i);
    const Point center{block.cells.x + (where.column + 0.5) * cell, block.cells.y + (where.row + 0.5) * cell};
    group.marks.push_back(Text{words,
                               center + Point{0, style.fonts->cap_height(Face::mono, size) / 2},
                               size,
                               Face::mono,
                               Anchor::middle,
                               style.colors.ink,
                               {}});
  }
}

}  // namespace upstamp
