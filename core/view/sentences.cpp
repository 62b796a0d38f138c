#include "view/sentences.h"

#include "view/caption.h"

namespace upstamp {

Block sentences_block(const std::vector<std::string>& sentences, double width, const Style& style, bool hairline) {
  const double size = style.sizes.caption;
  Block block;
  block.group.name = "sentences";
  if (hairline) block.group.marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, style.sizes.hairline}));
  double y = hairline ? style.sizes.unit * 3 : 0;
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

std::string joined_sentences(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences)
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

}  // namespace upstamp
