// The size formula backwards: every setting of a transposed convolution that gives the wished size, the best first, each with its
// reasons.
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace upstamp {

// Both axes alike. Either `scale` alone: every size comes out exactly that many times as large. Or `in` and `out`: this one size
// becomes that one, with the stride `scale` where that is given too.
struct SizeWish {
  std::optional<int> scale, in, out;
  int max_kernel = 8;       // of the effective length, dilation * (kernel - 1) + 1
  bool asymmetric = false;  // also paddings that differ at the two ends
};
inline constexpr int largest_scale = 8, largest_kernel = 16, largest_length = 4096;

struct Solution {
  int kernel = 1, stride = 1, padding_begin = 0, padding_end = 0, output_padding = 0, dilation = 1;
  std::vector<int> counts;           // stamps that meet in each of the stride's phases, one axis
  double overlap_ratio = 1;          // of both axes; infinity when there are holes
  double shift = 0;                  // alignment_shift
  int multiplications = 1;           // for each input cell and pair of channels
  std::vector<std::string> reasons;  // sentences: size, overlap, alignment, cost
};

// Undilated solutions first; then even overlap before even coverage without overlap, uneven overlap and holes; then the smaller
// shift; then the fewer multiplications. Output_padding stays below max(stride, dilation) and padding below the kernel's reach.
// Throws Error with one sentence when the wish is incomplete or out of range.
std::vector<Solution> solve(const SizeWish&);

// "even", "even, no mixing", "2.25 : 1" or "holes".
std::string coverage_text(const Solution&);

}  // namespace upstamp
