#include "view/channel_room.h"

#include "base/text.h"

namespace upstamp {

ChannelRange drawn_range(const Shape& shape, int most, int wanted) {
  const int count = std::clamp(most, 1, shape.channels);
  const int first = wanted < count ? 0 : std::min(wanted - count / 2, shape.channels - count);
  return {first, count};
}

int wanted_channel(const Stage& stage, Side side) {
  const Shape& shape = side == Side::input ? stage.layer.wiring.in : stage.layer.wiring.out;
  if (stage.tag.role == (side == Side::input ? Role::input : Role::output) && stage.tag.cell >= 0 &&
      stage.tag.cell < shape.cells())
    return position(shape, stage.tag.cell).channel;
  if (stage.moment.cell >= 0 && stage.scatter() == (side == Side::input)) return position(shape, stage.moment.cell).channel;
  return 0;
}

std::string left_out_sentence(const Stage& stage, ChannelRange in, ChannelRange out) {
  const int inputs = stage.layer.wiring.in.channels - in.count, outputs = stage.layer.wiring.out.channels - out.count;
  std::vector<std::string> parts;
  if (inputs > 0) parts.push_back(counted(inputs, "more input channel"));
  if (outputs > 0) parts.push_back(counted(outputs, "more output channel"));
  return parts.empty() ? "" : join(parts, " and ") + (inputs + outputs == 1 ? " is" : " are") + " not drawn.";
}

double limited(double side, const Stage& stage, bool kernels) {
  const Wiring& wiring = stage.layer.wiring;
  int longest = std::max({wiring.in.rows, wiring.in.columns, wiring.out.rows, wiring.out.columns});
  if (kernels) longest = std::max({longest, wiring.weight.rows, wiring.weight.columns});
  return std::min(side, longest * stage.style.sizes.cell);
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

void put(Block block, Point at, Block& into) {
  block.group.offset = at;
  into.size = {std::max(into.size.width, at.x + block.size.width), std::max(into.size.height, at.y + block.size.height)};
  into.group.marks.push_back(std::move(block.group));
}

}  // namespace upstamp
