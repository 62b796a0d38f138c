#include "view/stamp_marks.h"

#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double level_gap(const Style& style) { return style.sizes.unit * 0.75; }

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
  double number_size;  // 0 = numbers are not written
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

// "2 · w": what each stamp is; on all that are there or, where one would not fit, on none.
void add_labels(const Stamps& stamps, const LineScale& played, const StampLook& look, const LineFrame& frame, const Style& style,
                std::vector<Mark>& marks) {
  const double room = played.scale * frame.unit, height = style.fonts->cap_height(Face::sans, style.sizes.note);
  if (look.labels.empty() || height > (look.top - look.source) * 0.6) return;
  std::vector<Mark> labels;
  for (const Stamp& stamp : stamps.all) {
    const std::string words = printed_number(rounded_text(look.labels[at(stamp.place)], 2)) + " · w";
    if (style.fonts->width(words, Face::sans, style.sizes.note) > room - 2) return;
    const Point middle{frame.x(played.at(stamp.place + 0.5)), (look.source + look.top) / 2 + height / 2};
    if (stamp.state != Stamp::State::waiting)
      labels.push_back(Text{words, middle, style.sizes.note, Face::sans, Anchor::middle, style.colors.ink, {}});
  }
  marks.insert(marks.end(), labels.begin(), labels.end());
}

// A cell of a stamp: the product in it, or, where weights are fixed, the weight as a bar.
void add_part(const StampPart& part, const Stamp& stamp, const StampPen& pen, const Rect& place, std::vector<Mark>& marks) {
  const auto& [rung, look, frame, style, largest, size] = pen;
  const Palette& colors = style.colors;
  const bool waiting = stamp.state == Stamp::State::waiting, passes = part.product.tap >= 0;
  const Tag tag = passes ? Tag{Role::tap, part.product.tap, rung.layer->index} : Tag{};
  if (look.weighed && passes) {
    Rect bar = place;
    bar.height = place.height * std::fabs(part.product.factor) / (largest > 0 ? largest : 1);
    bar.y = place.bottom() - bar.height;
    const Color fill = mixed(colors.ground, signed_color(colors, part.product.factor, largest), waiting ? 0.15 : 0.4);
    marks.push_back(rectangle(place, colors.ground, {stamp_line(stamp.state, style), style.sizes.hairline * 0.6}, tag));
    marks.push_back(rectangle(bar, fill, {}, tag));
    if (size > 0) add_number(part.product.factor, place, size, waiting ? colors.muted : colors.ink, style, marks);
  } else {
    const Color fill = passes ? mixed(colors.ground, colors.kernel.tint, waiting ? 0.35 : 1) : colors.zero;
    marks.push_back(rectangle(place, faded(fill, 0.85), {stamp_line(stamp.state, style), style.sizes.hairline * 0.6}, tag));
    if (part.outside && place.width >= 3)
      marks.push_back(hatching(place, 5, {colors.hatch, 0.75 * style.sizes.hairline}));
    else if (part.product.in >= 0 && !waiting && size > 0)
      add_number(part.value, place, size, passes ? colors.ink : colors.muted, style, marks);
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
  double narrowest = frame.unit;
  for (const Stamp& stamp : stamps.all)
    if (!stamp.parts.empty()) narrowest = (stamp.parts.front().right - stamp.parts.front().left) * frame.unit;
  const StampPen pen{
      rung, look, frame, style, stamps.largest_factor, common_size(look.numbers, narrowest, look.level_height, style)};
  const double edge = look.source <= look.top ? look.top : look.top + height;
  for (const Stamp& stamp : stamps.all) add_beam(stamp, played, look, frame, edge, style, marks);
  add_labels(stamps, played, look, frame, style, marks);
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

}  // namespace upstamp
