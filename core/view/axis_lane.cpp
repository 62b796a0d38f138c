#include "view/axis_lane.h"

#include <cmath>

#include "base/text.h"
#include "view/cell_numbers.h"

namespace upstamp {
namespace {

constexpr int most_lines = 64, most_fans = 24;
constexpr double strip = 22, drop = 26, fan = 26, dot = 3;  // points at the normal type size

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double index_height(const Style& style) {
  return style.fonts->cap_height(Face::mono, style.sizes.counter) + style.sizes.unit * 1.5;
}

// A lane's measures: y of its parts, and where places lie.
struct Track {
  const AxisLane& lane;
  const Style& style;
  double left, width, top;
  double stretch;  // of the lines between the two sides

  double unit() const { return width / lane.axis.in; }
  double scale() const { return type_scale(style); }
  double x_of(double place) const { return left + (std::clamp(place, -0.5, lane.axis.in - 0.5) + 0.5) * unit(); }
  double output_width() const { return unit() * lane.axis.step(); }
  double x_of_output(int index) const { return left + (index + 0.5) * output_width(); }
  double axis_y() const { return top + (strip + drop * stretch) * scale(); }
  double input_y() const { return axis_y() + fan * stretch * scale(); }
  double input_bottom() const { return input_y() + strip * scale(); }
  double bottom() const { return input_bottom() + index_height(style); }
  bool lit(int index) const { return at(index) < lane.lit.size() && lane.lit[at(index)]; }
};

void add_strip(const Track& track, double y, double cell, int count, Role role, const std::vector<double>& numbers,
               const std::vector<int>& tags, std::vector<Mark>& marks) {
  const Style& style = track.style;
  const RoleColors& colors = style.colors.of(role);
  const Rect box{track.left, y, cell * count, strip * track.scale()};
  Cells cells{box, 1, count, {}, {style.colors.grid_line, cell >= 6 ? style.sizes.hairline : 0}, role, tags, track.lane.layer};
  cells.fills.assign(at(count), colors.tint);
  marks.push_back(cells);
  marks.push_back(rectangle(box, no_color, {colors.line, style.sizes.outline * 0.75}));
  if (numbers.empty()) return;
  std::vector<double> known;
  for (const double value : numbers)
    if (!std::isnan(value)) known.push_back(value);
  const CellNumbers written(known, cell, box.height, style);
  for (int i = 0; written.legible() && i < count; ++i)
    if (!std::isnan(numbers[at(i)]))
      written.add(numbers[at(i)], {box.x + i * cell, box.y, cell, box.height}, style.colors.ink, marks);
}

// Below the input's cells, every few of them where there are many.
void add_indices(const Track& track, std::vector<Mark>& marks) {
  const Style& style = track.style;
  const double size = style.sizes.counter,
               widest = style.fonts->width(std::to_string(track.lane.axis.in - 1) + "0", Face::mono, size);
  const int step = std::max(1, static_cast<int>(std::ceil(widest / track.unit())));
  for (int index = 0; index < track.lane.axis.in; index += step)
    marks.push_back(Text{std::to_string(index),
                         {track.x_of(index), track.bottom() - style.sizes.unit * 0.25},
                         size,
                         Face::mono,
                         Anchor::middle,
                         style.colors.muted,
                         {}});
}

Path dots(const std::vector<Point>& centers, double radius, Color color) {
  Path path;
  for (const Point& c : centers)
    path.contours.push_back({{{c.x - radius, c.y}, {c.x, c.y - radius}, {c.x + radius, c.y}, {c.x, c.y + radius}}, true});
  path.fill = color;
  return path;
}

// From the output's cells down to their places, every few of them where there are many.
void add_drops(const Track& track, bool lit, std::vector<Mark>& marks) {
  const Style& style = track.style;
  const int out = track.lane.axis.out, step = (out + most_lines - 1) / most_lines;
  Path lines;
  std::vector<Point> ends;
  for (int index = 0; index < out; ++index) {
    if (track.lit(index) != lit || (!lit && index % step != 0)) continue;
    const Point end{track.x_of(source_place(track.lane.axis, index)), track.axis_y()};
    lines.contours.push_back({{{track.x_of_output(index), track.top + strip * track.scale()}, end}, false});
    ends.push_back(end);
  }
  if (ends.empty()) return;
  const Color color = lit ? style.colors.output.line : faded(style.colors.output.line, 0.5);
  lines.stroke = {color, lit ? style.sizes.outline * 1.25 : style.sizes.hairline};
  marks.push_back(std::move(lines));
  marks.push_back(dots(ends, dot * track.scale() * (lit ? 1.4 : 1), style.colors.output.line));
}

// From each place to the input cells that are taken there; negative ones are dashed.
void add_fans(const Track& track, bool lit, std::vector<Mark>& marks) {
  const Style& style = track.style;
  if (!lit && track.lane.axis.out > most_fans) return;
  for (int index = 0; index < track.lane.axis.out; ++index) {
    if (track.lit(index) != lit) continue;
    const Point start{track.x_of(source_place(track.lane.axis, index)), track.axis_y()};
    for (const Sample& sample : track.lane.samples.at(index)) {
      const double share = std::min(1.0, std::fabs(sample.gain));
      Stroke stroke{lit ? style.colors.kernel.line : faded(style.colors.kernel.line, 0.4),
                    style.sizes.hairline * (lit ? 0.75 + 2.5 * share : 0.5 + share)};
      if (sample.gain < 0) stroke.dash = style.sizes.dash * 0.6, stroke.gap = style.sizes.dash_gap * 0.6;
      marks.push_back(line(start, {track.x_of(sample.in), track.input_y()}, stroke));
    }
  }
}

double line_height(const Style& style) { return style.fonts->cap_height(Face::sans, style.sizes.note) + style.sizes.unit * 1.75; }

double heading_height(const Style& style, bool same) {
  return style.fonts->cap_height(Face::sans_semibold, style.sizes.caption) + line_height(style) * (same ? 2 : 1) +
         style.sizes.unit * 1.75;
}

// "−0.25, 0.25, 0.75 …": where output cells land, as many as fit.
std::string places_words(const ResizedAxis& axis, const std::string& start, const Style& style, double width) {
  std::string words = start, rest = " …";
  for (int index = 0; index < axis.out; ++index) {
    if (index + 1 == axis.out) rest.clear();
    const std::string more = words + (index > 0 ? ", " : "") + printed_number(rounded_text(source_place(axis, index), 2));
    if (style.fonts->width(more + rest, Face::sans, style.sizes.note) > width) return index > 0 ? words + " …" : "";
    words = more;
  }
  return words;
}

// "half_pixel  by cell centres", below it where it lands, and which others do the same.
void add_name(const AxisLane& lane, const Style& style, double left, double width, std::vector<Mark>& marks) {
  const Fonts& fonts = *style.fonts;
  double y = fonts.cap_height(Face::sans_semibold, style.sizes.caption);
  const Color color = lane.chosen ? style.colors.output.line : style.colors.ink;
  marks.push_back(Text{lane.title, {left, y}, style.sizes.caption, Face::sans_semibold, Anchor::start, color, {}});
  const double after = fonts.width(lane.title + "  ", Face::sans_semibold, style.sizes.caption);
  const auto note = [&](const std::string& words, double x, Color ink) {
    marks.push_back(Text{words, {x, y}, style.sizes.note, Face::sans, Anchor::start, ink, {}});
  };
  if (fonts.width(lane.words, Face::sans, style.sizes.note) <= width - after) note(lane.words, left + after, style.colors.muted);
  y += line_height(style);
  note(places_words(lane.axis, lane.chosen ? "this scene, lands at " : "lands at ", style, width), left, style.colors.muted);
  y += line_height(style);
  if (!lane.same.empty()) note(lane.same, left, style.colors.ink);
}

}  // namespace

double axis_lane_height(const Style& style, bool same) {
  return heading_height(style, same) + (2 * strip + drop + fan) * type_scale(style) + index_height(style) + style.sizes.unit;
}

Block drawn_axis_lane(const AxisLane& lane, const Style& style, Size size) {
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = lane.title;
  const bool same = !lane.same.empty();
  const double inset = style.sizes.unit * 3;
  const double more = std::max(0.0, size.height - axis_lane_height(style, same)), lines = (drop + fan) * type_scale(style);
  const Track track{lane, style, inset, size.width - 2 * inset, heading_height(style, same), 1 + more / lines};
  add_name(lane, style, inset, size.width - inset, marks);
  if (lane.chosen) marks.push_back(rectangle({0, 0, style.sizes.emphasis, track.input_bottom()}, style.colors.output.line));
  add_strip(track, track.top, track.output_width(), lane.axis.out, Role::output, lane.outputs, lane.output_cells, marks);
  add_strip(track, track.input_y(), track.unit(), lane.axis.in, Role::input, lane.inputs, lane.input_cells, marks);
  add_indices(track, marks);
  const Stroke hairline{style.colors.grid_line, style.sizes.hairline};
  marks.push_back(line({track.left, track.axis_y()}, {track.left + track.width, track.axis_y()}, hairline));
  for (const bool lit : {false, true}) {
    add_fans(track, lit, marks);
    add_drops(track, lit, marks);
  }
  block.cells = {track.left, track.top, track.width, track.input_bottom() - track.top};
  block.size = {size.width, track.bottom() + style.sizes.unit};
  return block;
}

}  // namespace upstamp
