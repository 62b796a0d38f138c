#include "view/frequency.h"

#include <cmath>
#include <numbers>
#include <numeric>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr int fewest_frequencies = 64, longest_marked_period = 16;

int frequencies_along(int length, int period) {
  if (length == 1) return 1;
  const int unit = period <= longest_marked_period ? std::lcm(2, period) : 2;
  return (fewest_frequencies + unit - 1) / unit * unit;
}

double decibels(double magnitude, double largest) {
  if (!(magnitude > 0) || !(largest > 0)) return lowest_decibels;
  return std::max(lowest_decibels, 20 * std::log10(magnitude / largest));
}

// Shares of the way from -1/2 to 1/2 at which multiples of 1 / period lie, 0 among them.
std::vector<double> multiples(int period) {
  std::vector<double> shares;
  if (period > longest_marked_period) return {0.5};
  for (int m = -period; m <= period; ++m)
    if (2 * std::abs(m) <= period) shares.push_back(0.5 + static_cast<double>(m) / period);
  return shares;
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

// Wide enough for the rings on the edge.
double scale_gap(const Style& style) { return style.sizes.unit * 3; }

// "−½", "0", "½" below and left of a box, with what they count.
void add_scale(const Rect& box, bool upright, const Style& style, std::vector<Mark>& marks) {
  const double cap = style.fonts->cap_height(Face::sans, style.sizes.note), gap = scale_gap(style);
  const std::vector<std::string> words{"−½", "0", "½"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double share = static_cast<double>(i) / 2;
    marks.push_back(small_text(words[i], {box.x + share * box.width, box.bottom() + gap + cap}, Anchor::middle, style));
    if (upright) marks.push_back(small_text(words[i], {box.x - gap, box.y + share * box.height + cap / 2}, Anchor::end, style));
  }
}

double scale_height(const Style& style) {
  return scale_gap(style) + style.fonts->cap_height(Face::sans, style.sizes.note) + style.sizes.unit;
}
double scale_width(const Style& style) { return scale_gap(style) + style.fonts->width("−½", Face::sans, style.sizes.note); }

}  // namespace

PerAxis frequencies_for(const Shape& shape, PerAxis period) {
  return {frequencies_along(shape.rows, period.rows), frequencies_along(shape.columns, period.columns)};
}

Block spectrum_map(const Tensor& magnitudes, PerAxis period, const Block& heading, const Style& style, double side) {
  Block block = heading;
  std::vector<Mark>& marks = block.group.marks;
  const double left = scale_width(style);
  block.cells = {left, heading.size.height, side, side};
  const Shape& shape = magnitudes.shape;
  const double largest = *std::max_element(magnitudes.values.begin(), magnitudes.values.end());
  // The frequencies -1/2 and 1/2 are one; it is drawn on both edges.
  Cells cells{block.cells, shape.rows + 1, shape.columns + 1, {}, {}, Role::none, {}, 0};
  const ColorScale scale = ColorScale::of_counts(style.colors, -lowest_decibels);
  for (int row = 0; row <= shape.rows; ++row)
    for (int column = 0; column <= shape.columns; ++column)
      cells.fills.push_back(
          scale.at(decibels(magnitudes.at(0, row % shape.rows, column % shape.columns), largest) - lowest_decibels));
  marks.push_back(std::move(cells));
  marks.push_back(rectangle(block.cells, no_color, {style.colors.muted, style.sizes.hairline}));
  const double radius = std::clamp(side / 40, 2.0, 7 * type_scale(style));
  const auto place = [side](double share, int count) { return side * (share * count + 0.5) / (count + 1); };
  for (const double across : multiples(period.columns))
    for (const double down : multiples(period.rows)) {
      if (across == 0.5 && down == 0.5) continue;
      const Point center{block.cells.x + place(across, shape.columns), block.cells.y + place(down, shape.rows)};
      marks.push_back(ring(center, radius, {style.colors.ground, style.sizes.outline * 2.5}));
      marks.push_back(ring(center, radius, {style.colors.ink, style.sizes.outline}));
    }
  add_scale(block.cells, true, style, marks);
  block.size = {std::max(heading.size.width, left + side + radius * 2), block.cells.bottom() + scale_height(style)};
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
    const std::string words = printed_number(rounded_text(share * lowest_decibels, 0)) + " dB";
    const double y = share == 0 ? cap : share == 1 ? height : height * share + cap / 2;
    block.group.marks.push_back(small_text(words, {width + style.sizes.unit * 1.5, y}, Anchor::start, style));
    right = std::max(right, style.fonts->width(words, Face::sans, style.sizes.note));
  }
  block.size = {width + style.sizes.unit * 1.5 + right, height};
  return block;
}

Block spectrum_curves(const std::vector<SpectrumCurve>& curves, int period, const Style& style, Size size) {
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  const double cap = style.fonts->cap_height(Face::sans, style.sizes.note);
  const double left = style.fonts->width("−40 dB", Face::sans, style.sizes.note) + style.sizes.unit * 2;
  double x = left;
  for (const SpectrumCurve& curve : curves) {
    Stroke stroke{curve.color, style.sizes.outline};
    if (curve.dashed) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
    marks.push_back(line({x, cap / 2}, {x + style.sizes.unit * 6, cap / 2}, stroke));
    x += style.sizes.unit * 8;
    marks.push_back(Text{curve.name, {x, cap}, style.sizes.note, Face::sans, Anchor::start, curve.color, {}});
    x += style.fonts->width(curve.name, Face::sans, style.sizes.note) + style.sizes.gap;
  }
  const double top = cap + style.sizes.unit * 4;
  block.cells = {left, top, size.width, size.height};
  const Stroke hairline{style.colors.grid_line, style.sizes.hairline};
  for (const double share : {0.0, 0.5, 1.0}) {
    const double y = top + share * size.height;
    marks.push_back(line({left, y}, {left + size.width, y}, hairline));
    marks.push_back(small_text(printed_number(rounded_text(share * lowest_decibels, 0)) + " dB",
                               {left - style.sizes.unit * 2, y + cap / 2}, Anchor::end, style));
  }
  for (const double share : multiples(period)) {
    if (share == 0.5) continue;
    const double at = left + share * size.width;
    marks.push_back(line({at, top}, {at, top + size.height},
                         {style.colors.ink, style.sizes.hairline * 1.5, style.sizes.dash, style.sizes.dash_gap}));
  }
  for (const SpectrumCurve& curve : curves) {
    const double largest = *std::max_element(curve.magnitudes.begin(), curve.magnitudes.end());
    const std::size_t count = curve.magnitudes.size();
    Path path;
    path.contours.push_back({});
    for (std::size_t i = 0; i <= count; ++i)
      path.contours.back().points.push_back(
          {left + size.width * static_cast<double>(i) / static_cast<double>(count),
           top + size.height * decibels(curve.magnitudes[i % count], largest) / lowest_decibels});
    path.stroke = {curve.color, style.sizes.outline};
    if (curve.dashed) path.stroke.dash = style.sizes.dash, path.stroke.gap = style.sizes.dash_gap;
    marks.push_back(std::move(path));
  }
  add_scale(block.cells, false, style, marks);
  block.size = {std::max(x, left + size.width + scale_width(style)), block.cells.bottom() + scale_height(style)};
  return block;
}

}  // namespace upstamp
