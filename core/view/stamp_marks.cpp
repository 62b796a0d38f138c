#include "view/stamp_marks.h"

#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr double comfortable_weight = 26;  // points at the normal type size

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double level_gap(const Style& style) { return style.sizes.unit * 0.75; }

// Boxes that touch would read as one.
double end_gap(const Style& style) { return style.sizes.unit * 0.4; }

Color stamp_line(Stamp::State state, const Style& style) {
  return state == Stamp::State::waiting ? faded(style.colors.kernel.line, 0.55) : style.colors.kernel.line;
}

double largest_of(const std::vector<double>& values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::fabs(value));
  return largest;
}

// Of the narrowest cells that stamps have.
CellNumbers numbers_of(const Stamps& stamps, const StampLook& look, const LineFrame& frame, const Style& style) {
  std::optional<double> narrowest;
  for (const Stamp& stamp : stamps.all)
    for (const StampPart& part : stamp.parts)
      narrowest = std::min(narrowest.value_or(part.right - part.left), part.right - part.left);
  return {look.numbers, narrowest.value_or(1) * frame.unit - end_gap(style), look.level_height, style};
}

struct StampPen {
  const Rung& rung;
  const StampLook& look;
  const LineFrame& frame;
  const Style& style;
  double largest;
  const CellNumbers& numbers;
  double largest_product;  // in magnitude, that the strongest colour stands for

  double level_top(const Stamp& stamp) const { return look.top + stamp.level * (look.level_height + level_gap(style)); }
  Rect box_of(double left, double right, double y) const {
    return {frame.x(left), y, frame.x(right) - frame.x(left), look.level_height};
  }
};

// Light that falls from the played cell to its stamp, in its own lane; on its way through the kernel, if that is drawn.
void add_beam(const Stamp& stamp, bool strong, const LineScale& played, const StampPen& pen, std::vector<Mark>& marks) {
  const auto& look = pen.look;
  const double share = strong ? 0.24 : stamp.state == Stamp::State::waiting ? 0.035 : 0.08;
  const bool below = look.source > look.top;
  const double lane = pen.level_top(stamp) + (below ? look.level_height : 0);
  const double left = pen.frame.x(stamp.left), right = pen.frame.x(stamp.right);
  Path beam;
  beam.contours.push_back(
      {{{pen.frame.x(played.at(stamp.place)), look.source}, {pen.frame.x(played.at(stamp.place + 1)), look.source}}, true});
  auto& points = beam.contours.back().points;
  const bool through = strong && !below && look.kernel_height > 0;
  if (through) points.push_back({right, look.kernel});
  points.push_back({right, lane}), points.push_back({left, lane});
  if (through) points.push_back({left, look.kernel});
  beam.fill = faded(pen.style.colors.kernel.line, share);
  marks.push_back(std::move(beam));
}

// "2 · w": what the stamp is that is shown; on the one alone, for beside each other they would read as a sum.
void add_label(const Stamp& stamp, const LineScale& played, const StampPen& pen, std::vector<Mark>& marks) {
  const auto& look = pen.look;
  const Style& style = pen.style;
  const double edge = look.kernel_height > 0 ? look.kernel : look.top;
  const double height = style.fonts->cap_height(Face::sans, style.sizes.note);
  if (look.labels.empty() || height > (edge - look.source) * 0.6 || stamp.state == Stamp::State::waiting) return;
  const std::string words = printed_number(rounded_text(look.labels[at(stamp.place)], 2)) + " · w";
  const Point middle{pen.frame.x((played.at(stamp.place + 0.5) + (stamp.left + stamp.right) / 2) / 2),
                     (look.source + edge) / 2 + height / 2};
  marks.push_back(Text{words, middle, style.sizes.note, Face::sans, Anchor::middle, style.colors.ink, {}});
}

