#include "view/ribbon.h"
#include "view/grid_numbers.h"

#include <cmath>

#include "base/text.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr double most_blocks_piled = 8;  // more are drawn as one bar

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// First and end of each run of marked places.
std::vector<std::pair<int, int>> runs_of(const std::vector<char>& marked) {
  std::vector<std::pair<int, int>> runs;
  for (int place = 0; place < static_cast<int>(marked.size()); ++place) {
    if (!marked[at(place)]) continue;
    if (runs.empty() || runs.back().second < place) runs.push_back({place, place});
    runs.back().second = place + 1;
  }
  return runs;
}

void add_beyond(const Ribbon& ribbon, const Rect& box, double width, const Style& style, std::vector<Mark>& marks) {
  const Palette& colors = style.colors;
  marks.push_back(rectangle(box, ribbon.cropped ? no_color : colors.zero));
  if (width >= 3) marks.push_back(hatching(box, 6, {colors.hatch, 0.75 * style.sizes.hairline}));
  marks.push_back(rectangle(box, no_color, {colors.crop, style.sizes.hairline, style.sizes.dash, style.sizes.dash_gap}));
}

}  // namespace

bool is_numbered(const Ribbon& ribbon, const LineFrame& frame, double height, const Style& style) {
  return CellNumbers(ribbon.numbers, ribbon.scale.scale * frame.unit, height, style).legible();
}

void add_ribbon(const Ribbon& ribbon, const LineFrame& frame, double y, double height, const Style& style,
                std::vector<Mark>& marks) {
  const Palette& colors = style.colors;
  const int places = static_cast<int>(ribbon.cells.size());
  const double width = ribbon.scale.scale * frame.unit;
  const auto box_of = [&](int first, int count) { return Rect{frame.x(ribbon.scale.at(first)), y, width * count, height}; };
  const CellNumbers numbers(ribbon.numbers, width, height, style);
  const auto never = [&](int place) { return !ribbon.never.empty() && ribbon.never[at(place)]; };
  double limit = 0;
  for (const double value : ribbon.numbers) limit = std::max(limit, std::fabs(value));
  Cells cells{box_of(0, places), 1,           places, {}, {colors.grid_line, width >= 6 ? style.sizes.hairline : 0}, ribbon.role,
              ribbon.cells,      ribbon.layer};
  for (int place = 0; place < places; ++place)
    cells.fills.push_back(never(place)               ? colors.zero
                          : !ribbon.there[at(place)] ? no_color
                          : !numbers.legible()       ? signed_color(colors, ribbon.values[at(place)], limit)
                          : ribbon.term              ? no_color
                                                     : colors.of(ribbon.role).tint);
  if (ribbon.before > 0) add_beyond(ribbon, box_of(-ribbon.before, ribbon.before), width, style, marks);
  if (ribbon.after > 0) add_beyond(ribbon, box_of(places, ribbon.after), width, style, marks);
  marks.push_back(std::move(cells));
  for (int place = 0; numbers.legible() && place < places; ++place)
    if (ribbon.there[at(place)] || never(place))
      numbers.add(ribbon.values[at(place)], box_of(place, 1), never(place) ? colors.muted : colors.ink, marks);
  const Stroke outline =
      ribbon.term ? Stroke{colors.muted, style.sizes.hairline} : Stroke{colors.of(ribbon.role).line, style.sizes.outline};
  marks.push_back(rectangle(box_of(0, places), no_color, outline));
  const auto frame_cells = [&](int first, int end, double stroke, Color color) {
    stroke = std::min(stroke, width);
    marks.push_back(rectangle(box_of(first, end - first).inset(stroke / 2), no_color, {color, stroke}));
  };
  for (const auto& [first, end] : runs_of(ribbon.now)) frame_cells(first, end, style.sizes.emphasis * 0.8, colors.kernel.line);
  for (int place = 0; place < static_cast<int>(ribbon.pointed.size()); ++place)
    if (ribbon.pointed[at(place)]) frame_cells(place, place + 1, pointed_width(style), colors.ink);
}

void add_piles(const std::vector<double>& counts, LineScale scale, double most, const LineFrame& frame, double bottom,
               double height, const Style& style, std::vector<Mark>& marks) {
  if (most < 1) return;
  const double width = scale.scale * frame.unit, size = style.sizes.counter;
  const bool numbered = width >= style.fonts->width(number_text(most), Face::mono, size) + 3;
  const double words = style.fonts->cap_height(Face::mono, size) + style.sizes.unit;
  const double block = std::min((height - words) / most, style.sizes.unit * 2.5);
  for (std::size_t place = 0; place < counts.size(); ++place) {
    if (counts[place] < 1) continue;
    const Rect cell{frame.x(scale.at(static_cast<double>(place))), bottom, width, 0};
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
