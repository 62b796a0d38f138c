#include "dialect/same_padding.h"

namespace upstamp {
namespace {

struct Ends {
  int begin = 0, end = 0, added = 0;
};

// The total in two halves; a negative total is what must be added.
Ends halves(int total, OddCell odd) {
  if (total < 0) return {0, 0, -total};
  const int less = total / 2, more = total - less;
  return odd == OddCell::at_end ? Ends{less, more, 0} : Ends{more, less, 0};
}

int reach(const SlidingWindow& window, Axis axis) { return window.dilation.at(axis) * (window.kernel.at(axis) - 1) + 1; }

Ends same_ends(const SlidingWindow& window, Shape in, OddCell odd, Axis axis) {
  const int length = in.along(axis), stride = window.stride.at(axis), out = (length + stride - 1) / stride;
  const Ends ends = halves((out - 1) * stride + reach(window, axis) - length, odd);
  return {ends.begin, ends.end, 0};
}

Ends cut_ends(const SlidingWindow& window, Shape in, int size, OddCell odd, Axis axis) {
  return halves((in.along(axis) - 1) * window.stride.at(axis) + reach(window, axis) - size, odd);
}

}  // namespace

SlidingWindow window_of(const Settings& settings) {
  const auto axes = [&](const char* id, PerAxis otherwise) {
    const auto found = settings.find(id);
    const auto* value = found == settings.end() ? nullptr : std::get_if<PerAxis>(&found->second);
    return value ? *value : otherwise;
  };
  const PerAxis kernel = axes("kernel", 1), stride = axes("stride", 1);
  return {kernel,
          {stride.rows > 0 ? stride.rows : kernel.rows, stride.columns > 0 ? stride.columns : kernel.columns},
          axes("dilation", 1)};
}

PerEdge same_padding(const SlidingWindow& window, Shape in, OddCell odd) {
  const Ends rows = same_ends(window, in, odd, Axis::rows), columns = same_ends(window, in, odd, Axis::columns);
  return {rows.begin, rows.end, columns.begin, columns.end};
}

Cut cut_to(const SlidingWindow& window, Shape in, PerAxis size, OddCell odd) {
  const Ends rows = cut_ends(window, in, size.rows, odd, Axis::rows),
             columns = cut_ends(window, in, size.columns, odd, Axis::columns);
  return {{rows.begin, rows.end, columns.begin, columns.end}, {rows.added, columns.added}};
}

Cut same_cut(const SlidingWindow& window, Shape in, OddCell odd) {
  return cut_to(window, in, {in.rows * window.stride.rows, in.columns * window.stride.columns}, odd);
}

}  // namespace upstamp
