#include "view/frequency.h"

#include <cmath>
#include <numbers>
#include <numeric>

#include "base/text.h"

namespace upstamp {
namespace {

// A map of more cells than this would not be sharper on paper, but heavier as a file.
constexpr int fewest_on_maps = 128, fewest_on_curves = 512;
constexpr double color_step = 0.5;  // decibels
// To both sides of 0; what lies beyond 1/2 is what lies beyond -1/2.
constexpr double reach = 0.5 + 1.0 / 16;

int frequencies_along(int length, int stride, int fewest) {
  if (length == 1) return 1;
  const int unit = stride <= longest_marked_stride ? std::lcm(2, stride) : 2;
  return (fewest + unit - 1) / unit * unit;
}

double decibels(double magnitude, double largest) {
  constexpr double none = -400;
  if (!(magnitude > 0) || !(largest > 0)) return none;
  return std::max(none, 20 * std::log10(magnitude / largest));
}

// The frequencies that are drawn, of `count` in one period: those from -most / count to most / count.
struct Drawn {
  int count, most;

  explicit Drawn(int frequencies) : count(frequencies), most(static_cast<int>(reach * frequencies)) {}
  int places() const { return 2 * most + 1; }
  int index(int place) const { return ((place - most + count / 2) % count + count) % count; }
  // Share of the picture's side at which a frequency lies, in the middle of its place.
  double share(double frequency) const { return (frequency * count + most + 0.5) / places(); }
};

// The copies that lie in the picture; 0, the input's own spectrum, among them.
std::vector<double> copies(int stride) {
  std::vector<double> frequencies;
  for (int m = -stride; m <= stride; ++m)
    if (2 * std::abs(m) <= stride) frequencies.push_back(static_cast<double>(m) / stride);
  return frequencies;
}

Path ring(Point center, double radius, Stroke stroke) {
  constexpr int corners = 24;
  Path path;
  path.contours.push_back({{}, true});
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    path.contours.back().points.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
  }
  path.stroke = stroke;
  return path;
}

Text small_text(std::string words, Point at, Anchor anchor, const Style& style) {
  return {std::move(words), at, style.sizes.note, Face::sans, anchor, style.colors.muted, {}};
}

double scale_gap(const Style& style) { return style.sizes.unit * 1.5; }
double line_height(const Style& style) { return style.fonts->cap_height(Face::sans, style.sizes.note) + style.sizes.unit * 2; }

// "−½", "0", "½" below and left of a box, with what they count.
void add_scale(const Rect& box, const Drawn& across, const Drawn* down, const Style& style, std::vector<Mark>& marks) {
  const double cap = style.fonts->cap_height(Face::sans, style.sizes.note), gap = scale_gap(style),
               foot = box.bottom() + gap + cap;
  for (const auto& [frequency, words] : {std::pair(-0.5, "−½"), {0.0, "0"}, {0.5, "½"}}) {
    marks.push_back(small_text(words, {box.x + across.share(frequency) * box.width, foot}, Anchor::middle, style));
    if (down)
      marks.push_back(
          small_text(words, {box.x - gap, box.y + down->share(frequency) * box.height + cap / 2}, Anchor::end, style));
  }
  std::string unit = "cycles per cell, across and down";
  if (!down || style.fonts->width(unit, Face::sans, style.sizes.note) > box.width) unit = "cycles per cell";
  marks.push_back(small_text(unit, {box.center().x, foot + line_height(style)}, Anchor::middle, style));
}

double scale_height(const Style& style) { return scale_gap(style) + 2 * line_height(style); }
double scale_width(const Style& style) { return scale_gap(style) + style.fonts->width("−½", Face::sans, style.sizes.note); }

std::string decibel_words(double value) { return printed_number(rounded_text(value, 0)) + " dB"; }

}  // namespace

PerAxis frequencies_for(const Shape& shape, PerAxis stride) {
  const int fewest = shape.rows > 1 && shape.columns > 1 ? fewest_on_maps : fewest_on_curves;
  return {frequencies_along(shape.rows, stride.rows, fewest), frequencies_along(shape.columns, stride.columns, fewest)};
}

Block spectrum_map(const Tensor& magnitudes, PerAxis stride, const Block& heading, const Style& style, double side) {
  Block block = heading;
  std::vector<Mark>& marks = block.group.marks;
  const double left = scale_width(style);
  block.cells = {left, heading.size.height, side, side};
  const Drawn down(magnitudes.shape.rows), across(magnitudes.shape.columns);
  const double largest = *std::max_element(magnitudes.values.begin(), magnitudes.values.end());
  Cells cells{block.cells, down.places(), across.places(), {}, {}, Role::none, {}, 0};
  const ColorScale scale = ColorScale::of_counts(style.colors, -lowest_decibels);
  for (int row = 0; row < cells.rows; ++row)
    for (int column = 0; column < cells.columns; ++column) {
      // In steps that no eye tells apart, so that neighbours of one colour are one box in files.
      const double level = decibels(magnitudes.at(0, down.index(row), across.index(column)), largest);
      const double above = std::round((level - lowest_decibels) / color_step) * color_step;
      cells.fills.push_back(above > 0 ? scale.at(above) : no_color);
    }
  marks.push_back(std::move(cells));
  marks.push_back(rectangle(block.cells, no_color, {style.colors.muted, style.sizes.hairline}));
  const double apart = side / (2 * reach * std::max(stride.rows, stride.columns));
  const double radius = std::min(std::clamp(side / 40, 2.0, 7 * type_scale(style)), apart * 0.4);
  for (const double row : copies(stride.rows))
    for (const double column : copies(stride.columns)) {
      if (row == 0 && column == 0) continue;
      const Point center{block.cells.x + side * across.share(column), block.cells.y + side * down.share(row)};
      marks.push_back(ring(center, radius, {style.colors.ground, style.sizes.outline * 2.5}));
      marks.push_back(ring(center, radius, {style.colors.ink, style.sizes.outline}));
    }
  add_scale(block.cells, across, &down, style, marks);
  block.size = {std::max(heading.size.width, left + side), block.cells.bottom() + scale_height(style)};
  return block;
}

