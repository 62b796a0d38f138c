#include "view/ruler.h"

#include "base/text.h"

namespace upstamp {
namespace {

constexpr double widest_cell = 30, thinnest_lined_cell = 6;  // at the normal type size

// Everything in cells of the sheet, whose place 0 is where the first stamp or window begins.
struct Lengths {
  int coarse = 1, gaps = 0, reach = 1;  // gaps: those of one stride between the first and the last stamp
  int fine = 1, fine_first = 0;         // the finer side, and where it begins
  int first = 0, end = 1;               // of all that is drawn
};

Lengths lengths_of(const SlidingAxis& axis) {
  Lengths made;
  made.coarse = axis.transposed ? axis.i : axis.o;
  made.gaps = made.coarse - 1;
  made.reach = axis.d * (axis.k - 1) + 1;
  made.fine = axis.transposed ? axis.o : axis.i;
  made.fine_first = axis.p_begin;
  const int stamped = made.gaps * axis.s + made.reach;
  const int padded = axis.transposed ? 0 : axis.p_begin + axis.i + std::max(0, axis.p_end);
  made.first = std::min(0, made.fine_first);
  made.end = std::max({stamped, padded, made.fine_first + made.fine});
  return made;
}

struct Pen {
  const Style& style;
  double cell;
  int first;
  std::vector<Mark>& marks;
  double x(int place) const { return (place - first) * cell; }

