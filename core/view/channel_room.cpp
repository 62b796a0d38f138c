#include "view/channel_room.h"

#include "base/text.h"

namespace upstamp {

std::vector<int> some_of(const std::vector<int>& channels, int most, int wanted) {
  const int all = static_cast<int>(channels.size()), count = std::clamp(most, 1, all);
  const int place = static_cast<int>(std::find(channels.begin(), channels.end(), wanted) - channels.begin());
  const int first = place < count || place == all ? 0 : std::min(place - count / 2, all - count);
  return {channels.begin() + first, channels.begin() + first + count};
}

int wanted_channel(const Stage& stage, Side side) {
  const Shape& shape = side == Side::input ? stage.layer.wiring.in : stage.layer.wiring.out;
  if (stage.tag.role == (side == Side::input ? Role::input : Role::output) && stage.tag.cell >= 0 &&
      stage.tag.cell < shape.cells())
    return position(shape, stage.tag.cell).channel;
  if (stage.moment.cell >= 0 && stage.scatter() == (side == Side::input)) return position(shape, stage.moment.cell).channel;
  return 0;
}

std::string left_out_sentence(const Stage& stage, int drawn_inputs, int drawn_outputs) {
  const int inputs = stage.layer.wiring.in.channels - drawn_inputs, outputs = stage.layer.wiring.out.channels - drawn_outputs;
  std::vector<std::string> parts;
  if (inputs > 0) parts.push_back(counted(inputs, "more input channel"));
  if (outputs > 0) parts.push_back(counted(outputs, "more output channel"));
  return parts.empty() ? "" : join(parts, " and ") + (inputs + outputs == 1 ? " is" : " are") + " not drawn.";
}

void add_heading(const Heading& heading, Point at, const Style& style, std::vector<Mark>& marks) {
  const double size = style.sizes.title;
  marks.push_back(Text{heading.words, at, size, Face::sans_semibold, Anchor::start, style.colors.of(heading.role).line, {}});
  const double after = style.fonts->width(heading.words + " ", Face::sans_semibold, size);
  marks.push_back(Text{heading.letter, {at.x + after, at.y}, size, Face::sans_italic, Anchor::start, style.colors.muted, {}});
}

double heading_width(const Heading& heading, const Style& style) {
  return style.fonts->width(heading.words + " ", Face::sans_semibold, style.sizes.title) +
         style.fonts->width(heading.letter, Face::sans_italic, style.sizes.title);
}

void add_sign(const std::string& sign, Point middle, const Style& style, std::vector<Mark>& marks) {
  const double size = style.sizes.title * 1.2, half = style.fonts->cap_height(Face::sans, size) / 2;
  marks.push_back(Text{sign, {middle.x, middle.y + half}, size, Face::sans, Anchor::middle, style.colors.muted, {}});
}

void add_arrow(Point from, Point to, const Style& style, std::vector<Mark>& marks) {
  marks.push_back(arrow(from, to, {style.colors.muted, style.sizes.outline}));
}

double skip_height(const LayerStudy& layer, const Style& style) { return layer.with < 0 ? 0 : note_height(style); }

void add_skip_words(const LayerStudy& layer, Point begin, double span, double room, const Style& style,
                    std::vector<Mark>& marks) {
  const double size = style.sizes.note, baseline = begin.y + style.fonts->cap_height(Face::sans, size),
               below = baseline + style.sizes.unit;
  const std::string words = cut_to_width(*style.fonts, skip_words(layer), Face::sans, size, room);
  marks.push_back(Text{words, {begin.x, baseline}, size, Face::sans, Anchor::start, style.colors.input.line, {}});
  marks.push_back(line({begin.x, below}, {begin.x + span, below}, {style.colors.input.line, style.sizes.hairline}));
}

void put(Block block, Point at, Block& into) {
  block.group.offset = at;
  into.size = {std::max(into.size.width, at.x + block.size.width), std::max(into.size.height, at.y + block.size.height)};
  into.group.marks.push_back(std::move(block.group));
}

}  // namespace upstamp
