#include <cmath>

#include "base/text.h"
#include "figure/figure.h"

namespace upstamp {
namespace {

bool crosses(Point a, Point b, Point at) {
  return (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y);
}

double distance(Point a, Point b, Point at) {
  const Point way = b - a, there = at - a;
  const double squared = way.x * way.x + way.y * way.y;
  const double share = squared > 0 ? std::clamp((there.x * way.x + there.y * way.y) / squared, 0.0, 1.0) : 0;
  const Point off = there - way * share;
  return std::hypot(off.x, off.y);
}

Tag tag_of(const Path& path, Point at) {
  if (path.tag.role == Role::none) return {};
  // A hairline is hard to hit: at least 3 points either side of a tagged line count.
  const double reach = path.stroke.width > 0 ? std::max(3.0, path.stroke.width / 2) : 0;
  bool inside = false;
  for (const auto& [points, closed] : path.contours)
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point from = points[i], to = points[(i + 1) % points.size()];
      const bool drawn = closed || i + 1 < points.size();
      if (drawn && reach > 0 && distance(from, to, at) <= reach) return path.tag;
      if (crosses(from, to, at)) inside = !inside;
    }
  return inside && path.fill.alpha > 0 ? path.tag : Tag{};
}

// Picking knows no fonts: 0.6 of the size a letter is exact for the monospaced face, which numbers use, and near enough for
// words.
Tag tag_of(const Text& text, Point at) {
  const double width = 0.6 * text.size * static_cast<double>(code_points(text.words).size());
  const double share = text.anchor == Anchor::start ? 0 : text.anchor == Anchor::middle ? 0.5 : 1;
  return Rect{text.at.x - share * width, text.at.y - text.size, width, text.size * 1.25}.contains(at) ? text.tag : Tag{};
}

Tag tag_of(const Cells& cells, Point at) {
  if (cells.role == Role::none || !cells.box.contains(at) || cells.rows < 1 || cells.columns < 1) return {};
  const int row = std::min(cells.rows - 1, static_cast<int>((at.y - cells.box.y) / cells.box.height * cells.rows));
  const int column = std::min(cells.columns - 1, static_cast<int>((at.x - cells.box.x) / cells.box.width * cells.columns));
  const std::size_t index =
      static_cast<std::size_t>(row) * static_cast<std::size_t>(cells.columns) + static_cast<std::size_t>(column);
  if (index >= cells.cell_tags.size() || cells.cell_tags[index] < 0) return {};
  return {cells.role, cells.cell_tags[index], cells.layer};
}

Tag topmost(const std::vector<Mark>& marks, Point at);

Tag tag_of(const Group& group, Point at) {
  const Point inside = at - group.offset;
  if (group.opacity <= 0 || (group.clip && !group.clip->contains(inside))) return {};
  return topmost(group.marks, inside);
}

Tag topmost(const std::vector<Mark>& marks, Point at) {
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    const Tag tag = std::visit([&](const auto& one) { return tag_of(one, at); }, *mark);
    if (tag.role != Role::none) return tag;
  }
  return {};
}

}  // namespace

Tag tag_at(const Figure& figure, Point at) { return topmost(figure.marks, at); }

}  // namespace upstamp
