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

double head_length(const Style& style) { return link_stroke(style).width * 5.5; }

// A way with a solid head; its last two points say where that points. Ground beside it keeps what it crosses apart.
void add_arrow(std::vector<Point> points, const Stroke& stroke, const Style& style, std::vector<Mark>& marks) {
  const Point tip = points.back(), before = points[points.size() - 2];
  const double length = std::hypot(tip.x - before.x, tip.y - before.y), head = std::min(head_length(style), length);
  if (head <= 0) return;
  const Point along = (tip - before) * (1 / length), across{-along.y, along.x}, base = tip - along * head;
  points.back() = base + along * (head * 0.2);  // so that no gap shows between the two
  Path way{{{points, false}}, no_color, stroke, {}}, around = way;
  around.stroke = {faded(style.colors.ground, 0.8), stroke.width + 3 * style.sizes.hairline};
  Path point{{{{tip, base + across * (head * 0.42), base - across * (head * 0.42)}, true}}, stroke.color, {}, {}};
  marks.push_back(std::move(around));
  marks.push_back(std::move(way));
  marks.push_back(std::move(point));
}

// What a way that comes into a join second is called, above where it begins, as far as there is room.
void add_skip_word(Point from, double end, const Style& style, std::vector<Mark>& marks) {
  const WordBlock words = word_block({{"skip", Face::sans, style.colors.muted}}, style);
  const double begin = from.x + 2 * style.sizes.unit;
  if (begin + words.size.width <= end) add_words(words, {begin + words.size.width / 2, from.y - words.size.height}, style, marks);
}

// The corners of what is framed, on both faces.
std::vector<Point> frame_corners(const SlabPlaces& places, std::size_t place, const Rect& block) {
  std::vector<Point> corners;
  for (const double down : {block.y, block.bottom()})
    for (const double across : {block.x, block.right()})
      corners.push_back(places.middles[place] + places.shapes[place].on_face(down, across));
  return corners;
}

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// The points of the rubber band around all of them, and whose each is.
struct Corner {
  Point at;
  bool first = false;
};
std::vector<Corner> hull_of(std::vector<Corner> corners) {
  std::sort(corners.begin(), corners.end(),
            [](const Corner& a, const Corner& b) { return a.at.x < b.at.x || (a.at.x == b.at.x && a.at.y < b.at.y); });
  std::vector<Corner> hull;
  for (int side = 0; side < 2; ++side) {
    const std::size_t start = hull.size();
    for (const Corner& corner : corners) {
      while (hull.size() >= start + 2 && turn(hull[hull.size() - 2].at, hull.back().at, corner.at) <= 0) hull.pop_back();
      hull.push_back(corner);
    }
    hull.pop_back();
    std::reverse(corners.begin(), corners.end());
  }
  return hull;
}

}  // namespace

void add_links(const Lanes& lanes, const SlabPlaces& places, const Style& style, std::vector<Mark>& marks) {
  for (const MapLink& link : lanes.links) {
    if (link.arch >= 0) continue;
    const MapPlace &before = lanes.places[link.from], &after = lanes.places[link.to];
    const Point from = right_of(places, link.from, style);
    Point to = left_of(places, link.to, style);
    if (before.lane == after.lane) {
      add_arrow({from, to}, link_stroke(style), style, marks);
      continue;
    }
    // It changes its lane in the gap after its slab where it goes down, in the gap before the next slab where it comes up.
    const bool down = after.lane > before.lane;
    const auto gap = static_cast<std::size_t>(down ? before.column + 1 : after.column);
    if (!down) to.y += std::min(places.shapes[link.to].box().height / 4, 4 * style.sizes.unit);
    const Point bend{std::max(from.x, places.gap_begins[gap]), from.y};
    std::vector<Point> points{from};
    add_bend(bend, {std::min(to.x, places.gap_ends[gap]) - away(style) - head_length(style), to.y}, points);
    points.push_back(to);
    add_arrow(std::move(points), link_stroke(style), style, marks);
    if (link.kind == MapLink::Kind::skip && !down) add_skip_word(from, bend.x, style, marks);
  }
}

