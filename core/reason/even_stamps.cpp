#include "reason/even_stamps.h"

#include <array>
#include <cmath>
#include <map>
#include <set>

#include "op/resample.h"
#include "reason/ways.h"

namespace upstamp {
namespace {

// Below this share of the largest number a difference is what rounding leaves.
constexpr double rounding = 1e-12;

// A stamp cell that also says which output channel it goes into.
struct Way {
  int out_channel = 0;
  StampCell cell;
};
struct StampWays {
  PerAxis stride;
  std::vector<Way> ways;
};

int wrapped(int place, int period) { return (place % period + period) % period; }

// A kernel tells its stamps whole, also where a frame crops all that it makes. A convolution without stride enlarges by 1.
std::optional<StampWays> by_kernel(const Wiring& wiring, const Tensor& w, const std::set<int>& wanted) {
  const Sliding& sliding = *wiring.sliding;
  if (wiring.weight.cells() == 0 || (!sliding.coarse_is_input && sliding.stride != PerAxis(1))) return std::nullopt;
  StampWays made{sliding.stride, {}};
  const int per_kernel = wiring.weight.channels, coarse = wiring.weight.outer;
  const int fine = sliding.coarse_is_input ? wiring.out.channels : wiring.in.channels, per_group = coarse * per_kernel / fine;
  for (int channel = 0; channel < coarse; ++channel)
    for (int i = 0; i < per_kernel; ++i) {
      const int other = channel / per_group * per_kernel + i, sign = sliding.coarse_is_input ? 1 : -1;
      const int in = sliding.coarse_is_input ? channel : other, out = sliding.coarse_is_input ? other : channel;
      if (!wanted.contains(out)) continue;
      for (int row = 0; row < wiring.weight.rows; ++row)
        for (int column = 0; column < wiring.weight.columns; ++column)
          made.ways.push_back({out,
                               {in, sign * (row * sliding.dilation.rows - sliding.padding.top),
                                sign * (column * sliding.dilation.columns - sliding.padding.left),
                                w[wiring.weight.index(channel, i, row, column)]}});
    }
  return made;
}

struct AxisStamp {
  int stride = 1;
  std::vector<std::pair<int, double>> cells;  // place and gain
};

// On the same axis with more cells at both ends, so that no edge changes what becomes of one in the middle.
std::optional<AxisStamp> resampled_stamp(const Resampling& resampling, Axis along) {
  const ResizedAxis& axis = resampling.along(along);
  const double step = axis.out > 1 ? source_place(axis, 1) - source_place(axis, 0) : 1;
  const int stride = step > 0 ? static_cast<int>(std::lround(1 / step)) : 0;
  const auto differ = [](double a, double b) { return std::fabs(a - b) > 1e-9; };
  if (stride < 1 || differ(stride * step, 1)) return std::nullopt;
  const int more = static_cast<int>(std::ceil(resampling.weighting.reach)) + 2;
  ResizedAxis wide = axis;
  wide.in += 2 * more, wide.out += 2 * more * stride;
  const double first = source_place(wide, more * stride);
  if (differ(source_place(wide, more * stride + 1) - first, 1.0 / stride) || differ(first - more, source_place(axis, 0)))
    return std::nullopt;
  const AxisSamples samples = resampling.sample(wide);
  AxisStamp stamp{stride, {}};
  const int middle = wide.in / 2;
  for (int index = 0; index < wide.out; ++index)
    for (const Sample& sample : samples.at(index))
      if (sample.in == middle) stamp.cells.push_back({index - stride * middle, sample.gain});
  return stamp;
}

std::optional<StampWays> by_resampling(const Wiring& wiring, const std::set<int>& wanted) {
  const auto rows = resampled_stamp(*wiring.resampling, Axis::rows), columns = resampled_stamp(*wiring.resampling, Axis::columns);
  if (!rows || !columns) return std::nullopt;
  StampWays made{{rows->stride, columns->stride}, {}};
  for (const int channel : wanted)
    for (const auto& [row, down] : rows->cells)
      for (const auto& [column, across] : columns->cells) made.ways.push_back({channel, {channel, row, column, down * across}});
  return made;
}

// How far apart the stamps of neighbours lie, by the first two that have as many cells; nothing where it cannot be told.
std::optional<int> stride_seen(const Wiring& wiring, Axis axis) {
  const int in = wiring.in.along(axis), out = wiring.out.along(axis);
  if (in == 1) return out == 1 ? std::optional(1) : std::nullopt;
  struct Seen {
    int first = 0, count = 0;
  };
  std::vector<Seen> seen(static_cast<std::size_t>(wiring.in.cells()));
  for (const Tap& tap : wiring.taps) {
    const Position at = position(wiring.out, tap.out);
    const int place = axis == Axis::rows ? at.row : at.column;
    Seen& cell = seen[static_cast<std::size_t>(tap.in)];
    cell.first = cell.count == 0 ? place : std::min(cell.first, place);
    ++cell.count;
  }
  const std::size_t next = axis == Axis::rows ? static_cast<std::size_t>(wiring.in.columns) : 1;
  for (std::size_t cell = 0; cell + next < seen.size(); ++cell) {
    const Position at = position(wiring.in, static_cast<int>(cell));
    const bool last = (axis == Axis::rows ? at.row : at.column) == in - 1;
    if (last || seen[cell].count == 0 || seen[cell].count != seen[cell + next].count) continue;
    const int apart = seen[cell + next].first - seen[cell].first;
    return apart > 0 ? std::optional(apart) : std::nullopt;
  }
  return std::nullopt;
}

// How many input cells have the cell of their stamp that lies at `place` on the output.
int landing(int in, int out, int stride, int place) {
  int count = 0;
  for (int cell = 0; cell < in; ++cell) count += stride * cell + place >= 0 && stride * cell + place < out;
  return count;
}

// From the taps alone: even where all of them are cells of one stamp, and no cell of it is missing that lies on the output.
std::optional<StampWays> by_taps(const Wiring& wiring, const Tensor& w, const std::set<int>& wanted) {
  const auto rows = stride_seen(wiring, Axis::rows), columns = stride_seen(wiring, Axis::columns);
  if (!rows || !columns) return std::nullopt;
  struct Found {
    double value = 0;
    int count = 0;
  };
  std::map<std::array<int, 4>, Found> stamp;
  for (const Tap& tap : wiring.taps) {
    const Position in = position(wiring.in, tap.in), out = position(wiring.out, tap.out);
    if (!wanted.contains(out.channel)) continue;
    const double value = tap.gain * (tap.weight < 0 ? 1 : w[tap.weight]);
    Found& found = stamp[{out.channel, in.channel, out.row - *rows * in.row, out.column - *columns * in.column}];
    if (found.count++ == 0) found.value = value;
    if (found.value != value) return std::nullopt;
  }
  StampWays made{{*rows, *columns}, {}};
  for (const auto& [key, found] : stamp) {
    const auto& [out, in, row, column] = key;
    if (found.count !=
        landing(wiring.in.rows, wiring.out.rows, *rows, row) * landing(wiring.in.columns, wiring.out.columns, *columns, column))
      return std::nullopt;
    made.ways.push_back({out, {in, row, column, found.value}});
  }
  return made;
}

std::optional<StampWays> ways_of(const LayerStudy& layer, const std::set<int>& wanted) {
  if (layer.op->needs_switches || layer.op->switches || layer.curve.value) return std::nullopt;
  if (layer.wiring.sliding) return by_kernel(layer.wiring, layer.w, wanted);
  if (layer.wiring.resampling) return by_resampling(layer.wiring, wanted);
  return by_taps(layer.wiring, layer.w, wanted);
}

constexpr std::size_t most_products = 100'000;  // of cells of two stamps; a window asks at every frame

// Stamps of the second layer, each of whose cells is the stamps of the first. Nothing where that is too much to work out.
std::optional<EvenStamps> joined(const StampWays& first, const EvenStamps& second) {
  std::map<int, std::vector<StampCell>> into;
  for (const Way& way : first.ways) into[way.out_channel].push_back(way.cell);
  std::size_t products = 0;
  for (const StampCell& late : second.cells) products += into[late.in_channel].size();
  if (products > most_products) return std::nullopt;
  std::map<std::array<int, 3>, double> sums;
  for (const StampCell& late : second.cells)
    for (const StampCell& early : into[late.in_channel])
      sums[{early.in_channel, early.row * second.stride.rows + late.row, early.column * second.stride.columns + late.column}] +=
          early.value * late.value;
  EvenStamps made{{first.stride.rows * second.stride.rows, first.stride.columns * second.stride.columns}, {}};
  for (const auto& [key, value] : sums) made.cells.push_back({key[0], key[1], key[2], value});
  return made;
}

// Where the output is one cell long there is no next stamp to lie apart from.
bool flatten(EvenStamps& stamps, const Shape& in, const Shape& out, Axis axis) {
  if (out.along(axis) > 1) return true;
  int& stride = axis == Axis::rows ? stamps.stride.rows : stamps.stride.columns;
  if (stride == 1) return true;
  if (in.along(axis) > 1) return false;
  std::erase_if(stamps.cells, [axis](const StampCell& cell) { return (axis == Axis::rows ? cell.row : cell.column) != 0; });
  stride = 1;
  return true;
}

struct Box {
  int top = 0, left = 0, bottom = 0, right = 0;  // the last two are one past the end
};
Box box_of(const EvenStamps& stamps) {
  if (stamps.cells.empty()) return {0, 0, 1, 1};
  const StampCell& first = stamps.cells.front();
  Box box{first.row, first.column, first.row + 1, first.column + 1};
  for (const StampCell& cell : stamps.cells) {
    box.top = std::min(box.top, cell.row), box.bottom = std::max(box.bottom, cell.row + 1);
    box.left = std::min(box.left, cell.column), box.right = std::max(box.right, cell.column + 1);
  }
  return box;
}

void add_to_pattern(const EvenStamps& stamps, const StampCell& cell, Tensor& pattern) {
  pattern.at(0, wrapped(cell.row, stamps.stride.rows), wrapped(cell.column, stamps.stride.columns)) += cell.value;
}

}  // namespace

std::optional<EvenStamps> even_stamps(const Study& study, int out_channel) {
  return even_stamps(study, stretch_in_view(study), out_channel);
}

std::optional<EvenStamps> even_stamps(const Study& study, Stretch stretch, int out_channel) {
  const auto at = [&](int index) -> const LayerStudy& { return study.layers[static_cast<std::size_t>(index)]; };
  const auto last = ways_of(at(stretch.last), {out_channel});
  if (!last) return std::nullopt;
  EvenStamps stamps{last->stride, {}};
  for (const Way& way : last->ways) stamps.cells.push_back(way.cell);
  for (int index = stretch.last - 1; index >= stretch.first; --index) {
    if (at(index + 1).from != index || at(index + 1).with >= 0) return std::nullopt;
    std::set<int> wanted;
    for (const StampCell& cell : stamps.cells) wanted.insert(cell.in_channel);
    const auto before = ways_of(at(index), wanted);
    if (!before) return std::nullopt;
    auto both = joined(*before, stamps);
    if (!both) return std::nullopt;
    stamps = std::move(*both);
  }
  const Shape &in = at(stretch.first).wiring.in, &out = at(stretch.last).wiring.out;
  if (!flatten(stamps, in, out, Axis::rows) || !flatten(stamps, in, out, Axis::columns)) return std::nullopt;
  return stamps;
}

Tensor constant_pattern(const EvenStamps& stamps) {
  Tensor pattern(Shape{1, 1, stamps.stride.rows, stamps.stride.columns});
  double largest = 0;
  for (const StampCell& cell : stamps.cells) {
    add_to_pattern(stamps, cell, pattern);
    largest = std::max(largest, std::fabs(cell.value));
  }
  for (double& value : pattern.values)
    if (std::fabs(value) <= rounding * largest) value = 0;
  return pattern;
}

std::optional<double> uneven_share(const Tensor& pattern) {
  double largest = 0, mean = 0, squares = 0;
  for (const double value : pattern.values) {
    if (!std::isfinite(value)) return std::nullopt;
    largest = std::max(largest, std::fabs(value));
  }
  if (largest == 0) return std::nullopt;
  const auto count = static_cast<double>(pattern.values.size());
  for (const double value : pattern.values) mean += value / largest / count;
  // Squares of differences, not a difference of squares, so that next to nothing stays next to nothing.
  double uneven = 0;
  for (const double value : pattern.values) {
    const double part = value / largest;
    squares += part * part, uneven += (part - mean) * (part - mean);
  }
  return std::min(1.0, uneven / squares);
}

bool channels_even_alone(const EvenStamps& stamps) {
  std::map<int, Tensor> patterns;
  for (const StampCell& cell : stamps.cells)
    add_to_pattern(stamps, cell,
                   patterns.try_emplace(cell.in_channel, Shape{1, 1, stamps.stride.rows, stamps.stride.columns}).first->second);
  return std::all_of(patterns.begin(), patterns.end(),
                     [](const auto& pattern) { return uneven_share(pattern.second).value_or(0) < rounding; });
}

Tensor whole_stamp(const EvenStamps& stamps) {
  const Box box = box_of(stamps);
  Tensor plane(Shape{1, 1, box.bottom - box.top, box.right - box.left});
  for (const StampCell& cell : stamps.cells) plane.at(0, cell.row - box.top, cell.column - box.left) += cell.value;
  return plane;
}

Tensor whole_output(const EvenStamps& stamps, const Tensor& x) {
  const Box box = box_of(stamps);
  Tensor plane(Shape{1, 1, stamps.stride.rows * (x.shape.rows - 1) + box.bottom - box.top,
                     stamps.stride.columns * (x.shape.columns - 1) + box.right - box.left});
  for (const StampCell& cell : stamps.cells)
    for (int row = 0; row < x.shape.rows; ++row)
      for (int column = 0; column < x.shape.columns; ++column)
        plane.at(0, row * stamps.stride.rows + cell.row - box.top, column * stamps.stride.columns + cell.column - box.left) +=
            cell.value * x.at(cell.in_channel, row, column);
  return plane;
}

}  // namespace upstamp
