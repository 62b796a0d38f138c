#include "view/color_bar.h"

#include <functional>

#include "view/equation.h"

namespace upstamp {
namespace {
// One for each point of its length, so that none can be seen.
constexpr int steps = 121;
constexpr double length_at_normal_size = 120;

Block bar_of(const std::string& title, double low, double high, const std::function<Color(double)>& color, const Style& style) {
  const Measures& sizes = style.sizes;
  const double height = sizes.unit * 2.5, gap = sizes.unit * 1.5, length = length_at_normal_size * type_scale(style);
  const double baseline = (height + style.fonts->cap_height(Face::sans, sizes.note)) / 2;
  Block block;
  block.group.name = "colours";
  double x = 0;
  const auto add_words = [&](const std::string& words) {
    block.group.marks.push_back(Text{words, {x, baseline}, sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
    x += style.fonts->width(words, Face::sans, sizes.note) + gap;
  };
  if (!title.empty()) add_words(title);
  add_words(value_words(low));
  Cells cells{{x, 0, length, height}, 1, steps, {}, {}, Role::none, {}, 0};
  for (int i = 0; i < steps; ++i) cells.fills.push_back(color(between(low, high, static_cast<double>(i) / (steps - 1))));
  block.cells = cells.box;
  block.group.marks.push_back(std::move(cells));
  block.group.marks.push_back(rectangle(block.cells, no_color, {style.colors.grid_line, sizes.hairline}));
  x += length + gap;
  add_words(value_words(high));
  block.size = {x - gap, std::max(height, baseline + style.fonts->descent(Face::sans, sizes.note))};
  return block;
}

}  // namespace

Block color_bar(const std::string& title, double low, double high, double limit, const Style& style) {
  return bar_of(
      title, low, high, [&](double value) { return signed_color(style.colors, value, limit); }, style);
}

Block color_bar(const std::string& title, double low, double high, const ColorScale& scale, const Style& style) {
  return bar_of(
      title, low, high, [&](double value) { return scale.at(value); }, style);
}

}  // namespace upstamp
