#include "reason/stamp_rules.h"

#include <cmath>
#include <numeric>
#include <set>

#include "base/text.h"
#include "op/sliding.h"
#include "reason/axis_rules.h"
#include "reason/coverage.h"

namespace upstamp {
namespace {

constexpr int largest_tried_kernel = 16;

using Fires = bool (*)(const LayerStudy&, const Sliding&, Axis);

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[static_cast<std::size_t>(layer)]; }

std::string number_of(const char* name, int number) { return std::string(name) + " " + std::to_string(number); }

template <class Words>
std::string where_it_fires(const LayerStudy& layer, Fires fires, const Words& words) {
  const Sliding* at = stamps(layer);
  if (!at) return "";
  const auto said = [&](Axis axis) { return fires(layer, *at, axis) ? words(axis) : ""; };
  return along_axes(said(Axis::rows), said(Axis::columns));
}

// What mends -----------------------------------------------------------------------------------------------------------------

// Gives one axis of the stamps this kernel and dilation, and the padding that keeps the output's size, the same at both ends.
// False where that is not possible without cells that stay empty or stamps that are cut off whole.
bool reshape(Settings& changes, const LayerStudy& layer, Axis axis, int kernel, int dilation) {
  const int stride = stamps(layer)->stride.at(axis), reach = dilation * (kernel - 1) + 1;
  const int cut = (layer.x.shape.along(axis) - 1) * stride + reach - layer.y.shape.along(axis);
  const int more = std::abs(cut % 2), padding = (cut + more) / 2;
  if (cut < 0 || padding >= reach) return false;
  change(changes, layer, "kernel", part_along(axis), kernel);
  change(changes, layer, "dilation", part_along(axis), dilation);
  change(changes, layer, "output_padding", part_along(axis), more);
  change(changes, layer, "padding", part_along(axis), padding);
  return true;
}

// The first multiple of the stride from `least` strides on that can be had with this dilation.
bool give_multiple(Settings& changes, const LayerStudy& layer, Axis axis, int least, int dilation) {
  const int stride = stamps(layer)->stride.at(axis);
  while (std::gcd(stride, dilation) > 1) ++dilation;
  for (int times = std::max(1, least); times * stride <= largest_tried_kernel; ++times)
    if (reshape(changes, layer, axis, times * stride, dilation)) return true;
  return false;
}

// One kernel and dilation for each axis that the rule fires on; nothing where an axis cannot be mended.
struct Wish {
  int least = 1, dilation = 1;  // the kernel in strides
};
template <class WishOf>
void add_mends(std::vector<Settings>& all, const LayerStudy& layer, Fires fires, const WishOf& wish_of) {
  Settings changes;
  for (const Axis axis : both_axes) {
    if (!fires(layer, *stamps(layer), axis)) continue;
    const Wish wish = wish_of(axis);
    if (!give_multiple(changes, layer, axis, wish.least, wish.dilation)) return;
  }
  if (std::find(all.begin(), all.end(), changes) == all.end()) all.push_back(std::move(changes));
}

// Kernels that are no multiple ----------------------------------------------------------------------------------------------

bool divides_unevenly(const LayerStudy& layer, const Sliding& at, Axis axis) {
  const int kernel = at.kernel.at(axis), stride = at.stride.at(axis);
  return layer.x.shape.along(axis) > 1 && kernel > stride && kernel % stride != 0 && std::gcd(stride, at.dilation.at(axis)) == 1;
}

std::string either(const std::set<int>& numbers) {
  std::vector<std::string> words;
  for (const int number : numbers) words.push_back(std::to_string(number));
  if (words.size() < 2) return join(words, "");
  return join({words.begin(), words.end() - 1}, ", ") + " or " + words.back();
}

// How the sums of the weights that share a phase differ, over all pairs of channels.
struct SumsDiffer {
  bool along_rows = false, along_columns = false;
};
SumsDiffer differences_of(const LayerStudy& layer) {
  SumsDiffer found;
  const auto differ = [](double a, double b) { return std::fabs(a - b) > 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)}); };
  for (int in = 0; in < layer.w.shape.outer; ++in)
    for (int out = 0; out < layer.w.shape.channels; ++out) {
      const Tensor sums = phase_sums(*stamps(layer), layer.w, in, out);
      for (int row = 0; row < sums.shape.rows; ++row)
        for (int column = 0; column < sums.shape.columns; ++column) {
          const double here = sums.at(0, row, column);
          found.along_rows = found.along_rows || differ(here, sums.at(0, 0, column));
          found.along_columns = found.along_columns || differ(here, sums.at(0, row, 0));
        }
    }
  return found;
}

// What the weights make of an uneven overlap.
std::string pattern_sentence(const LayerStudy& layer, bool both) {
  const auto [along_rows, along_columns] = differences_of(layer);
  const bool several = layer.w.shape.outer > 1 || layer.w.shape.channels > 1;
  if (!along_rows && !along_columns)
    return std::string(" With these weights a constant input stays even; with others it can come out as ") +
           (both ? "a checkerboard." : "stripes.");
  return std::string(" With these weights a constant input ") + (several ? "can come" : "comes") + " out as " +
         (along_rows && along_columns ? "a checkerboard." : "stripes.");
}

