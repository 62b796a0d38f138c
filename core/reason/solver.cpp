#include "reason/solver.h"

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/text.h"
#include "reason/coverage.h"
#include "reason/geometry.h"

namespace upstamp {
namespace {

void expect_within(const std::string& noun, std::optional<int> number, int high) {
  if (number && (*number < 1 || *number > high))
    throw Error("The " + noun + " " + std::to_string(*number) + " is out of range; it goes from 1 to " + std::to_string(high) +
                ".");
}

void expect_possible(const SizeWish& wish) {
  if (wish.in.has_value() != wish.out.has_value())
    throw Error("An input size and an output size belong together; give both, for example 7 and 14.");
  if (!wish.scale && !wish.in)
    throw Error("There is nothing to solve; give a scale, for example 2, or an input and an output size.");
  expect_within("scale", wish.scale, largest_scale);
  expect_within("input size", wish.in, largest_length);
  expect_within("output size", wish.out, largest_length);
  expect_within("largest kernel", wish.max_kernel, largest_kernel);
}

Sliding sliding_of(const Solution& found) {
  return {true, found.kernel, found.stride, found.dilation,
          PerEdge(found.padding_begin, found.padding_end, found.padding_begin, found.padding_end)};
}

int reach_of(const Solution& found) { return found.dilation * (found.kernel - 1) + 1; }

// 0 is best. Without overlap no two inputs are ever mixed, which looks blocky, so it comes after even overlap.
int overlap_rank(const Solution& found) {
  const auto [least, most] = std::minmax_element(found.counts.begin(), found.counts.end());
  if (*least == 0) return 3;
  if (*least != *most) return 2;
  return *most > 1 || found.stride == 1 ? 0 : 1;
}

std::string padding_words(const Solution& found) {
  if (found.padding_begin == found.padding_end) return "2 * padding " + std::to_string(found.padding_begin);
  return "paddings " + std::to_string(found.padding_begin) + " and " + std::to_string(found.padding_end);
}

std::string size_sentence(const Solution& found, const SizeWish& wish) {
  const std::string balance = "effective kernel " + std::to_string(reach_of(found)) + " + output_padding " +
                              std::to_string(found.output_padding) + " - " + padding_words(found);
  if (!wish.in && found.stride == 1) return "Every size stays as it is, because " + balance + " is the stride 1.";
  if (!wish.in)
    return "Every size comes out exactly " + counted(found.stride, "time") + " as large, because " + balance + " is the stride " +
           std::to_string(found.stride) + ".";
  return "Size " + std::to_string(*wish.in) + " becomes " + std::to_string(*wish.out) + ", because (" + std::to_string(*wish.in) +
         " - 1) * stride " + std::to_string(found.stride) + " + " + balance + " is " + std::to_string(*wish.out) + ".";
}

std::string overlap_sentence(const Solution& found) {
  const auto [least, most] = std::minmax_element(found.counts.begin(), found.counts.end());
  switch (overlap_rank(found)) {
    case 0:
      return "The overlap is even: along an axis " + counted(*most, "stamp") + (*most == 1 ? " reaches" : " reach") +
             " every output cell.";
    case 1:
      return "Exactly one stamp reaches every output cell: the coverage is even, but inputs are never mixed.";
    case 2:
      return "The overlap is uneven: along an axis " + std::to_string(*least) + " to " + counted(*most, "stamp") +
             " meet, in two dimensions a ratio of " + rounded_text(found.overlap_ratio, 2) +
             " : 1, which can show as a checkerboard.";
    default:
      return "There are holes: along an axis no stamp reaches " +
             std::to_string(std::count(found.counts.begin(), found.counts.end(), 0)) + " of every " +
             counted(found.stride, "output cell") + ".";
  }
}

std::string shift_sentence(const Solution& found) {
  if (found.shift == 0) return "Each stamp lies centred on its input cell.";
  return "Each stamp lies " + number_text(std::abs(found.shift)) + (std::abs(found.shift) <= 1 ? " cell" : " cells") +
         (found.shift < 0 ? " too far towards the top left." : " too far towards the bottom right.");
}

Solution judged(Solution found, const SizeWish& wish) {
  const Sliding sliding = sliding_of(found);
  found.counts = phase_counts(sliding, Axis::rows);
  found.overlap_ratio = overlap_ratio(sliding);
  found.shift = alignment_shift(sliding, Axis::rows);
  found.multiplications = found.kernel * found.kernel;
  found.reasons = {size_sentence(found, wish), overlap_sentence(found), shift_sentence(found),
                   "It takes " + counted(found.multiplications, "multiplication") + " for each input cell and pair of channels."};
  return found;
}

// All ways to share out what has to be cut off.
void add_paddings(Solution found, int cut, const SizeWish& wish, std::vector<Solution>& solutions) {
  const int most = reach_of(found) - 1;
  for (found.padding_begin = std::max(0, cut - most); found.padding_begin <= std::min(cut, most); ++found.padding_begin) {
    found.padding_end = cut - found.padding_begin;
    if (wish.asymmetric || found.padding_begin == found.padding_end) solutions.push_back(judged(found, wish));
  }
}

void add_kernels(int stride, const SizeWish& wish, std::vector<Solution>& solutions) {
  // The size is (in - 1) * stride + effective kernel + output_padding - cut, and in * stride where every size is meant.
  const int wanted = wish.in ? *wish.out - (*wish.in - 1) * stride : stride;
  Solution found;
  found.stride = stride;
  for (found.kernel = 1; found.kernel <= wish.max_kernel; ++found.kernel)
    for (found.dilation = 1; found.dilation <= (found.kernel == 1 ? 1 : largest_scale); ++found.dilation) {
      if (reach_of(found) > wish.max_kernel) break;
      for (found.output_padding = 0; found.output_padding < std::max(stride, found.dilation); ++found.output_padding)
        add_paddings(found, reach_of(found) + found.output_padding - wanted, wish, solutions);
    }
}

bool better(const Solution& a, const Solution& b) {
  const auto key = [](const Solution& found) {
    const int rank = overlap_rank(found);
    return std::tuple(found.dilation > 1, rank, rank == 2 ? found.overlap_ratio : 0, std::abs(found.shift), found.multiplications,
                      found.output_padding, found.stride, found.dilation, found.padding_begin);
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<Solution> solve(const SizeWish& wish) {
  expect_possible(wish);
  std::vector<Solution> solutions;
  const int first = wish.scale.value_or(1), last = wish.scale.value_or(largest_scale);
  for (int stride = first; stride <= last; ++stride) add_kernels(stride, wish, solutions);
  std::sort(solutions.begin(), solutions.end(), better);
  return solutions;
}

std::string coverage_text(const Solution& found) {
  switch (overlap_rank(found)) {
    case 0:
      return "even";
    case 1:
      return "even, no mixing";
    case 2:
      return rounded_text(found.overlap_ratio, 2) + " : 1";
    default:
      return "holes";
  }
}

}  // namespace upstamp
