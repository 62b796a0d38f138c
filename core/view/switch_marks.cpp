#include "view/switch_marks.h"

#include <algorithm>

namespace upstamp {
namespace {

constexpr std::size_t most_frames = 600;  // of windows; more would hide the cells

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Only the corners of a frame, for frames that would cross each other.
Path bracketed(const Rect& box, double length, Stroke stroke) {
  Path path;
  path.stroke = stroke;
  for (const double x : {box.x, box.right()})
    for (const double y : {box.y, box.bottom()}) {
      const double across = x == box.x ? length : -length, down = y == box.y ? length : -length;
      path.contours.push_back({{{x + across, y}, {x, y}, {x, y + down}}, false});
    }
  return path;
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

void add_windows(const PoolingStage& on, const Block& block, double cell, Group& group) {
  const Style& style = on.pool.style;
  const Shape& pooled = on.pool.layer.y.shape;
  const auto [first, end] = drawn_range(on);
  const bool overlapping = windows_overlap(on);
  const double step = std::min(1.8, cell * 0.05);
  std::vector<Mark> lit;
  for (int i = first; i < end; ++i) {
    const PooledWindow& window = on.pooling.windows[at(i)];
    if (window.cells.empty()) continue;
    const Rect box = box_of(window, on.pool.layer.x.shape, block, cell);
    if (on.now[at(i)] || on.pointed[at(i)]) {
      const double width = std::min(on.now[at(i)] ? style.sizes.emphasis : pointed_width(style), cell * 0.2);
      lit.push_back(rectangle(box.inset(width / 2), no_color, {style.colors.output.line, width}));
    } else if (frames_fit(on)) {
      // Neighbours that overlap stand at different depths, so that each can be followed.
      const Position place = position(pooled, i);
      const int level = overlapping ? place.row % 2 * 2 + place.column % 2 : 0;
      const Stroke stroke{style.colors.crop, std::min(style.sizes.hairline, cell * 0.1)};
      const Rect frame = box.inset(step * (level + 1));
      group.marks.push_back(overlapping ? bracketed(frame, cell * 0.24, stroke) : rectangle(frame, no_color, stroke));
    }
  }
  for (Mark& mark : lit) group.marks.push_back(std::move(mark));
}

void add_ties(const PoolingStage& on, const Block& block, const Grid& grid, double cell, Group& group) {
  const Style& style = on.pool.style;
  if (!ties_fit(style, cell)) return;
  std::vector<char> tied(on.pool.layer.x.values.size());
  for (const PooledWindow& window : on.pooling.windows)
    for (const int each : window.ties) tied[at(each)] = 1;
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
    if (on.is_played(on.pool) && on.pool.partial.counts[at(i)] == 0) continue;
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