// A cell of a stamp: the product in it, or, where weights are fixed, the weight as a bar.
void add_part(const StampPart& part, const Stamp& stamp, const StampPen& pen, const Rect& place, std::vector<Mark>& marks) {
  const auto& [rung, look, frame, style, largest, numbers, largest_product] = pen;
  const Palette& colors = style.colors;
  const bool passes = part.product.tap >= 0, waiting = passes ? !part.there : stamp.state == Stamp::State::waiting;
  const Tag tag = passes ? Tag{Role::tap, part.product.tap, rung.layer->index} : Tag{};
  const Stroke lines{stamp_line(stamp.state, style), style.sizes.hairline * 0.6};
  if (look.weighed && passes) {
    Rect bar = place;
    bar.height = place.height * std::fabs(part.product.factor) / (largest > 0 ? largest : 1);
    bar.y = place.bottom() - bar.height;
    const Color fill = mixed(colors.ground, signed_color(colors, part.product.factor, largest), waiting ? 0.15 : 0.4);
    marks.push_back(rectangle(place, colors.ground, lines, tag));
    marks.push_back(rectangle(bar, fill, {}, tag));
    if (numbers.legible()) numbers.add(part.product.factor, place, waiting ? colors.muted : colors.ink, marks);
  } else {
    // Before its step nobody knows which cell passes.
    const Color fill = waiting && !part.outside       ? mixed(colors.ground, colors.kernel.tint, 0.35)
                       : passes && !numbers.legible() ? signed_color(colors, part.value, largest_product)
                       : passes                       ? colors.kernel.tint
                                                      : colors.zero;
    // On strong colours lines of the kernel's colour would not be seen.
    const bool shaded = passes && !waiting && !numbers.legible();
    marks.push_back(rectangle(place, fill, shaded ? Stroke{colors.grid_line, lines.width} : lines, tag));
    if (part.outside && place.width >= 3)
      marks.push_back(hatching(place, 5, {colors.hatch, 0.75 * style.sizes.hairline}));
    else if (part.product.in >= 0 && !waiting && numbers.legible())
      numbers.add(part.value, place, passes ? colors.ink : colors.muted, marks);
  }
  const bool lit = passes && ((look.lit_tap >= 0 && part.product.tap == look.lit_tap) ||
                              (look.lit_weight >= 0 && part.product.weight == look.lit_weight));
  if (lit) marks.push_back(rectangle(place.inset(1), no_color, {colors.ink, pointed_width(style)}));
}

void add_stamp(const Stamp& stamp, const StampPen& pen, std::vector<Mark>& marks) {
  const auto& [rung, look, frame, style, largest, numbers, largest_product] = pen;
  const bool now = stamp.state == Stamp::State::now;
  double y = pen.level_top(stamp);
  if (now) y = between(look.departure, y, look.travel);
  const Rect whole = pen.box_of(stamp.left, stamp.right, y);
  const double gap = std::min(end_gap(style), whole.width * 0.1);
  const Rect box{whole.x + gap, y, whole.width - 2 * gap, whole.height};
  Group group;
  // What is under way passes over others.
  group.opacity = now && look.travel < 1 ? 0.96 : 1;
  group.marks.push_back(rectangle(box, style.colors.ground));
  group.marks.push_back(rectangle(box, faded(style.colors.kernel.tint, stamp.state == Stamp::State::waiting ? 0.15 : 0.35)));
  for (const StampPart& part : stamp.parts)
    add_part(part, stamp, pen, intersected(box, pen.box_of(part.left, part.right, y)), group.marks);
  Stroke stroke{stamp_line(stamp.state, style), now ? style.sizes.emphasis * 0.8 : style.sizes.hairline * 1.25};
  if (stamp.state == Stamp::State::waiting) stroke.dash = style.sizes.dash, stroke.gap = style.sizes.dash_gap;
  group.marks.push_back(rectangle(box, no_color, stroke));
  marks.push_back(std::move(group));
}

// From the first stamp to the last.
struct Room {
  double left = 0, width = 0;
};
Room room_of(const Stamps& stamps, const LineFrame& frame) {
  double left = stamps.all.front().left, right = stamps.all.front().right;
  for (const Stamp& stamp : stamps.all) left = std::min(left, stamp.left), right = std::max(right, stamp.right);
  return {frame.x(left), frame.x(right) - frame.x(left)};
}

}  // namespace

double stamps_height(const Stamps& stamps, double level_height, const Style& style) {
  return stamps.levels * level_height + std::max(0, stamps.levels - 1) * level_gap(style);
}

