#include "view/ruler.h"

#include "base/text.h"
#include "view/formula_lines.h"
#include "view/ruler_words.h"

namespace upstamp {
namespace {

constexpr double widest_cell = 44, height_of_row = 20, thinnest_lined_cell = 6;  // at the normal type size

struct Pen {
  const Style& style;
  double cell;
  int first;
  double width;
  std::vector<Mark>& marks;
  double y = 0;

  double x(int place) const { return (place - first) * cell; }
  double row() const { return height_of_row * type_scale(style); }
  double hairline() const { return cell >= thinnest_lined_cell ? style.sizes.hairline : 0; }
  Rect box(int from, int to) const { return {x(from), y, x(to) - x(from), row()}; }

  void label(const std::string& words) {
    const double size = style.sizes.caption, all = style.fonts->width(words, Face::sans, size);
    y += style.fonts->ascent(Face::sans, size);
    marks.push_back(Text{words, {0, y}, size * std::min(1.0, width / all), Face::sans, Anchor::start, style.colors.muted, {}});
    y += style.sizes.unit * 1.25;
  }

  // A length with ticks at its ends and `words` over it, or `number` where they do not fit, or neither.
  void length(int from, int to, Color color, const std::string& words, const std::string& number) const {
    const double left = x(from), right = x(to), tick = style.sizes.unit, size = style.sizes.caption;
    const Stroke stroke{color, style.sizes.hairline * 1.5};
    marks.push_back(line({left + 1, y}, {right - 1, y}, stroke));
    for (const double end : {left + 1, right - 1}) marks.push_back(line({end, y - tick}, {end, y + tick}, stroke));
    for (const std::string& text : {words, number})
      if (!text.empty() && style.fonts->width(text, Face::sans_semibold, size) + 6 <= right - left) {
        const Point at{(left + right) / 2, y - style.sizes.unit * 1.5};
        marks.push_back(Text{text, at, size, Face::sans_semibold, Anchor::middle, color, {}});
        return;
      }
  }

