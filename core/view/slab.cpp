#include "view/slab.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace upstamp {
namespace {

// On each side of a face, and points of a block; larger maps are drawn in blocks of several cells.
constexpr double most_blocks = 128, smallest_block = 1.5;
constexpr int most_cuts = 24;  // between channels; more would be a grey area

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Path polygon(std::vector<Point> points, Color fill, Stroke stroke = {}, Tag tag = {}) {
  return {{{std::move(points), true}}, fill, stroke, tag};
}

// The cells of a face as rows and columns of blocks: each one cell, or several where cells would be too small to be seen.
struct Blocks {
  const Shape& shape;
  int side;  // cells of a block on each axis; the last ones may have fewer
  int rows, columns;

  explicit Blocks(const Slab& slab)
      : shape(slab.values->shape),
        side(slab.block),
        rows((shape.rows + side - 1) / side),
        columns((shape.columns + side - 1) / side) {}
  // Where a block begins, in shares of the face.
  double top(int row) const { return std::min(1.0, static_cast<double>(row) * side / shape.rows); }
  double left(int column) const { return std::min(1.0, static_cast<double>(column) * side / shape.columns); }
  int middle_row(int row) const { return std::min(shape.rows - 1, row * side + side / 2); }
  int middle_column(int column) const { return std::min(shape.columns - 1, column * side + side / 2); }
  // Calls visit(row, column) for each cell of a block.
  template <class Visit>
  void each_cell(int row, int column, const Visit& visit) const {
    for (int r = row * side; r < std::min(shape.rows, (row + 1) * side); ++r)
      for (int c = column * side; c < std::min(shape.columns, (column + 1) * side); ++c) visit(r, c);
  }
};

std::vector<Point> block_corners(const SlabShape& shape, const Blocks& blocks, int row, int column) {
  const double top = blocks.top(row), left = blocks.left(column), bottom = blocks.top(row + 1), right = blocks.left(column + 1);
  return {shape.on_face(top, left), shape.on_face(top, right), shape.on_face(bottom, right), shape.on_face(bottom, left)};
}

// Its outline with round corners: mitred ones would stand out as spikes where it is acute.
void add_outline(const std::vector<Point>& points, const Stroke& stroke, std::vector<Mark>& marks) {
  constexpr int pieces = 8;
  Path lines, corners;
  lines.stroke = stroke, corners.fill = stroke.color;
  for (std::size_t i = 0; i < points.size(); ++i) {
    lines.contours.push_back({{points[i], points[(i + 1) % points.size()]}, false});
    Path::Contour& corner = corners.contours.emplace_back();
    corner.closed = true;
    for (int k = 0; k < pieces; ++k) {
      const double angle = 2 * std::numbers::pi * k / pieces;
      corner.points.push_back(points[i] + Point{std::cos(angle), std::sin(angle)} * (stroke.width / 2));
    }
  }
  marks.push_back(std::move(lines));
  marks.push_back(std::move(corners));
}

void add_cells(const Slab& slab, const SlabShape& shape, const Style& style, std::vector<Mark>& marks) {
  const Blocks blocks(slab);
  const double cell = shape.face_size().height / blocks.rows;
  const ColorScale colors =
      slab.shared ? colors_of_slabs(slab.limit, slab.signs, style) : ColorScale::of_signed(style.colors, slab.limit);
  for (int row = 0; row < blocks.rows; ++row)
    for (int column = 0; column < blocks.columns; ++column) {
      double sum = 0;
      int count = 0;
      blocks.each_cell(row, column, [&](int r, int c) { sum += slab.values->at(slab.channel, r, c), ++count; });
      const Color fill = colors.at(sum / count);
      // Neighbours that only touch would let the ground shine through between them.
      const Stroke seam =
          cell >= 5 && !style.picture ? Stroke{style.colors.grid_line, style.sizes.hairline * 0.75} : Stroke{fill, 0.5};
      const int middle = slab.values->shape.index(slab.channel, blocks.middle_row(row), blocks.middle_column(column));
      marks.push_back(polygon(block_corners(shape, blocks, row, column), fill, seam, tag_of_map(slab.map, middle)));
    }
}

std::vector<char> lit_blocks(const Slab& slab, const Blocks& blocks) {
  std::vector<char> any(at(blocks.rows * blocks.columns));
  for (int row = 0; row < blocks.rows; ++row)
    for (int column = 0; column < blocks.columns; ++column)
      blocks.each_cell(row, column, [&](int r, int c) {
        if ((*slab.lit)[at(slab.values->shape.index(slab.channel, r, c))]) any[at(row * blocks.columns + column)] = 1;
      });
  return any;
}

// A line along every edge where a lit block meets one that is not.
Path lit_edges(const Slab& slab, const SlabShape& shape, const Style& style) {
  const Blocks blocks(slab);
  const std::vector<char> any = lit_blocks(slab, blocks);
  const auto is_lit = [&](int row, int column) {
    return row >= 0 && column >= 0 && row < blocks.rows && column < blocks.columns && any[at(row * blocks.columns + column)];
  };
  Path edges;
  // Thinner around small cells, so that it neither fills them nor reaches far beyond the slab.
  const double side = shape.face_size().height / blocks.rows;
  edges.stroke = {style.colors.kernel.line, std::min(style.sizes.emphasis * 2 / 3, std::max(style.sizes.hairline, side * 0.5))};
  const auto add_runs = [&](int lines, int cells, const auto& differs, const auto& point) {
    for (int line = 0; line <= lines; ++line)
      for (int cell = 0; cell < cells;) {
        int end = cell;
        while (end < cells && differs(line, end)) ++end;
        if (end > cell) edges.contours.push_back({{point(line, cell), point(line, end)}, false});
        cell = std::max(end, cell + 1);
      }
  };
  add_runs(
      blocks.rows, blocks.columns, [&](int line, int cell) { return is_lit(line - 1, cell) != is_lit(line, cell); },
      [&](int line, int cell) { return shape.on_face(blocks.top(line), blocks.left(cell)); });
  add_runs(
      blocks.columns, blocks.rows, [&](int line, int cell) { return is_lit(cell, line - 1) != is_lit(cell, line); },
      [&](int line, int cell) { return shape.on_face(blocks.top(cell), blocks.left(line)); });
  return edges;
}

// The part of a side between two shares of the thickness.
void add_side_part(const SlabShape::Side& side, double from, double to, Color fill, const Stroke& stroke,
                   std::vector<Mark>& marks) {
  const auto& [a, b, back_b, back_a] = side.corners;
  const std::vector<Point> points{between(a, back_a, from), between(b, back_b, from), between(b, back_b, to),
                                  between(a, back_a, to)};
  marks.push_back(polygon(points, fill));
  add_outline(points, stroke, marks);
}

void add_sides(const Slab& slab, const SlabShape& shape, const Style& style, std::vector<Mark>& marks) {
  const int channels = slab.values->shape.channels;
  const Stroke outline{slab.colors.line, style.sizes.hairline};
  double shade = 0.22;
  for (const SlabShape::Side& side : shape.sides()) {
    const Color fill = mixed(slab.colors.tint, slab.colors.line, shade);
    shade = 0.06;
    const double split = slab.first_part > 0 ? static_cast<double>(slab.first_part) / channels : 1;
    add_side_part(side, 0, split, fill, outline, marks);
    // What a join took second is another map's: it looks another.
    if (split < 1) add_side_part(side, split, 1, style.colors.ground, outline, marks);
    if (channels > most_cuts) continue;
    Path cuts;
    cuts.stroke = {faded(slab.colors.line, 0.6), style.sizes.hairline * 0.75};
    for (int channel = 1; channel < channels; ++channel) {
      const auto& [a, b, back_b, back_a] = side.corners;
      const double share = static_cast<double>(channel) / channels;
      cuts.contours.push_back({{between(a, back_a, share), between(b, back_b, share)}, false});
    }
    if (!cuts.contours.empty()) marks.push_back(std::move(cuts));
  }
}

}  // namespace