Block decibel_scale(const Style& style, double height) {
  constexpr int steps = 48;
  Block block;
  const double width = style.sizes.unit * 3, cap = style.fonts->cap_height(Face::sans, style.sizes.note);
  block.cells = {0, 0, width, height};
  Cells cells{block.cells, steps, 1, {}, {}, Role::none, {}, 0};
  for (int i = 0; i < steps; ++i) cells.fills.push_back(count_color(style.colors, steps - 0.5 - i, steps));
  block.group.marks.push_back(std::move(cells));
  block.group.marks.push_back(rectangle(block.cells, no_color, {style.colors.muted, style.sizes.hairline}));
  double right = 0;
  for (const double share : {0.0, 0.5, 1.0}) {
    const std::string words = decibel_words(share * lowest_decibels) + (share == 1 ? " or less" : "");
    const double y = share == 0 ? cap : share == 1 ? height : height * share + cap / 2;
    block.group.marks.push_back(small_text(words, {width + style.sizes.unit * 1.5, y}, Anchor::start, style));
    right = std::max(right, style.fonts->width(words, Face::sans, style.sizes.note));
  }
  block.size = {width + style.sizes.unit * 1.5 + right, height};
  return block;
}

namespace {

// Runs of a curve that lie on the scale, cut where they cross its lower end. Points have their decibels as y.
std::vector<Path::Contour> runs_above(const std::vector<Point>& points) {
  std::vector<Path::Contour> runs;
  bool open = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool above = points[i].y >= lowest_decibels;
    if (i > 0 && above != open) {
      const Point &a = points[i - 1], &b = points[i];
      const Point cut = between(a, b, (lowest_decibels - a.y) / (b.y - a.y));
      if (above) runs.push_back({});
      runs.back().points.push_back(cut);
    } else if (i == 0 && above) {
      runs.push_back({});
    }
    if (above) runs.back().points.push_back(points[i]);
    open = above;
  }
  return runs;
}

Path curve_path(const SpectrumCurve& curve, const Rect& box, const Style& style) {
  const double largest = *std::max_element(curve.magnitudes.begin(), curve.magnitudes.end());
  const Drawn across(static_cast<int>(curve.magnitudes.size()));
  std::vector<Point> points;
  for (int place = 0; place < across.places(); ++place) {
    const double share = across.share(static_cast<double>(place - across.most) / across.count);
    points.push_back(
        {box.x + box.width * share, decibels(curve.magnitudes[static_cast<std::size_t>(across.index(place))], largest)});
  }
  Path path;
  path.contours = runs_above(points);
  for (Path::Contour& run : path.contours)
    for (Point& point : run.points) point.y = box.y + box.height * point.y / lowest_decibels;
  path.stroke = {curve.color, style.sizes.outline};
  if (curve.dashed) path.stroke.dash = style.sizes.dash, path.stroke.gap = style.sizes.dash_gap;
  return path;
}

// Samples of the lines with their names, one after the other; answers where they end.
double add_names(const std::vector<SpectrumCurve>& curves, double x, const Style& style, std::vector<Mark>& marks) {
  const double cap = style.fonts->cap_height(Face::sans, style.sizes.note);
  for (const SpectrumCurve& curve : curves) {
    Stroke stroke{curve.color, style.sizes.outline};
    if (curve.dashed) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
    marks.push_back(line({x, cap / 2}, {x + style.sizes.unit * 6, cap / 2}, stroke));
    x += style.sizes.unit * 8;
    marks.push_back(Text{curve.name, {x, cap}, style.sizes.note, Face::sans, Anchor::start, curve.color, {}});
    x += style.fonts->width(curve.name, Face::sans, style.sizes.note) + style.sizes.gap;
  }
  return x - style.sizes.gap;
}

}  // namespace

Block spectrum_curves(const std::vector<SpectrumCurve>& curves, int stride, const Style& style, Size size) {
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  const double cap = style.fonts->cap_height(Face::sans, style.sizes.note);
  const double left = style.fonts->width(decibel_words(lowest_decibels), Face::sans, style.sizes.note) + style.sizes.unit * 2;
  const double names = add_names(curves, left, style, marks), top = cap + style.sizes.unit * 4;
  block.cells = {left, top, size.width, size.height};
  const Stroke hairline{style.colors.grid_line, style.sizes.hairline};
  for (const double share : {0.0, 0.5, 1.0}) {
    const double y = top + share * size.height;
    marks.push_back(line({left, y}, {left + size.width, y}, hairline));
    marks.push_back(
        small_text(decibel_words(share * lowest_decibels), {left - style.sizes.unit * 2, y + cap / 2}, Anchor::end, style));
  }
  const Drawn across(static_cast<int>(curves.front().magnitudes.size()));
  for (const double frequency : copies(stride)) {
    if (frequency == 0) continue;
    const double at = left + across.share(frequency) * size.width;
    marks.push_back(line({at, top}, {at, top + size.height}, {style.colors.ink, style.sizes.hairline}));
  }
  for (const SpectrumCurve& curve : curves) marks.push_back(curve_path(curve, block.cells, style));
  add_scale(block.cells, across, nullptr, style, marks);
  block.size = {std::max(names, left + size.width), block.cells.bottom() + scale_height(style)};
  return block;
}

}  // namespace upstamp