  // A length with ticks at its ends, and its number over it where it fits.
  void length(int from, int to, double y, Color color, const std::string& number) const {
    const double left = x(from), right = x(to), tick = style.sizes.unit, size = style.sizes.note;
    const Stroke stroke{color, style.sizes.hairline * 1.5};
    marks.push_back(line({left + 1, y}, {right - 1, y}, stroke));
    for (const double end : {left + 1, right - 1}) marks.push_back(line({end, y - tick}, {end, y + tick}, stroke));
    if (style.fonts->width(number, Face::mono_bold, size) + 4 <= right - left)
      marks.push_back(
          Text{number, {(left + right) / 2, y - style.sizes.unit * 1.5}, size, Face::mono_bold, Anchor::middle, color, {}});
  }
};

void add_gaps(const Pen& pen, const SlidingAxis& axis, const Lengths& lengths, double y) {
  const Color color = pen.style.colors.kernel.line, muted = pen.style.colors.muted;
  const double letter = pen.style.fonts->width("00", Face::mono_bold, pen.style.sizes.note);
  const std::string stride = std::to_string(axis.s);
  if (axis.s * pen.cell >= letter) {
    for (int gap = 0; gap < lengths.gaps; ++gap) pen.length(gap * axis.s, (gap + 1) * axis.s, y, muted, stride);
  } else if (lengths.gaps > 0) {
    pen.length(0, lengths.gaps * axis.s, y, muted, std::to_string(lengths.gaps) + " × " + stride);
  }
  pen.length(lengths.gaps * axis.s, lengths.gaps * axis.s + lengths.reach, y, color, std::to_string(lengths.reach));
}

// The coarse side's cells where their stamps or windows begin, and the last one's kernel below them.
void add_coarse(const Pen& pen, const SlidingAxis& axis, const Lengths& lengths, double y, double height) {
  const RoleColors& coarse = axis.transposed ? pen.style.colors.input : pen.style.colors.output;
  const Stroke outline{coarse.line, pen.cell >= thinnest_lined_cell ? pen.style.sizes.hairline : 0};
  for (int i = 0; i < lengths.coarse; ++i)
    pen.marks.push_back(rectangle({pen.x(i * axis.s), y, pen.cell, height}, coarse.tint, outline));
}

void add_kernel(const Pen& pen, const SlidingAxis& axis, const Lengths& lengths, double y, double height) {
  const RoleColors& kernel = pen.style.colors.kernel;
  const int start = lengths.gaps * axis.s;
  for (int i = 0; i < axis.k; ++i)
    pen.marks.push_back(rectangle({pen.x(start + i * axis.d), y, pen.cell, height}, kernel.tint,
                                  {kernel.line, pen.cell >= thinnest_lined_cell ? pen.style.sizes.hairline : 0}));
  pen.marks.push_back(
      rectangle({pen.x(start), y, lengths.reach * pen.cell, height}, no_color, {kernel.line, pen.style.sizes.outline}));
}

// The sheet: the finer side tinted, what padding cuts off or adds hatched.
void add_sheet(const Pen& pen, const SlidingAxis& axis, const Lengths& lengths, double y, double height) {
  const Palette& colors = pen.style.colors;
  const RoleColors& fine = axis.transposed ? colors.output : colors.input;
  const int fine_end = lengths.fine_first + lengths.fine, count = lengths.end - lengths.first;
  Cells cells;
  cells.box = {0, y, count * pen.cell, height};
  cells.columns = count;
  cells.lines = {colors.grid_line, pen.cell >= thinnest_lined_cell ? pen.style.sizes.hairline : 0};
  for (int place = lengths.first; place < lengths.end; ++place)
    cells.fills.push_back(place >= lengths.fine_first && place < fine_end ? fine.tint : axis.transposed ? no_color : colors.zero);
  pen.marks.push_back(std::move(cells));
  const Stroke hatch{colors.hatch, pen.style.sizes.hairline};
  const auto hatched = [&](int from, int to) {
    if (to > from)
      pen.marks.push_back(hatching({pen.x(from), y, (to - from) * pen.cell, height}, 5 * type_scale(pen.style), hatch));
  };
  hatched(lengths.first, lengths.fine_first);
  hatched(fine_end, lengths.end);
  pen.marks.push_back(
      rectangle({pen.x(lengths.fine_first), y, lengths.fine * pen.cell, height}, no_color, {fine.line, pen.style.sizes.outline}));
}

void add_parts(const Pen& pen, const SlidingAxis& axis, const Lengths& lengths, double y) {
  const Palette& colors = pen.style.colors;
  const int fine_end = lengths.fine_first + lengths.fine;
  const auto part = [&](int from, int to, Color color) {
    if (to > from) pen.length(from, to, y, color, std::to_string(to - from));
  };
  part(lengths.first, lengths.fine_first, colors.crop);
  part(lengths.fine_first, fine_end, axis.transposed ? colors.output.line : colors.input.line);
  part(fine_end, lengths.end, colors.crop);
}

struct Word {
  std::string words;
  Color color;
};

// The same lengths as a sum.
std::vector<Word> sum_of(const SlidingAxis& axis, const Lengths& lengths, const Palette& colors) {
  const auto number = [](int value) { return std::to_string(value); };
  const std::string kernel = "kernel " + number(axis.k) + (axis.d > 1 ? " spread over " + number(lengths.reach) : "");
  const Word gaps{counted(lengths.gaps, "gap") + " of stride " + number(axis.s), colors.muted}, plus{" + ", colors.muted};
  const auto padding = [&](int p) { return Word{(p < 0 ? " + " : " − ") + number(std::abs(p)), colors.crop}; };
  if (axis.transposed) {
    std::vector<Word> sum{gaps, plus, {kernel, colors.kernel.line}};
    if (axis.p_begin != 0 || axis.p_end != 0)
      sum.insert(sum.end(), {padding(axis.p_begin), padding(axis.p_end), {" padding", colors.crop}});
    if (axis.a != 0) sum.push_back({" + " + number(axis.a) + " output padding", colors.ink});
    sum.insert(sum.end(), {{" = ", colors.muted}, {number(axis.o) + " out", colors.output.line}});
    return sum;
  }
  const int across = axis.p_begin + axis.i + axis.p_end, used = lengths.gaps * axis.s + lengths.reach;
  std::vector<Word> sum{{number(axis.i) + " in", colors.input.line}};
  if (axis.p_begin != 0 || axis.p_end != 0) sum.push_back({" with padding " + number(across), colors.crop});
  sum.insert(sum.end(), {{" = ", colors.muted}, gaps, plus, {kernel, colors.kernel.line}});
  if (across > used) sum.push_back({" + " + number(across - used) + " left over", colors.ink});
  if (used > across) sum.push_back({" − " + number(used - across) + " beyond the end", colors.ink});
  return sum;
}

void add_sum(const std::vector<Word>& sum, double y, double width, const Style& style, std::vector<Mark>& marks) {
  double size = style.sizes.caption, all = 0, x = 0;
  for (const Word& word : sum) all += style.fonts->width(word.words, Face::sans, size);
  size *= std::min(1.0, width / all);
  for (const Word& word : sum) {
    marks.push_back(Text{word.words, {x, y}, size, Face::sans, Anchor::start, word.color, {}});
    x += style.fonts->width(word.words, Face::sans, size);
  }
}

}  // namespace

Block ruler_block(const SlidingAxis& axis, const std::string& along, double width, const Style& style) {
  const Lengths lengths = lengths_of(axis);
  const int count = lengths.end - lengths.first;
  const double scale = type_scale(style), unit = style.sizes.unit, height = 20 * scale;
  Block block;
  block.group.name = "ruler";
  const Pen pen{style, std::min(widest_cell * scale, width / count), lengths.first, block.group.marks};
  double y = style.fonts->cap_height(Face::sans, style.sizes.note);
  block.group.marks.push_back(
      Text{"To scale, along the " + along + ":", {0, y}, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
  y += unit * 6;
  const double room = width - count * pen.cell - unit * 3;
  const auto label = [&](const std::string& words, double middle) {
    const double size = style.sizes.note;
    if (style.fonts->width(words, Face::sans, size) > room) return;
    const Point at{width - room, middle + style.fonts->cap_height(Face::sans, size) / 2};
    block.group.marks.push_back(Text{words, at, size, Face::sans, Anchor::start, style.colors.muted, {}});
  };
  add_gaps(pen, axis, lengths, y);
  label("gaps of one stride, then one kernel", y);
  y += unit * 3;
  label(axis.transposed ? "input cells where their stamps begin" : "output cells where their windows begin", y + height * 0.35);
  add_coarse(pen, axis, lengths, y, height * 0.7);
  y += height * 0.7 + unit;
  label("the last kernel", y + height * 0.35);
  add_kernel(pen, axis, lengths, y, height * 0.7);
  y += height * 0.7 + unit;
  label(axis.transposed ? "output, with what padding cuts off" : "input, with its padding", y + height / 2);
  add_sheet(pen, axis, lengths, y, height);
  y += height + unit * 6;
  add_parts(pen, axis, lengths, y);
  y += unit * 3 + style.fonts->ascent(Face::sans, style.sizes.caption);
  add_sum(sum_of(axis, lengths, style.colors), y, width, style, block.group.marks);
  block.size = {width, y + style.fonts->descent(Face::sans, style.sizes.caption)};
  return block;
}

}  // namespace upstamp