SlabShape::SlabShape(SlabSides lengths, const Viewpoint& viewpoint) {
  const Point3 half{lengths.thickness / 2, lengths.height / 2, lengths.width / 2};
  const auto corner = [&](double x, double y, double z) { return viewpoint.seen({x * half.x, y * half.y, z * half.z}); };
  // Seen from the left the cells lie on the left end, and their columns come towards the viewer; from the right the other way.
  const double end = viewpoint.faces({-1, 0, 0}) ? -1 : 1, left = end;
  face_ = {corner(end, -1, left), corner(end, -1, -left), corner(end, 1, -left), corner(end, 1, left)};
  for (const double z : {1.0, -1.0})
    if (viewpoint.faces({0, 0, z}))
      sides_.push_back({{corner(end, -1, z), corner(end, 1, z), corner(-end, 1, z), corner(-end, -1, z)}});
  for (const double y : {-1.0, 1.0})
    if (viewpoint.faces({0, y, 0}))
      sides_.push_back({{corner(end, y, left), corner(end, y, -left), corner(-end, y, -left), corner(-end, y, left)}});
  top_ = corner(0, -1, 0);
  box_ = {face_[0].x, face_[0].y, 0, 0};
  for (const double x : {-1.0, 1.0})
    for (const double y : {-1.0, 1.0})
      for (const double z : {-1.0, 1.0}) {
        const Point point = corner(x, y, z);
        box_ = united(box_, {point.x, point.y, 0, 0});
      }
}

