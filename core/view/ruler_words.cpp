#include "view/ruler_words.h"

#include "base/text.h"

namespace upstamp {
namespace {

std::vector<int> unreached_places(const SlidingAxis& axis, const RuledLengths& lengths) {
  std::vector<char> reached(static_cast<std::size_t>(lengths.end - lengths.first));
  for (int step = 0; step <= lengths.steps; ++step)
    for (int i = 0; i < axis.k; ++i)
      if (const int place = step * axis.s + i * axis.d; place < lengths.end)
        reached[static_cast<std::size_t>(place - lengths.first)] = 1;
  std::vector<int> places;
  const int first = axis.transposed ? lengths.fine_first : lengths.first,
            end = axis.transposed ? lengths.fine_end : std::max(lengths.padded_end, lengths.fine_end);
  for (int place = first; place < end; ++place)
    if (!reached[static_cast<std::size_t>(place - lengths.first)]) places.push_back(place);
  return places;
}

}  // namespace

RuledLengths ruled_lengths(const SlidingAxis& axis) {
  RuledLengths made;
  made.steps = (axis.transposed ? axis.i : axis.o) - 1;
  made.reach = axis.d * (axis.k - 1) + 1;
  made.fine_first = axis.p_begin;
  made.fine_end = axis.p_begin + (axis.transposed ? axis.o : axis.i);
  made.given_back = axis.transposed ? std::max(0, axis.a) : 0;
  made.padded_end = axis.transposed ? made.fine_end : axis.p_begin + axis.i + axis.p_end;
  made.first = std::min(0, made.fine_first);
  made.end = std::max({made.stamped(axis.s), made.padded_end, made.fine_end});
  made.unreached = unreached_places(axis, made);
  return made;
}

std::string coarse_words(const SlidingAxis& axis) {
  const int count = axis.transposed ? axis.i : axis.o;
  const std::string cells = counted(count, axis.transposed ? "input cell" : "output cell");
  if (count == 1) return cells;
  return cells + (axis.transposed ? "; their stamps begin " : "; their windows begin ") + counted(axis.s, "cell") +
         " apart (the stride)";
}

std::string kernel_words(const SlidingAxis& axis) {
  const bool one = (axis.transposed ? axis.i : axis.o) == 1;
  const std::string what = axis.transposed ? "stamp" : "window";
  const std::string start = one ? "Its " + what + ": kernel " : "The " + what + " of the last one: kernel ";
  const int reach = axis.d * (axis.k - 1) + 1;
  return start + std::to_string(axis.k) +
         (axis.d > 1 && axis.k > 1 ? ", spread over " + counted(reach, "cell") + " by dilation " + std::to_string(axis.d) : "");
}

std::string sheet_words(const SlidingAxis& axis, const RuledLengths& lengths) {
  const bool hatched =
      lengths.first < lengths.fine_first || lengths.fine_end < (axis.transposed ? lengths.end : lengths.padded_end);
  std::vector<std::string> marks;
  if (hatched) marks.push_back(axis.transposed ? "hatched: cut off by padding" : "hatched: padding");
  if (lengths.given_back > 0) marks.push_back("dashed: output_padding");
  if (!lengths.unreached.empty()) marks.push_back(axis.transposed ? "crossed: no stamp reaches it" : "crossed: in no window");
  return std::string(axis.transposed ? "The output" : "The input") + (marks.empty() ? "" : " (" + join(marks, ", ") + ")");
}

std::vector<ColoredWords> sum_of(const SlidingAxis& axis, const RuledLengths& lengths, const Palette& colors) {
  std::vector<ColoredWords> sum;
  const auto add = [&](int number, const std::string& words, Color color) {
    if (number == 0) return;
    if (!sum.empty()) sum.push_back({number < 0 ? " − " : " + ", colors.muted, Face::sans, 0});
    sum.push_back({words.empty() ? std::to_string(std::abs(number)) : words, color, Face::sans_semibold});
  };
  const auto equals = [&](const std::string& words, Color color) {
    sum.push_back({" = ", colors.muted, Face::sans, 0});
    sum.push_back({words, color, Face::sans_semibold});
  };
  const auto number = [](int value) { return std::to_string(std::abs(value)); };
  const int padding = axis.p_begin + axis.p_end, steps = lengths.steps;
  const std::string kernel = "kernel " + number(axis.k) + (lengths.reach > axis.k ? " spread over " + number(lengths.reach) : "");
  if (axis.transposed) {
    add(steps, counted(steps, "step") + " of " + number(axis.s), colors.kernel.line);
    add(1, kernel, colors.kernel.line);
    add(-padding, number(padding) + " padding", colors.crop);
    add(axis.a, number(axis.a) + " output_padding", colors.output.line);
    equals(number(axis.o) + " out", colors.output.line);
    return sum;
  }
  const int across = axis.i + padding, used = lengths.stamped(axis.s);
  add(1, number(axis.i) + " in", colors.input.line);
  add(padding, number(padding) + " padding", colors.crop);
  if (padding != 0) equals(number(across), colors.crop);
  sum.push_back({" = ", colors.muted, Face::sans, 0});
  if (steps > 0) {
    sum.push_back({counted(steps, "step") + " of " + number(axis.s), colors.kernel.line, Face::sans_semibold});
    sum.push_back({" + ", colors.muted, Face::sans, 0});
  }
  sum.push_back({kernel, colors.kernel.line, Face::sans_semibold});
  add(across - used, number(across - used) + (across > used ? " left over" : " hanging over"), colors.ink);
  return sum;
}

}  // namespace upstamp
