#include "view/sentences.h"

#include "view/caption.h"

namespace upstamp {

namespace {

Path hairline_of(double width, const Style& style) {
  return line({0, 0}, {width, 0}, {style.colors.grid_line, style.sizes.hairline});
}

Block block_from(Block block, double y, const std::vector<std::string>& sentences, double width, const Style& style) {
  const double size = style.sizes.caption;
  block.group.name = "sentences";
  for (const std::string& sentence : sentences) {
    if (sentence.empty()) continue;
    for (const std::string& words : wrapped(sentence, *style.fonts, Face::sans, size, width)) {
      y += style.fonts->ascent(Face::sans, size);
      block.group.marks.push_back(Text{words, {0, y}, size, Face::sans, Anchor::start, style.colors.muted, {}});
      y += style.fonts->descent(Face::sans, size) + 3;
    }
  }
  block.size = {width, y};
  return block;
}

}  // namespace

Block sentences_block(const std::vector<std::string>& sentences, double width, const Style& style, bool hairline) {
  Block block;
  if (hairline) block.group.marks.push_back(hairline_of(width, style));
  return block_from(std::move(block), hairline ? style.sizes.unit * 3 : 0, sentences, width, style);
}

Block sentences_block(const Equation& equation, const std::vector<std::string>& sentences, double width, const Style& style) {
  Block block;
  block.group.marks.push_back(hairline_of(width, style));
  const std::string words = text_of(equation);
  const double full = style.fonts->width(words, Face::mono, style.sizes.number),
               size = style.sizes.number * std::min(1.0, width / std::max(1.0, full)),
               y = style.sizes.unit * 4 + style.fonts->cap_height(Face::mono, style.sizes.number);
  add_equation_line(style, equation, y, size, block.group.marks);
  return block_from(std::move(block), y + style.sizes.unit * 3, sentences, width, style);
}

std::string joined_sentences(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences)
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

}  // namespace upstamp
