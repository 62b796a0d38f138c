#include "view/slab_links.h"

#include <cmath>
#include <numbers>

namespace upstamp {
namespace {

constexpr int curve_pieces = 24;

Stroke link_stroke(const Style& style) { return {style.colors.muted, style.sizes.outline * 0.75}; }

double away(const Style& style) { return style.sizes.unit; }

Point left_of(const SlabPlaces& places, std::size_t i, const Style& style) {
  return {places.middles[i].x - places.shapes[i].box().width / 2 - away(style), places.middles[i].y};
}
Point right_of(const SlabPlaces& places, std::size_t i, const Style& style) {
  return {places.middles[i].x + places.shapes[i].box().width / 2 + away(style), places.middles[i].y};
}

// From one height to another, level at both ends.
void add_bend(Point from, Point to, std::vector<Point>& points) {
  for (int i = 0; i <= curve_pieces; ++i) {
    const double share = static_cast<double>(i) / curve_pieces;
    points.push_back({between(from.x, to.x, share), between(from.y, to.y, eased(share))});
  }
}

// A quarter circle around `center`, from one angle to another, in quarters of a turn.
void add_corner(Point center, double radius, double from, double to, std::vector<Point>& points) {
  for (int i = 0; i <= curve_pieces / 2; ++i) {
    const double angle = std::numbers::pi / 2 * between(from, to, 2.0 * i / curve_pieces);
    points.push_back(center + Point{std::cos(angle), std::sin(angle)} * radius);
  }
}

Path with_head(std::vector<Point> points, const Stroke& stroke) {
  // Heads are solid lines also where the way is dashed.
  Path path = arrow(points[points.size() - 2], points.back(), stroke);
  path.contours.front().points = std::move(points);
  return path;
}

}  // namespace

void add_links(const Lanes& lanes, const SlabPlaces& places, const Style& style, std::vector<Mark>& marks) {
  for (const MapLink& link : lanes.links) {
    if (link.arch >= 0) continue;
    const MapPlace &before = lanes.places[link.from], &after = lanes.places[link.to];
    const Point from = right_of(places, link.from, style);
    Point to = left_of(places, link.to, style);
    if (before.lane == after.lane) {
      marks.push_back(arrow(from, to, link_stroke(style)));
      continue;
    }
    // It changes its lane in the gap after its slab where it goes down, in the gap before the next slab where it comes up.
    const bool down = after.lane > before.lane;
    const auto gap = static_cast<std::size_t>(down ? before.column + 1 : after.column);
    if (!down) to.y += std::min(places.shapes[link.to].box().height / 4, 4 * style.sizes.unit);
    std::vector<Point> points{from};
    add_bend({std::max(from.x, places.gap_begins[gap]), from.y}, {std::min(to.x, places.gap_ends[gap]) - 2 * away(style), to.y},
             points);
    points.push_back(to);
    marks.push_back(with_head(std::move(points), link_stroke(style)));
  }
}

void add_arches(const Lanes& lanes, const SlabPlaces& places, const Style& style, std::vector<Mark>& marks) {
  for (const MapLink& link : lanes.links) {
    if (link.arch < 0) continue;
    const auto foot = [&](std::size_t i, double share) {
      const Point top = places.middles[i] + places.shapes[i].top();
      return Point{top.x + share * places.shapes[i].box().width, top.y};
    };
    const Point from = foot(link.from, 0.12), to = foot(link.to, -0.12);
    const double y = places.arches[static_cast<std::size_t>(link.arch)];
    const double radius = std::max(0.0, std::min({6 * style.sizes.unit, (to.x - from.x) / 2, from.y - y, to.y - y}));
    std::vector<Point> points{from};
    add_corner({from.x + radius, y + radius}, radius, 2, 3, points);
    add_corner({to.x - radius, y + radius}, radius, 3, 4, points);
    points.push_back(to - Point{0, away(style)});
    Stroke stroke = link_stroke(style);
    const bool switches = link.kind == MapLink::Kind::switches;
    if (switches) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
    marks.push_back(with_head(std::move(points), stroke));
    const WordBlock words = word_block({{switches ? "switches" : "skip", Face::sans, style.colors.muted}}, style);
    if (words.size.width <= to.x - from.x - 2 * radius)
      add_words(words, {(from.x + to.x) / 2, y - words.size.height + style.sizes.unit * 0.5}, style, marks);
  }
}

void add_names(const Lanes& lanes, const SlabPlaces& places, const SlabWords& words, const Style& style,
               std::vector<Mark>& marks) {
  for (std::size_t i = 0; i < lanes.places.size(); ++i) {
    const WordBlock& name = words.names[i];
    const auto column = static_cast<std::size_t>(lanes.places[i].column);
    const double middle = (places.gap_begins[column] + places.gap_ends[column]) / 2, y = places.middles[i].y;
    const double top = lanes.places[i].lane == 0 ? y - name.size.height - style.sizes.unit : y + 2 * style.sizes.unit;
    // Lines of a picked cell's field run behind the words, not through them.
    add_clearing(name, {middle, top}, style, marks);
    add_words(name, {middle, top}, style, marks);
  }
}

void add_cones(const Study& study, const Field& field, const Lanes& lanes, const SlabPlaces& places, const Style& style,
               std::vector<Mark>& marks) {
  Path lines;
  lines.stroke = {faded(style.colors.kernel.line, 0.55), style.sizes.hairline};
  for (const MapLink& link : lanes.links) {
    const MapPlace &before = lanes.places[link.from], &after = lanes.places[link.to];
    const bool misfit = after.map == static_cast<int>(study.layers.size());
    if (link.arch >= 0 || before.lane != after.lane || link.kind == MapLink::Kind::switches || misfit) continue;
    const auto from = lit_block(field.of(before.map), map_of(study, before.map).shape);
    const auto to = lit_block(field.of(after.map), map_of(study, after.map).shape);
    if (!from || !to) continue;
    const auto corner = [&](std::size_t place, const Rect& block, bool right, bool bottom) {
      return places.middles[place] +
             places.shapes[place].on_face(bottom ? block.bottom() : block.y, right ? block.right() : block.x);
    };
    for (const bool right : {false, true})
      for (const bool bottom : {false, true})
        lines.contours.push_back({{corner(link.from, *from, right, bottom), corner(link.to, *to, right, bottom)}, false});
  }
  if (!lines.contours.empty()) marks.push_back(std::move(lines));
}

}  // namespace upstamp