  // The same with its words beside it.
  void named(int from, int to, Color color, const std::string& words) {
    y += style.sizes.unit * 4;
    length(from, to, color, "", "");
    const double size = style.sizes.caption, space = style.sizes.unit * 2;
    const bool after = x(to) + space + style.fonts->width(words, Face::sans, size) <= width;
    const Point at{after ? x(to) + space : x(from) - space, y + style.fonts->cap_height(Face::sans, size) / 2};
    marks.push_back(Text{words, at, size, Face::sans, after ? Anchor::start : Anchor::end, color, {}});
  }
};

// The coarse side's cells where their stamps or windows begin.
void add_coarse(Pen& pen, const SlidingAxis& axis, const RuledLengths& lengths) {
  const RoleColors& coarse = axis.transposed ? pen.style.colors.input : pen.style.colors.output;
  for (int i = 0; i <= lengths.steps; ++i)
    pen.marks.push_back(rectangle(pen.box(i * axis.s, i * axis.s + 1), coarse.tint, {coarse.line, pen.hairline()}));
  pen.y += pen.row();
}

// The last one's kernel, and what the stride and the kernel add up to.
void add_kernel(Pen& pen, const SlidingAxis& axis, const RuledLengths& lengths) {
  const RoleColors& kernel = pen.style.colors.kernel;
  const int start = lengths.steps * axis.s, end = start + lengths.reach;
  for (int i = 0; i < axis.k; ++i) {
    const int place = start + i * axis.d;
    pen.marks.push_back(rectangle(pen.box(place, place + 1), kernel.tint, {kernel.line, pen.hairline()}));
  }
  pen.marks.push_back(rectangle(pen.box(start, end), no_color, {kernel.line, pen.style.sizes.outline}));
  pen.y += pen.row() + pen.style.sizes.unit * 6;
  const std::string stride = std::to_string(axis.s), reach = std::to_string(lengths.reach);
  if (axis.s * pen.cell >= pen.style.fonts->width(stride, Face::sans_semibold, pen.style.sizes.caption) + 6)
    for (int step = 0; step < lengths.steps; ++step) pen.length(step * axis.s, (step + 1) * axis.s, kernel.line, "", stride);
  else if (lengths.steps > 0)
    pen.length(0, start, kernel.line, counted(lengths.steps, "step") + " of " + stride, std::to_string(start));
  pen.length(start, end, kernel.line, axis.d > 1 ? reach : "kernel " + reach, reach);
}

// Both diagonals of each cell from which nothing comes or to which nothing goes.
Path crosses(const Pen& pen, const std::vector<int>& places) {
  Path path;
  path.stroke = {pen.style.colors.crop, pen.style.sizes.hairline * 1.25};
  for (const int place : places) {
    const Rect box = pen.box(place, place + 1);
    const double half = std::min(box.width, box.height) * 0.25, x = box.x + box.width / 2, y = box.y + box.height / 2,
                 left = x - half, right = x + half, top = y - half, bottom = y + half;
    path.contours.push_back({{{left, top}, {right, bottom}}, false});
    path.contours.push_back({{{left, bottom}, {right, top}}, false});
  }
  return path;
}

// The sheet: the finer side tinted, what padding cuts off or adds hatched.
void add_sheet(Pen& pen, const SlidingAxis& axis, const RuledLengths& lengths) {
  const Palette& colors = pen.style.colors;
  const RoleColors& fine = axis.transposed ? colors.output : colors.input;
  Cells cells;
  cells.box = pen.box(lengths.first, lengths.end);
  cells.columns = lengths.end - lengths.first;
  cells.lines = {colors.grid_line, pen.hairline()};
  for (int place = lengths.first; place < lengths.end; ++place)
    cells.fills.push_back(lengths.in_fine(place)                           ? fine.tint
                          : axis.transposed || place >= lengths.padded_end ? no_color
                                                                           : colors.zero);
  pen.marks.push_back(std::move(cells));
  const auto hatched = [&](int from, int to) {
    if (to > from)
      pen.marks.push_back(hatching(pen.box(from, to), 5 * type_scale(pen.style), {colors.hatch, pen.style.sizes.hairline}));
  };
  hatched(lengths.first, lengths.fine_first);
  hatched(lengths.fine_end, axis.transposed ? lengths.end : lengths.padded_end);
  if (!lengths.unreached.empty() && pen.cell >= thinnest_lined_cell) pen.marks.push_back(crosses(pen, lengths.unreached));
  pen.marks.push_back(rectangle(pen.box(lengths.fine_first, lengths.fine_end), no_color, {fine.line, pen.style.sizes.outline}));
  if (lengths.given_back > 0) {
    const Rect box = pen.box(lengths.fine_end - lengths.given_back, lengths.fine_end);
    const double inset = std::min(pen.style.sizes.outline * 2, box.width / 4);
    pen.marks.push_back(rectangle(
        {box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset}, no_color,
        {colors.output.line, pen.style.sizes.hairline * 1.5, pen.style.sizes.dash * 0.6, pen.style.sizes.dash_gap * 0.6}));
  }
  pen.y += pen.row() + pen.style.sizes.unit * 6;
}

void add_parts(Pen& pen, const SlidingAxis& axis, const RuledLengths& lengths) {
  const Palette& colors = pen.style.colors;
  const auto part = [&](int from, int to, Color color, const std::string& words) {
    const std::string number = std::to_string(to - from);
    if (to > from) pen.length(from, to, color, words.empty() ? number : words + " " + number, number);
  };
  part(lengths.first, lengths.fine_first, colors.crop, "padding");
  part(lengths.fine_first, lengths.fine_end, axis.transposed ? colors.output.line : colors.input.line,
       axis.transposed ? "output" : "input");
  const int padded = axis.transposed ? lengths.end : std::max(lengths.fine_end, lengths.padded_end);
  part(lengths.fine_end, padded, colors.crop, lengths.given_back > 0 ? "cut off" : "padding");
  if (axis.transposed && lengths.given_back > 0) {
    const int regular = lengths.fine_end - lengths.given_back;
    if (axis.p_end > 0) pen.named(regular, regular + axis.p_end, colors.crop, "padding cuts off " + std::to_string(axis.p_end));
    pen.named(regular, lengths.fine_end, colors.output.line,
              "output_padding " + std::string(lengths.given_back <= axis.p_end ? "gives back " : "adds ") +
                  std::to_string(lengths.given_back));
  }
  if (!axis.transposed && lengths.end > padded)
    pen.named(padded, lengths.end, colors.kernel.line, "the last window hangs over by " + std::to_string(lengths.end - padded));
}

}  // namespace

Block ruler_block(const SlidingAxis& axis, const std::string& along, double width, const Style& style) {
  const RuledLengths lengths = ruled_lengths(axis);
  const double unit = style.sizes.unit, cell = std::min(widest_cell * type_scale(style), width / (lengths.end - lengths.first));
  FormulaLines heading(style, width);
  heading.add_title("Where the " + along + " come from, to scale", style.colors.ink);
  Block block = heading.take();
  block.group.name = "ruler";
  Pen pen{style, cell, lengths.first, width, block.group.marks, block.size.height + unit};
  pen.label(coarse_words(axis));
  add_coarse(pen, axis, lengths);
  pen.y += unit * 2;
  pen.label(kernel_words(axis));
  add_kernel(pen, axis, lengths);
  pen.y += unit * 4;
  pen.label(sheet_words(axis, lengths));
  add_sheet(pen, axis, lengths);
  add_parts(pen, axis, lengths);
  FormulaLines sum(style, width);
  sum.add("", sum_of(axis, lengths, style.colors), style.sizes.caption * 1.1);
  if (!axis.transposed && lengths.steps > 0)
    sum.add_words("The first window and one more for each step make " + std::to_string(axis.o) + ".");
  Block said = sum.take();
  said.group.offset = {0, pen.y + unit * 3};
  block.size = {width, said.group.offset.y + said.size.height};
  block.group.marks.push_back(std::move(said.group));
  return block;
}

}  // namespace upstamp
