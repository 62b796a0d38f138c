#include "figure/figure.h"

#include <cmath>
#include <numbers>

namespace upstamp {

bool Group::operator==(const Group& other) const {
  return name == other.name && marks == other.marks && offset == other.offset && opacity == other.opacity && clip == other.clip;
}

bool Figure::operator==(const Figure& other) const {
  return size == other.size && ground == other.ground && marks == other.marks && title == other.title &&
         description == other.description;
}

Path rectangle(Rect box, Color fill, Stroke stroke, Tag tag) {
  return {
      {{{{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}, true}}, fill, stroke, tag};
}

Path rounded_rectangle(Rect box, double radius, Color fill, Stroke stroke, Tag tag) {
  radius = std::min({radius, box.width / 2, box.height / 2});
  if (!(radius > 0)) return rectangle(box, fill, stroke, tag);
  // So many straight pieces that the outline stays within a twentieth of a point of the circle.
  const int pieces = std::clamp(static_cast<int>(std::ceil(2.5 * std::sqrt(radius))), 4, 32);
  const Rect centers = box.inset(radius);
  const Point corners[] = {
      {centers.right(), centers.y}, {centers.right(), centers.bottom()}, {centers.x, centers.bottom()}, {centers.x, centers.y}};
  Path::Contour outline{{}, true};
  for (int corner = 0; corner < 4; ++corner)
    for (int i = 0; i <= pieces; ++i) {
      const double angle = std::numbers::pi / 2 * (corner - 1 + static_cast<double>(i) / pieces);
      outline.points.push_back(corners[corner] + Point{std::cos(angle), std::sin(angle)} * radius);
    }
  return {{outline}, fill, stroke, tag};
}

Path line(Point from, Point to, Stroke stroke) { return {{{{from, to}, false}}, no_color, stroke, {}}; }

Path arrow(Point from, Point to, Stroke stroke) {
  Path path = line(from, to, stroke);
  const Point way = to - from;
  const double length = std::hypot(way.x, way.y);
  if (!(length > 0)) return path;
  const double head = std::min(std::max(5.0, 3.5 * stroke.width), length);
  const Point back = way * (-head / length), side{-back.y * 0.7, back.x * 0.7};
  path.contours.push_back({{to + back + side, to, to + back - side}, false});
  return path;
}

Path hatching(Rect box, double spacing, Stroke stroke) {
  Path path;
  path.stroke = stroke;
  if (!(box.width > 0 && box.height > 0)) return path;
  // Lines x + y = sum, at sums counted from the figure's origin, so that the hatching of neighbouring boxes joins.
  const double step = std::max(spacing, 0.5) * std::numbers::sqrt2;
  for (double i = std::floor((box.x + box.y) / step) + 1; i * step < box.right() + box.bottom(); ++i) {
    const double sum = i * step;
    const double left = std::max(box.x, sum - box.bottom()), right = std::min(box.right(), sum - box.y);
    if (right > left) path.contours.push_back({{{left, sum - left}, {right, sum - right}}, false});
  }
  return path;
}

Rect cell_box(const Cells& cells, int row, int column) {
  const Rect& box = cells.box;
  const double left = box.x + box.width * column / cells.columns, top = box.y + box.height * row / cells.rows;
  return {left, top, box.x + box.width * (column + 1) / cells.columns - left, box.y + box.height * (row + 1) / cells.rows - top};
}

Path lines_of(const Cells& cells) {
  const Rect& box = cells.box;
  // Rows' lines reach out by half their width, so that the outer corners are square.
  const double half = cells.lines.width / 2;
  Path path;
  path.stroke = cells.lines;
  for (int row = 0; row <= cells.rows; ++row) {
    const double y = box.y + box.height * row / cells.rows;
    path.contours.push_back({{{box.x - half, y}, {box.right() + half, y}}, false});
  }
  for (int column = 0; column <= cells.columns; ++column) {
    const double x = box.x + box.width * column / cells.columns;
    path.contours.push_back({{{x, box.y}, {x, box.bottom()}}, false});
  }
  return path;
}

static void place(const std::vector<Mark>& marks, const Placed& where, const std::function<void(const Placed&)>& visit) {
  for (const Mark& mark : marks) {
    const auto* group = std::get_if<Group>(&mark);
    if (!group) {
      visit({&mark, where.offset, where.opacity, where.clip});
      continue;
    }
    Placed inside{nullptr, where.offset + group->offset, where.opacity * group->opacity, where.clip};
    if (group->clip) {
      const Rect clip = group->clip->moved(inside.offset);
      inside.clip = where.clip ? intersected(*where.clip, clip) : clip;
    }
    place(group->marks, inside, visit);
  }
}

void for_each_placed(const Figure& figure, const std::function<void(const Placed&)>& visit) {
  place(figure.marks, {nullptr, {}, 1, std::nullopt}, visit);
}

}  // namespace upstamp