std::string kernel_not_divisible(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const std::string where = where_it_fires(layer, divides_unevenly, [&](Axis axis) {
    const Sliding& at = *stamps(layer);
    return number_of("kernel", at.kernel.at(axis)) + " is no multiple of " + number_of("stride", at.stride.at(axis));
  });
  if (where.empty()) return "";
  const Sliding& at = *stamps(layer);
  const std::vector<int> rows = phase_counts(at, Axis::rows), columns = phase_counts(at, Axis::columns);
  std::set<int> met;
  for (const int row : rows)
    for (const int column : columns) met.insert(row * column);
  const std::set<int> by_row(rows.begin(), rows.end()), by_column(columns.begin(), columns.end());
  const bool both = by_row.size() > 1 && by_column.size() > 1;
  return where + ": " + either(met) + " stamps meet in an output cell away from the border" +
         (both && by_row == by_column ? ", " + either(by_row) + " along each axis." : ".") + pattern_sentence(layer, both);
}
std::vector<Settings> divisible_kernels(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::vector<Settings> all;
  for (const int more : {1, 0})
    add_mends(all, layer, divides_unevenly, [&](Axis axis) {
      const Sliding& at = *stamps(layer);
      return Wish{at.kernel.at(axis) / at.stride.at(axis) + more, at.dilation.at(axis)};
    });
  return all;
}

// Cells that nothing reaches ------------------------------------------------------------------------------------------------

// Output places along an axis that a stamp reaches.
int reached_places(const LayerStudy& layer, const Sliding& at, Axis axis) {
  const int length = layer.y.shape.along(axis);
  std::vector<char> reached(static_cast<std::size_t>(length));
  for (int coarse = 0; coarse < layer.x.shape.along(axis); ++coarse) {
    const KernelRange range = kernel_range(at, axis, coarse, length);
    for (int i = range.first; i < range.end; ++i) reached[static_cast<std::size_t>(fine_position(at, axis, coarse, i))] = 1;
  }
  return static_cast<int>(std::count(reached.begin(), reached.end(), 1));
}

// ": no stamp reaches 3 of every 4 output cells, here 56 of 81."
std::string unreached_words(const LayerStudy& layer) {
  const Sliding& at = *stamps(layer);
  int all = 1, reached = 1;
  long long cells = 1, met = 1;
  for (const Axis axis : both_axes) {
    all *= at.stride.at(axis), reached *= at.stride.at(axis) - empty_phases(at, axis);
    cells *= layer.y.shape.along(axis), met *= reached_places(layer, at, axis);
  }
  const int divisor = std::gcd(all, reached);
  return "no stamp reaches " + std::to_string((all - reached) / divisor) + " of every " + counted(all / divisor, "output cell") +
         ", here " + std::to_string(cells - met) + " of " + std::to_string(cells) + ".";
}

bool leaves_gaps(const LayerStudy& layer, const Sliding& at, Axis axis) {
  return layer.x.shape.along(axis) > 1 && at.kernel.at(axis) < at.stride.at(axis);
}
std::string kernel_smaller(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const std::string where = where_it_fires(layer, leaves_gaps, [&](Axis axis) {
    const Sliding& at = *stamps(layer);
    return number_of("kernel", at.kernel.at(axis)) + " is smaller than " + number_of("stride", at.stride.at(axis));
  });
  return where.empty() ? "" : where + ": " + unreached_words(layer);
}
std::vector<Settings> large_enough_kernels(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::vector<Settings> all;
  for (const int times : {2, 1})
    add_mends(all, layer, leaves_gaps, [&](Axis axis) { return Wish{times, stamps(layer)->dilation.at(axis)}; });
  return all;
}

bool has_holes(const LayerStudy&, const Sliding& at, Axis axis) {
  return at.kernel.at(axis) > 1 && std::gcd(at.stride.at(axis), at.dilation.at(axis)) > 1;
}
std::string holes(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const std::string where = where_it_fires(layer, has_holes, [&](Axis axis) {
    const int stride = stamps(layer)->stride.at(axis), dilation = stamps(layer)->dilation.at(axis);
    const std::string divisor = std::to_string(std::gcd(stride, dilation));
    return number_of("stride", stride) + " and " + number_of("dilation", dilation) + " have the common divisor " + divisor +
           ", so stamps reach only every " + divisor +
           (divisor == "2"   ? "nd"
            : divisor == "3" ? "rd"
                             : "th") +
           " place";
  });
  return where.empty() ? "" : where + ": " + unreached_words(layer);
}
std::vector<Settings> coprime_dilations(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  std::vector<Settings> all;
  for (const bool undilated : {true, false})
    add_mends(all, layer, has_holes, [&](Axis axis) {
      const Sliding& at = *stamps(layer);
      const int stride = at.stride.at(axis);
      return Wish{(at.kernel.at(axis) + stride - 1) / stride, undilated ? 1 : at.dilation.at(axis)};
    });
  return all;
}

}  // namespace

std::vector<RuleOfThumb> stamp_rules() {
  const std::string odena = "Odena et al. 2016, Deconvolution and Checkerboard Artifacts";
  return {
      {"kernel_not_divisible", "A kernel that is no multiple of the stride covers the output unevenly.", odena, "kernel",
       "evens out the inside", kernel_not_divisible, divisible_kernels},
      {"kernel_smaller_than_stride", "A kernel smaller than the stride leaves output cells that nothing reaches.", odena,
       "kernel", "leaves no gaps inside", kernel_smaller, large_enough_kernels},
      {"holes", "A stride and a dilation with a common divisor leave output cells that nothing reaches.",
       "Arithmetic: every place that a stamp reaches is a multiple of the common divisor", "dilation", "leaves no holes inside",
       holes, coprime_dilations},
  };
}

}  // namespace upstamp
