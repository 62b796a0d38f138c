#include "view/swatch.h"

namespace upstamp {

Block legend_words(const std::string& words, const Style& style) {
  const double size = style.sizes.note, baseline = (size + style.fonts->cap_height(Face::sans, size)) / 2;
  Block block;
  block.group.marks.push_back(Text{words, {0, baseline}, size, Face::sans, Anchor::start, style.colors.muted, {}});
  block.size = {style.fonts->width(words, Face::sans, size), baseline + style.fonts->descent(Face::sans, size)};
  return block;
}

Block swatch(const SwatchLook& look, const std::string& words, const Style& style) {
  const Measures& sizes = style.sizes;
  const double side = sizes.note, gap = sizes.unit * 1.5;
  const Rect box{0, 0, side, side};
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  marks.push_back(rectangle(box, look.fill));
  if (look.hatched) marks.push_back(hatching(box, 3 * type_scale(style), {style.colors.hatch, sizes.hairline}));
  const double frame = sizes.emphasis * 2 / 3;
  if (look.frame != no_color)
    marks.push_back(rectangle(box.inset(frame / 2), no_color, {look.frame, frame}));
  else
    marks.push_back(rectangle(box, no_color, {style.colors.muted, sizes.hairline * 0.75}));
  Block beside = legend_words(words, style);
  beside.group.offset = {side + gap, 0};
  block.size = {side + gap + beside.size.width, std::max(side, beside.size.height)};
  marks.push_back(std::move(beside.group));
  return block;
}

Block blocks_in_rows(std::vector<Block> blocks, double width, double gap) {
  Block all;
  double x = 0, y = 0, height = 0;
  for (Block& block : blocks) {
    if (x > 0 && x + block.size.width > width) y += height + gap, x = 0, height = 0;
    block.group.offset = {x, y};
    all.size = {std::max(all.size.width, x + block.size.width), std::max(all.size.height, y + block.size.height)};
    x += block.size.width + gap, height = std::max(height, block.size.height);
    all.group.marks.push_back(std::move(block.group));
  }
  return all;
}

}  // namespace upstamp