std::vector<double> numbers_in(const Stamps& finished, bool weighed) {
  std::vector<double> numbers;
  for (const Stamp& stamp : finished.all)
    for (const StampPart& part : stamp.parts)
      if (part.product.in >= 0) numbers.push_back(weighed ? part.product.factor : part.value);
  return numbers;
}

bool is_numbered(const Stamps& stamps, const StampLook& look, const LineFrame& frame, const Style& style) {
  return numbers_of(stamps, look, frame, style).legible();
}

void add_stamps(const Stamps& stamps, const Rung& rung, const LineScale& played, const StampLook& look, const LineFrame& frame,
                const Style& style, std::vector<Mark>& marks) {
  const CellNumbers numbers = numbers_of(stamps, look, frame, style);
  const StampPen pen{rung, look, frame, style, stamps.largest_factor, numbers, largest_of(look.numbers)};
  // At rest none is more than the others.
  for (const bool strong : {false, true})
    for (const Stamp& stamp : stamps.all)
      if ((stamp.state == Stamp::State::now) == strong) add_beam(stamp, strong, played, pen, marks);
  if (const int shown = stamps.shown(); shown >= 0) add_label(stamps.all[at(shown)], played, pen, marks);
  for (const bool now : {false, true})
    for (const Stamp& stamp : stamps.all)
      // Before it sets out it would cover what it comes from.
      if ((stamp.state == Stamp::State::now) == now && (!now || look.travel > 0)) add_stamp(stamp, pen, marks);
}

void add_kernel_line(const Stamps& stamps, const Rung& rung, bool scatter, LineScale fine, const StampLook& look,
                     const LineFrame& frame, const Style& style, std::vector<Mark>& marks) {
  const auto kernel = kernel_line(rung);
  const int shown = stamps.shown();
  if (!kernel || shown < 0 || look.kernel_height <= 0) return;
  const Palette& colors = style.colors;
  const Stamp& stamp = stamps.all[at(shown)];
  const int length = static_cast<int>(kernel->weights.size()), dilation = rung.layer->wiring.sliding->dilation.at(rung.in.along);
  // Weights are numbers also where maps are pictures.
  Style numbered = style;
  numbered.numbered = style.numbered || style.picture;
  const double own = fine.scale * frame.unit;
  // Where a map's cells are too small for numbers the kernel's are larger, as far as there is room for that.
  const Room room = room_of(stamps, frame);
  const double wide = std::min(comfortable_weight * type_scale(style), room.width / length);
  const bool widened = wide > own && !CellNumbers(kernel->weights, own, look.kernel_height, numbered).legible() &&
                       CellNumbers(kernel->weights, wide, look.kernel_height, numbered).legible();
  const double width = widened ? wide : own, limit = largest_of(kernel->weights);
  // Over their places, as long as these are far enough apart.
  const double pitch = std::max(width, own * dilation), whole = (length - 1) * pitch + width;
  const double middle = (frame.x(stamp.left) + frame.x(stamp.right)) / 2;
  const double left = widened ? std::clamp(middle - whole / 2, room.left, std::max(room.left, room.left + room.width - whole))
                              : frame.x(stamp.left);
  const CellNumbers numbers(kernel->weights, width, look.kernel_height, numbered);
  for (int k = 0; k < length; ++k) {
    const int place = (is_turned(rung, scatter) ? length - 1 - k : k);
    const Rect cell{left + place * pitch, look.kernel, width, look.kernel_height};
    const int weight = kernel->cells[at(k)];
    const Color fill = numbers.legible() ? colors.kernel.tint : signed_color(colors, kernel->weights[at(k)], limit);
    marks.push_back(rectangle(cell, fill, {colors.kernel.line, style.sizes.hairline}, {Role::weight, weight, rung.layer->index}));
    if (numbers.legible()) numbers.add(kernel->weights[at(k)], cell, colors.ink, marks);
    if (weight == look.lit_weight) marks.push_back(rectangle(cell.inset(1), no_color, {colors.ink, pointed_width(style)}));
  }
}

}  // namespace upstamp
