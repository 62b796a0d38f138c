#include "view/ribbon.h"

#include "base/text.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr double most_blocks_piled = 8;  // more are drawn as one bar

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double level_gap(const Style& style) { return style.sizes.unit * 0.75; }

double number_size(double width, double height, const Style& style) {
  return std::min({style.sizes.number, style.sizes.number * width / style.sizes.cell * 1.1, height * 0.62});
}

bool numbers_fit(double width, double height, const Style& style) {
  const double least = style.sizes.smallest_numbered_cell;
  return style.numbered && width >= least * 1.15 && height >= least * 0.8;
}

void add_number(double value, const Rect& box, Color color, const Style& style, std::vector<Mark>& marks) {
  const FittedNumber number = fitted_number(value, box.width - std::max(2.0, box.width * 0.16),
                                            number_size(box.width, box.height, style), *style.fonts, style.fractions);
  const double height = style.fonts->cap_height(Face::mono, number.size);
  marks.push_back(
      Text{number.words, {box.center().x, box.center().y + height / 2}, number.size, Face::mono, Anchor::middle, color, {}});
}

Color stamp_line(Stamp::State state, const Style& style) {
  if (state == Stamp::State::waiting) return faded(style.colors.kernel.line, 0.35);
  return style.colors.kernel.line;
}

struct StampPen {
  const Rung& rung;
  const StampLook& look;
  const LineFrame& frame;
  const Style& style;
  double largest;
};

// Light that falls from the played cell to its stamp.
void add_beam(const Stamp& stamp, const LineScale& played, const StampLook& look, const LineFrame& frame, double edge,
              const Style& style, std::vector<Mark>& marks) {
  const double share = stamp.state == Stamp::State::now ? 0.3 : stamp.state == Stamp::State::done ? 0.09 : 0.04;
  const double left = frame.x(played.at(stamp.place)), right = frame.x(played.at(stamp.place + 1));
  Path beam;
  beam.contours.push_back(
      {{{left, look.source}, {right, look.source}, {frame.x(stamp.right), edge}, {frame.x(stamp.left), edge}}, true});
  beam.fill = faded(style.colors.kernel.line, share);
  marks.push_back(std::move(beam));
}

// "2 · w": what the stamp is.
void add_label(const Stamp& stamp, const LineScale& played, const StampLook& look, const LineFrame& frame, const Style& style,
               std::vector<Mark>& marks) {
  if (stamp.state == Stamp::State::waiting || look.labels.empty()) return;
  const std::string words = value_words(look.labels[at(stamp.place)], style.fractions) + " · w";
  const double room = played.scale * frame.unit, height = style.fonts->cap_height(Face::sans, style.sizes.note);
  if (style.fonts->width(words, Face::sans, style.sizes.note) > room - 2 || height > (look.top - look.source) * 0.6) return;
  const Point middle{frame.x(played.at(stamp.place + 0.5)), (look.source + look.top) / 2 + height / 2};
  marks.push_back(Text{words, middle, style.sizes.note, Face::sans, Anchor::middle, style.colors.ink, {}});
}