void add_arches(const Lanes& lanes, const SlabPlaces& places, const Style& style, std::vector<Mark>& marks) {
  for (const MapLink& link : lanes.links) {
    if (link.arch < 0) continue;
    // Above the slab, so that nothing of it is hidden and the head arrives upright.
    const auto foot = [&](std::size_t i, double share) {
      const SlabShape& shape = places.shapes[i];
      const double x = shape.top().x + share * shape.box().width;
      return places.middles[i] + Point{x, shape.crest(x)};
    };
    const Point from = foot(link.from, 0.12), to = foot(link.to, -0.12) - Point{0, away(style) / 2};
    const double y = places.arches[static_cast<std::size_t>(link.arch)], upright = head_length(style) * 1.25;
    const double radius = std::max(0.0, std::min({6 * style.sizes.unit, (to.x - from.x) / 2, from.y - y, to.y - y - upright}));
    std::vector<Point> points{from};
    add_corner({from.x + radius, y + radius}, radius, 2, 3, points);
    add_corner({to.x - radius, y + radius}, radius, 3, 4, points);
    points.push_back(to);
    Stroke stroke = link_stroke(style);
    const bool switches = link.kind == MapLink::Kind::switches;
    if (switches) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
    add_arrow(std::move(points), stroke, style, marks);
    const WordBlock words = word_block({{switches ? "switches" : "skip", Face::sans, style.colors.muted}}, style);
    if (words.size.width <= to.x - from.x - 2 * radius)
      add_words(words, {(from.x + to.x) / 2, y - words.size.height}, style, marks);
  }
}

void add_names(const Lanes& lanes, const SlabPlaces& places, const SlabWords& words, const Style& style,
               std::vector<Mark>& marks) {
  for (std::size_t i = 0; i < lanes.places.size(); ++i) {
    const WordBlock& name = words.names[i];
    const auto column = static_cast<std::size_t>(lanes.places[i].column);
    const double middle = (places.gap_begins[column] + places.gap_ends[column]) / 2, y = places.middles[i].y;
    const double top = lanes.places[i].lane == 0 ? y - name.size.height - 2 * style.sizes.unit : y + 3 * style.sizes.unit;
    // Lines of a picked cell's field run behind the words, not through them.
    add_clearing(name, {middle, top}, style, marks);
    add_words(name, {middle, top}, style, marks);
  }
}

void add_cone(const Study& study, const Field& field, const MapLink& link, const Lanes& lanes, const SlabPlaces& places,
              const std::vector<int>& channels, const Style& style, std::vector<Mark>& marks) {
  const MapPlace &before = lanes.places[link.from], &after = lanes.places[link.to];
  const bool misfit = after.map == static_cast<int>(study.layers.size());
  if (link.arch >= 0 || before.lane != after.lane || link.kind == MapLink::Kind::switches || misfit) return;
  const auto from = lit_block(field.of(before.map), map_of(study, before.map).shape, channels[link.from]);
  const auto to = lit_block(field.of(after.map), map_of(study, after.map).shape, channels[link.to]);
  if (!from || !to) return;
  std::vector<Corner> corners;
  for (const Point& point : frame_corners(places, link.from, *from)) corners.push_back({point, true});
  for (const Point& point : frame_corners(places, link.to, *to)) corners.push_back({point, false});
  const std::vector<Corner> hull = hull_of(std::move(corners));
  Path ground, edges;
  ground.fill = faded(style.colors.kernel.tint, 0.55);
  edges.stroke = {faded(style.colors.kernel.line, 0.6), style.sizes.hairline};
  Path::Contour& around = ground.contours.emplace_back();
  around.closed = true;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Corner& next = hull[(i + 1) % hull.size()];
    around.points.push_back(hull[i].at);
    if (hull[i].first != next.first) edges.contours.push_back({{hull[i].at, next.at}, false});
  }
  marks.push_back(std::move(ground));
  if (!edges.contours.empty()) marks.push_back(std::move(edges));
}

}  // namespace upstamp
