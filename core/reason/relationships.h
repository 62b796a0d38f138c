// The numbered relationships between input and output size of Dumoulin and Visin 2016, each where its conditions hold exactly.
// What that guide has no number for, such as dilated transposed convolutions, has none here either.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "declare/expression.h"
#include "lab/study.h"

namespace upstamp {

// One axis of a layer whose kernel slides, in the letters of the guide: of a convolution i, k, s, p, d and o; a transposed one is
// described by the convolution whose transpose it is, i is its own input, and a the cells added at its end.
struct SlidingAxis {
  int i = 1, k = 1, s = 1, p_begin = 0, p_end = 0, d = 1, a = 0, o = 1;
  bool transposed = false, pooling = false;
};
// Nothing for layers without a sliding kernel, and for those that spread windows over channels.
std::optional<SlidingAxis> sliding_axis(const LayerStudy&, Axis);

struct Relationship {
  int number = 0;
  std::string title;   // "half padding, the size stays", as the guide's readers know it
  std::string when;    // its conditions, after "Holds for"
  Expression formula;  // of i, k, s, p, d, a
  bool (*holds)(const SlidingAxis&);
};
// In the order of their numbers.
const std::vector<Relationship>& relationships();
// The most special one that holds; null where none does.
const Relationship* relationship_of(const SlidingAxis&);

// i, k, s, p, d and a, for formulas; unknown for other names.
Expression::Values letters_of(const SlidingAxis&);

}  // namespace upstamp