// A cell of a stamp: the product in it, or, where weights are fixed, the weight as a bar.
void add_part(const StampPart& part, const Stamp& stamp, const StampPen& pen, const Rect& place, std::vector<Mark>& marks) {
  const auto& [rung, look, frame, style, largest] = pen;
  const Palette& colors = style.colors;
  const bool waiting = stamp.state == Stamp::State::waiting, passes = part.product.tap >= 0;
  const bool numbered = numbers_fit(place.width, place.height, style);
  const Tag tag = passes ? Tag{Role::tap, part.product.tap, rung.layer->index} : Tag{};
  if (look.weighed && passes) {
    Rect bar = place;
    bar.height = place.height * std::fabs(part.product.factor) / (largest > 0 ? largest : 1);
    bar.y = place.bottom() - bar.height;
    const Color fill = mixed(colors.ground, signed_color(colors, part.product.factor, largest), waiting ? 0.15 : 0.4);
    marks.push_back(rectangle(place, colors.ground, {stamp_line(stamp.state, style), style.sizes.hairline * 0.6}, tag));
    marks.push_back(rectangle(bar, fill, {}, tag));
    if (numbered) add_number(part.product.factor, place, waiting ? colors.muted : colors.ink, style, marks);
  } else {
    const Color fill = passes ? mixed(colors.ground, colors.kernel.tint, waiting ? 0.35 : 1) : colors.zero;
    marks.push_back(rectangle(place, faded(fill, 0.85), {stamp_line(stamp.state, style), style.sizes.hairline * 0.6}, tag));
    if (part.outside && place.width >= 3)
      marks.push_back(hatching(place, 5, {colors.hatch, 0.75 * style.sizes.hairline}));
    else if (passes && !waiting && numbered)
      add_number(part.value, place, colors.ink, style, marks);
  }
  const bool lit = passes && ((look.lit_tap >= 0 && part.product.tap == look.lit_tap) ||
                              (look.lit_weight >= 0 && part.product.weight == look.lit_weight));
  if (lit) marks.push_back(rectangle(place.inset(1), no_color, {colors.ink, pointed_width(style)}));
}

}  // namespace

double stamps_height(const Stamps& stamps, double level_height, const Style& style) {
  return stamps.levels * level_height + std::max(0, stamps.levels - 1) * level_gap(style);
}

void add_stamps(const Stamps& stamps, const Rung& rung, const LineScale& played, const StampLook& look, const LineFrame& frame,
                const Style& style, std::vector<Mark>& marks) {
  const double height = stamps_height(stamps, look.level_height, style);
  const StampPen pen{rung, look, frame, style, stamps.largest_factor};
  const double edge = look.source <= look.top ? look.top : look.top + height;
  for (const Stamp& stamp : stamps.all) add_beam(stamp, played, look, frame, edge, style, marks);
  for (const Stamp& stamp : stamps.all) add_label(stamp, played, look, frame, style, marks);
  for (const bool now : {false, true})
    for (const Stamp& stamp : stamps.all) {
      if ((stamp.state == Stamp::State::now) != now) continue;
      // Before it sets out it would cover what it comes from.
      if (now && look.travel <= 0) continue;
      double y = look.top + stamp.level * (look.level_height + level_gap(style));
      if (now) y = between(look.source, y, look.travel);
      const Rect box{frame.x(stamp.left), y, frame.x(stamp.right) - frame.x(stamp.left), look.level_height};
      Group group;
      // What is under way passes over others.
      group.opacity = now && look.travel < 1 ? 0.96 : 1;
      group.marks.push_back(rectangle(box, faded(style.colors.kernel.tint, stamp.state == Stamp::State::waiting ? 0.15 : 0.35)));
      for (const StampPart& part : stamp.parts)
        add_part(part, stamp, pen, {frame.x(part.left), y, frame.x(part.right) - frame.x(part.left), box.height}, group.marks);
      Stroke stroke{stamp_line(stamp.state, style), now ? style.sizes.emphasis * 0.8 : style.sizes.hairline * 1.25};
      if (stamp.state == Stamp::State::waiting) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
      group.marks.push_back(rectangle(box, no_color, stroke));
      marks.push_back(std::move(group));
    }
}

void add_ribbon(const Ribbon& ribbon, const LineFrame& frame, double y, double height, const Style& style,
                std::vector<Mark>& marks) {
  const Palette& colors = style.colors;
  const int places = static_cast<int>(ribbon.cells.size());
  const double width = ribbon.scale.scale * frame.unit;
  const auto box_of = [&](int place) { return Rect{frame.x(ribbon.scale.at(place)), y, width, height}; };
  const bool numbered = numbers_fit(width, height, style);
  double limit = 0;
  for (const double value : ribbon.map->values) limit = std::max(limit, std::fabs(value));
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
      if (ribbon.map->there[at(place)]) add_number(ribbon.map->values[at(place)], box_of(place), colors.ink, style, marks);
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
