#include "view/length_bars.h"

#include "base/text.h"
#include "view/formula_lines.h"

namespace upstamp {
namespace {

constexpr double widest_cell = 44, height_of_bar = 22, thinnest_lined_cell = 6;  // at the normal type size

void add_bar(const BarredLength& bar, double y, double cell, const Style& style, std::vector<Mark>& marks) {
  Cells cells;
  cells.box = {0, y, bar.length * cell, height_of_bar * type_scale(style)};
  cells.columns = bar.length;
  cells.lines = {style.colors.grid_line, cell >= thinnest_lined_cell ? style.sizes.hairline : 0};
  cells.fills.assign(static_cast<std::size_t>(bar.length), bar.colors.tint);
  const Rect box = cells.box;
  marks.push_back(std::move(cells));
  marks.push_back(rectangle(box, no_color, {bar.colors.line, style.sizes.outline}));
}

}  // namespace

Block bars_block(const std::vector<BarredLength>& bars, const std::string& title, const std::string& words, double width,
                 const Style& style) {
  int longest = 1;
  for (const BarredLength& bar : bars) longest = std::max(longest, bar.length);
  const double cell = std::min(widest_cell * type_scale(style), width / longest), unit = style.sizes.unit;
  FormulaLines lines(style, width);
  lines.add_title(title, style.colors.ink);
  Block block = lines.take();
  block.group.name = "bars";
  double y = block.size.height;
  for (const BarredLength& bar : bars) {
    const Fonts& fonts = *style.fonts;
    y += unit + fonts.ascent(Face::sans, style.sizes.caption);
    const std::string number = std::to_string(bar.length);
    const double small = style.sizes.caption, room = width - fonts.width(": " + number, Face::mono_bold, style.sizes.number);
    const std::string name = cut_to_width(fonts, bar.name, Face::sans, small, room) + ": ";
    std::vector<Mark>& marks = block.group.marks;
    marks.push_back(Text{name, {0, y}, small, Face::sans, Anchor::start, style.colors.muted, {}});
    const double after = fonts.width(name, Face::sans, small);
    marks.push_back(Text{number, {after, y}, style.sizes.number, Face::mono_bold, Anchor::start, bar.colors.line, {}});
    y += unit * 1.5;
    add_bar(bar, y, cell, style, marks);
    y += height_of_bar * type_scale(style) + unit * 2;
  }
  FormulaLines below(style, width);
  below.add_words(words);
  Block said = below.take();
  said.group.offset = {0, y + unit};
  block.size = {width, y + unit + said.size.height};
  block.group.marks.push_back(std::move(said.group));
  return block;
}

std::string ratio_words(int before, int after) {
  if (before == after) return "as long as";
  const double ratio = static_cast<double>(after) / before;
  const std::string text = rounded_text(ratio, 2);
  const bool exact = std::abs(ratio - parse_number(text).value_or(0)) < 1e-9;
  return (exact ? "" : "about ") + text + " times as long as";
}

}  // namespace upstamp