double SlabShape::crest(double x) const {
  double highest = box_.bottom();
  const auto meet = [&](Point from, Point to) {
    if (from.x > to.x) std::swap(from, to);
    if (x < from.x || x > to.x) return;
    const double share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0;
    highest = std::min({highest, between(from.y, to.y, share), to.x > from.x ? highest : to.y});
  };
  for (std::size_t i = 0; i < 4; ++i) meet(face_[i], face_[(i + 1) % 4]);
  for (const Side& side : sides_)
    for (std::size_t i = 0; i < 4; ++i) meet(side.corners[i], side.corners[(i + 1) % 4]);
  return highest;
}

Point SlabShape::on_face(double down, double across) const {
  return between(between(face_[0], face_[1], across), between(face_[3], face_[2], across), down);
}

Size SlabShape::face_size() const {
  return {std::hypot(face_[1].x - face_[0].x, face_[1].y - face_[0].y),
          std::hypot(face_[3].x - face_[0].x, face_[3].y - face_[0].y)};
}

int block_of_cells(const Shape& map, const SlabShape& face, int period) {
  const auto least_along = [](int cells, double length) {
    return static_cast<int>(std::ceil(cells / std::clamp(length / smallest_block, 1.0, most_blocks)));
  };
  const Size size = face.face_size();
  int side = std::max(least_along(map.rows, size.height), least_along(map.columns, size.width));
  while (side % period != 0 && period % side != 0) ++side;
  return side;
}

ColorScale colors_of_slabs(double limit, bool signs, const Style& style) {
  return style.picture ? ColorScale::of_picture(signs ? -limit : 0, limit) : ColorScale::of_signed(style.colors, limit);
}

Group drawn_slab(const Slab& slab, const SlabShape& shape, const Style& style) {
  Group group;
  group.name = slab.map < 0 ? "input" : "layer " + std::to_string(slab.map + 1);
  add_sides(slab, shape, style, group.marks);
  add_cells(slab, shape, style, group.marks);
  Path edges = slab.lit ? lit_edges(slab, shape, style) : Path{};
  const bool framed = !edges.contours.empty();
  if (framed) {
    // Light on both sides, so that a frame stands out from colours like its own.
    Path around = edges;
    around.stroke = {style.colors.ground, edges.stroke.width + 2 * style.sizes.hairline};
    group.marks.push_back(std::move(around));
  }
  add_outline({shape.on_face(0, 0), shape.on_face(0, 1), shape.on_face(1, 1), shape.on_face(1, 0)},
              {slab.colors.line, slab.focused ? style.sizes.outline : style.sizes.hairline}, group.marks);
  if (framed) group.marks.push_back(std::move(edges));
  return group;
}

Group drawn_misfit(const Shape& first, const Shape& second, const SlabShape& shape, const Style& style) {
  const double rows = std::max(first.rows, second.rows), columns = std::max(first.columns, second.columns);
  const auto face = [&](double down, double across) {
    return Path::Contour{{shape.on_face(0, 0), shape.on_face(0, across), shape.on_face(down, across), shape.on_face(down, 0)},
                         true};
  };
  const RoleColors& colors = style.colors.kernel;
  Path differing;
  differing.contours = {face(1, 1),
                        face(std::min(first.rows, second.rows) / rows, std::min(first.columns, second.columns) / columns)};
  differing.fill = colors.tint;
  Group group;
  group.name = "misfit";
  group.marks.push_back(std::move(differing));
  for (const Shape* map : {&first, &second}) {
    Stroke stroke{colors.line, style.sizes.outline};
    if (map == &second) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
    group.marks.push_back(Path{{face(map->rows / rows, map->columns / columns)}, no_color, stroke, {}});
  }
  return group;
}

std::optional<Rect> lit_block(const std::vector<char>& lit, const Shape& shape, int channel) {
  int top = shape.rows, left = shape.columns, bottom = -1, right = -1;
  for (std::size_t i = 0; i < lit.size(); ++i) {
    const Position place = position(shape, static_cast<int>(i));
    if (!lit[i] || place.channel != channel) continue;
    top = std::min(top, place.row), bottom = std::max(bottom, place.row);
    left = std::min(left, place.column), right = std::max(right, place.column);
  }
  if (bottom < 0) return std::nullopt;
  const double rows = shape.rows, columns = shape.columns;
  return Rect{left / columns, top / rows, (right - left + 1) / columns, (bottom - top + 1) / rows};
}

}  // namespace upstamp
