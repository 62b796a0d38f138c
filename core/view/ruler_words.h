// The lengths that a ruler draws, and what it says of them.
#pragma once
#include <string>
#include <vector>

#include "reason/relationships.h"
#include "view/formula_lines.h"

namespace upstamp {

// Everything in cells of the sheet, whose place 0 is where the first stamp or window begins.
struct RuledLengths {
  int steps = 0, reach = 1;          // steps of one stride from the first to the last stamp, and the kernel's effective length
  int fine_first = 0, fine_end = 1;  // the finer side
  int padded_end = 1;                // of a convolution: where input and padding end
  int given_back = 0;                // cells at the finer side's end that output_padding gives
  int first = 0, end = 1;            // of all that is drawn
  // The cells of a transposed convolution's output that no stamp reaches, or of a convolution's input or padding that no window
  // does.
  std::vector<int> unreached;

  bool in_fine(int place) const { return place >= fine_first && place < fine_end; }
  int stamped(int stride) const { return steps * stride + reach; }
};
RuledLengths ruled_lengths(const SlidingAxis&);

std::string coarse_words(const SlidingAxis&);
std::string kernel_words(const SlidingAxis&);
std::string sheet_words(const SlidingAxis&, const RuledLengths&);
// The lengths as a sum: "2 steps of 2 + kernel 3 − 2 padding = 5 out".
std::vector<ColoredWords> sum_of(const SlidingAxis&, const RuledLengths&, const Palette&);

}  // namespace upstamp
