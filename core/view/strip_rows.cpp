#include "view/strip_rows.h"

#include <cmath>

#include "view/line_words.h"
#include "view/output_padding.h"

namespace upstamp {
namespace {

constexpr double term_share = 0.8;  // of a ribbon's height

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The finer side goes on as far as kernels reach.
void extend(const Ladder& ladder, std::size_t map, Ribbon& ribbon) {
  for (const bool before : {true, false}) {
    if (before ? map == 0 : map == ladder.rungs.size()) continue;
    const Rung& near = ladder.rungs[before ? map - 1 : map];
    const auto& sliding = near.layer->wiring.sliding;
    if (!sliding || sliding->coarse_is_input != before) continue;
    ribbon.cropped = before;
    ribbon.before = std::max(ribbon.before, sliding->padding.begin(near.in.along));
    const int extra = before ? output_padding_of(near.layer->wiring, near.in.along) : 0;
    ribbon.after = std::max(ribbon.after, sliding->padding.end(near.in.along) - extra);
  }
}

// What comes besides the drawn lines; nothing instead of what rounding leaves.
double rest_of(const LadderMap& map, std::size_t place) {
  const double rest = map.values[place] - map.drawn[place];
  return std::fabs(rest) <= 1e-9 * std::max(std::fabs(map.values[place]), std::fabs(map.drawn[place])) ? 0 : rest;
}

// On its way between whole numbers a number counts in whole numbers.
double counted_up(double now, double end) { return end == std::round(end) ? std::round(now) : now; }

Ribbon whole_ribbon(const StripLines& lines, std::size_t map) {
  const Rung& rung = lines.ladder.rungs[map == 0 ? 0 : map - 1];
  const LayerStudy& layer = *rung.layer;
  const Shape& shape = map == 0 ? layer.wiring.in : layer.wiring.out;
  const MapLine& line = map == 0 ? rung.in : rung.out;
  Ribbon ribbon;
  ribbon.role = map == 0 ? Role::input : Role::output, ribbon.layer = layer.index;
  ribbon.scale = lines.scales[map];
  ribbon.numbers = lines.ends[map].values;
  ribbon.there = lines.maps[map].there, ribbon.now = lines.maps[map].now;
  const int source = map == 0 ? layer.from : layer.index;
  for (int place = 0; place < static_cast<int>(ribbon.numbers.size()); ++place) {
    const int cell = line.cell(shape, place);
    ribbon.cells.push_back(cell);
    ribbon.values.push_back(counted_up(lines.maps[map].values[at(place)], ribbon.numbers[at(place)]));
    ribbon.never.push_back(map > 0 && layer.by_output.of(cell).empty() && layer.wiring.offsets.empty() && !layer.curve.value);
    // A join's input is two maps, which the field knows apart.
    if (lines.field && !(map == 0 && layer.with >= 0)) ribbon.pointed.push_back(lines.field->of(source)[at(cell)]);
  }
  return ribbon;
}

Ribbon term_of(const StripLines& lines, std::size_t map, const Ribbon& whole, bool drawn) {
  const LadderMap &now = lines.maps[map], &end = lines.ends[map];
  Ribbon term = whole;
  term.term = true;
  term.never.clear();
  const Rung& rung = lines.ladder.rungs[map - 1];
  for (std::size_t place = 0; place < term.values.size(); ++place) {
    term.values[place] =
        drawn ? counted_up(now.drawn[place], end.drawn[place]) : counted_up(rest_of(now, place), rest_of(end, place));
    const bool constant = rung.constants[place] != 0 && now.there[place];
    term.there[place] = drawn ? now.brought[place] > 0 : constant || now.total[place] > now.brought[place];
    if (!drawn) term.now[place] = 0;
  }
  return term;
}

double row_height(const MapRow& row, double ribbon) { return ribbon * (row.ribbon.term ? term_share : 1); }
double row_gap(const Style& style) { return style.sizes.unit * 0.75; }

}  // namespace

std::vector<MapRow> rows_of_map(const StripLines& lines, std::size_t map) {
  MapRow whole{whole_ribbon(lines, map), map_words(lines.ladder, map), ""};
  std::vector<MapRow> rows;
  if (map > 0 && lines.ladder.rungs[map - 1].adds_more()) {
    const Rung& rung = lines.ladder.rungs[map - 1];
    std::vector<double> numbers = lines.ends[map].values;
    for (std::size_t place = 0; place < lines.ends[map].values.size(); ++place)
      numbers.push_back(lines.ends[map].drawn[place]), numbers.push_back(rest_of(lines.ends[map], place));
    whole.ribbon.numbers = numbers;
    whole.sign = "=";
    rows.push_back({term_of(lines, map, whole.ribbon, true), drawn_words(rung), ""});
    rows.push_back({term_of(lines, map, whole.ribbon, false), rest_words(rung), passes_one(rung) ? "or" : "+"});
  }
  extend(lines.ladder, map, whole.ribbon);
  rows.push_back(std::move(whole));
  return rows;
}

double rows_height(const std::vector<MapRow>& rows, double ribbon, const Style& style) {
  double height = (static_cast<double>(rows.size()) - 1) * row_gap(style);
  for (const MapRow& row : rows) height += row_height(row, ribbon);
  return height;
}

double terms_height(double ribbon, const Style& style) { return 2 * (ribbon * term_share + row_gap(style)); }

double add_rows(const std::vector<MapRow>& rows, const LineFrame& frame, double y, double ribbon, const Style& style,
                std::vector<Mark>& marks) {
  for (const MapRow& row : rows) {
    const double height = row_height(row, ribbon);
    add_ribbon(row.ribbon, frame, y, height, style, marks);
    add_gutter(row.words, y, height, style, marks);
    const Point middle{frame.x(row.ribbon.scale.at(-row.ribbon.before)) - 2.5 * style.sizes.unit,
                       y + (height + style.fonts->cap_height(Face::sans, style.sizes.caption)) / 2};
    if (!row.sign.empty())
      marks.push_back(Text{row.sign, middle, style.sizes.caption, Face::sans, Anchor::middle, style.colors.muted, {}});
    y += height + row_gap(style);
  }
  return y - row_gap(style);
}

}  // namespace upstamp
