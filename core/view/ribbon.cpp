#include "view/ribbon.h"
#include "view/grid_numbers.h"

#include <cmath>

#include "base/text.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr double most_blocks_piled = 8;  // more are drawn as one bar

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr double smallest_letters = 6.5;  // at the normal type size; smaller ones nobody reads

double number_size(double width, double height, const Style& style) {
  return std::min({style.sizes.number, style.sizes.number * width / style.sizes.cell * 1.1, height * 0.62});
}

double number_room(double width) { return width - std::max(2.0, width * 0.16); }

// Cells that are narrower than usual hold two decimals at most, so that all their numbers can be equally large.
double tidied(double value, double width, const Style& style) {
  const double rounded = std::round(value * 100) / 100;
  return width >= style.sizes.cell * 1.25 || style.fractions || rounded == 0 || std::fabs(value) > 1e6 ? value : rounded;
}

}  // namespace

double common_size(const std::vector<double>& values, double width, double height, const Style& style) {
  if (!style.numbered || width < style.sizes.smallest_numbered_cell * 0.8) return 0;
  double size = number_size(width, height, style);
  for (const double value : values)
    size =
        std::min(size, fitted_number(tidied(value, width, style), number_room(width), size, *style.fonts, style.fractions).size);
  return size >= smallest_letters * type_scale(style) ? size : 0;
}

void add_number(double value, const Rect& box, double size, Color color, const Style& style, std::vector<Mark>& marks) {
  const FittedNumber number =
      fitted_number(tidied(value, box.width, style), number_room(box.width), size, *style.fonts, style.fractions);
  const double height = style.fonts->cap_height(Face::mono, number.size);
  marks.push_back(
      Text{number.words, {box.center().x, box.center().y + height / 2}, number.size, Face::mono, Anchor::middle, color, {}});
}

void add_ribbon(const Ribbon& ribbon, const LineFrame& frame, double y, double height, const Style& style,
                std::vector<Mark>& marks) {
  const Palette& colors = style.colors;
  const int places = static_cast<int>(ribbon.cells.size());
  const double width = ribbon.scale.scale * frame.unit;
  const auto box_of = [&](int place) { return Rect{frame.x(ribbon.scale.at(place)), y, width, height}; };
  const double size = common_size(*ribbon.numbers, width, height, style);
  const bool numbered = size > 0;
  double limit = 0;
  for (const double value : *ribbon.numbers) limit = std::max(limit, std::fabs(value));
  Cells cells{{frame.x(ribbon.scale.at(0)), y, width * places, height},  1,           places,       {},
              {colors.grid_line, width >= 6 ? style.sizes.hairline : 0}, ribbon.role, ribbon.cells, ribbon.layer};
  for (int place = 0; place < places; ++place) {
    const bool there = ribbon.map->there[at(place)];
    cells.fills.push_back(!there     ? no_color
                          : numbered ? colors.of(ribbon.role).tint
                                     : signed_color(colors, ribbon.map->values[at(place)], limit));
  }
  for (const auto& [first, count] : {std::pair(-ribbon.before, ribbon.before), std::pair(places, ribbon.after)}) {
    if (count <= 0) continue;
    Rect beyond = box_of(first);
    beyond.width *= count;
    marks.push_back(rectangle(beyond, ribbon.cropped ? no_color : colors.zero));
    if (width >= 3) marks.push_back(hatching(beyond, 6, {colors.hatch, 0.75 * style.sizes.hairline}));
    marks.push_back(rectangle(beyond, no_color, {colors.crop, style.sizes.hairline, style.sizes.dash, style.sizes.dash_gap}));
  }
  marks.push_back(std::move(cells));
  if (numbered)
    for (int place = 0; place < places; ++place)
      if (ribbon.map->there[at(place)]) add_number(ribbon.map->values[at(place)], box_of(place), size, colors.ink, style, marks);
  marks.push_back(rectangle({frame.x(ribbon.scale.at(0)), y, width * places, height}, no_color,
                            {colors.of(ribbon.role).line, style.sizes.outline}));
  for (int place = 0; place < places; ++place) {
    const bool now = ribbon.map->now[at(place)], pointed = !ribbon.pointed.empty() && ribbon.pointed[at(place)];
    if (!now && !pointed) continue;
    const double stroke = pointed ? pointed_width(style) : style.sizes.emphasis * 0.8;
    marks.push_back(rectangle(box_of(place).inset(std::min(stroke, width) / 2), no_color,
                              {pointed ? colors.ink : colors.kernel.line, std::min(stroke, width)}));
  }
}

void add_piles(const Ribbon& ribbon, double most, const LineFrame& frame, double bottom, double height, const Style& style,
               std::vector<Mark>& marks) {
  const auto& counts = ribbon.map->counts;
  if (most < 1) return;
  const double width = ribbon.scale.scale * frame.unit, size = style.sizes.counter;
  const bool numbered = width >= style.fonts->width(number_text(most), Face::mono, size) + 3;
  const double words = style.fonts->cap_height(Face::mono, size) + style.sizes.unit;
  const double block = std::min((height - words) / most, style.sizes.unit * 2.5);
  for (std::size_t place = 0; place < counts.size(); ++place) {
    if (counts[place] < 1) continue;
    const Rect cell{frame.x(ribbon.scale.at(static_cast<double>(place))), bottom, width, 0};
    const double inset = std::min(width * 0.12, 3.0), gap = most <= most_blocks_piled ? std::min(1.5, block * 0.2) : 0;
    if (most <= most_blocks_piled)
      for (int i = 0; i < static_cast<int>(counts[place]); ++i)
        marks.push_back(
            rectangle({cell.x + inset, bottom - (i + 1) * block, width - 2 * inset, block - gap}, style.colors.output.line));
    else
      marks.push_back(rectangle({cell.x + inset, bottom - counts[place] * block, width - 2 * inset, counts[place] * block},
                                style.colors.output.line));
    if (numbered)
      marks.push_back(Text{number_text(counts[place]),
                           {cell.x + width / 2, bottom - counts[place] * block - style.sizes.unit * 0.5},
                           size,
                           Face::mono,
                           Anchor::middle,
                           style.colors.ink,
                           {}});
  }
}

}  // namespace upstamp
