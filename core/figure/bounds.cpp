#include <cmath>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {
namespace {

// Grows to hold what it is told of; remembers whether that was anything.
struct Extent {
  std::optional<Rect> box;
  void add(Rect more) { box = box ? united(*box, more) : more; }
  void add(Point point) { add(Rect{point.x, point.y, 0, 0}); }
};

std::optional<Point> direction(Point from, Point to) {
  const Point way = to - from;
  const double length = std::hypot(way.x, way.y);
  if (!(length > 0)) return std::nullopt;
  return way * (1 / length);
}

// The outer tip of a mitred corner, unless it is so sharp (longer than 4 half widths, the limit in every format) that it is cut
// off.
void add_corner(Extent& extent, Point at, Point before, Point after, double half) {
  const double cosine = before.x * after.x + before.y * after.y;
  const double turn = before.x * after.y - before.y * after.x;
  if (1 + cosine < 2.0 / 16) return;
  const Point sum{-(before.y + after.y), before.x + after.x};
  extent.add(at + sum * ((turn > 0 ? -half : half) / (1 + cosine)));
}

void add_stroke(Extent& extent, const Path::Contour& contour, double half) {
  const auto& points = contour.points;
  const std::size_t count = points.size(), segments = contour.closed ? count : count - 1;
  std::optional<Point> first, before;
  for (std::size_t i = 0; i < segments; ++i) {
    const Point from = points[i], to = points[(i + 1) % count];
    const auto way = direction(from, to);
    if (!way) continue;
    const Point side = Point{-way->y, way->x} * half;
    for (const Point corner : {from + side, from - side, to + side, to - side}) extent.add(corner);
    if (before) add_corner(extent, from, *before, *way, half);
    if (!first) first = way;
    before = way;
  }
  if (contour.closed && first) add_corner(extent, points[0], *before, *first, half);
}

void add_mark(Extent& extent, const Path& path, const Fonts&) {
  for (const Path::Contour& contour : path.contours) {
    if (contour.points.empty()) continue;
    if (path.fill.alpha > 0)
      for (const Point point : contour.points) extent.add(point);
    if (path.stroke.width > 0) add_stroke(extent, contour, path.stroke.width / 2);
  }
}

void add_mark(Extent& extent, const Text& text, const Fonts& fonts) {
  if (text.words.empty()) return;
  const double width = fonts.width(text.words, text.face, text.size), ascent = fonts.ascent(text.face, text.size);
  const double share = text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? 0.5 : 1;
  extent.add(Rect{text.at.x - share * width, text.at.y - ascent, width, ascent + fonts.descent(text.face, text.size)});
}

void add_mark(Extent& extent, const Cells& cells, const Fonts&) { extent.add(cells.box.inset(-cells.lines.width / 2)); }

void add_mark(Extent& extent, const Group& group, const Fonts& fonts) {
  Extent inside;
  for (const Mark& mark : group.marks) std::visit([&](const auto& one) { add_mark(inside, one, fonts); }, mark);
  if (!inside.box) return;
  const Rect box = group.clip ? intersected(*inside.box, *group.clip) : *inside.box;
  if (group.clip && (box.width <= 0 || box.height <= 0)) return;
  extent.add(box.moved(group.offset));
}

}  // namespace

Rect bounds(const Mark& mark, const Fonts& fonts) {
  Extent extent;
  std::visit([&](const auto& one) { add_mark(extent, one, fonts); }, mark);
  return extent.box.value_or(Rect{});
}

Rect bounds(const Figure& figure, const Fonts& fonts) {
  Extent extent;
  for (const Mark& mark : figure.marks) std::visit([&](const auto& one) { add_mark(extent, one, fonts); }, mark);
  return extent.box.value_or(Rect{});
}

}  // namespace upstamp
