// Ways to carry the place of an output cell over to the input, in words, and which of them are alike on an axis.
#pragma once
#include <string>
#include <vector>

#include "lab/study.h"
#include "op/resample.h"

namespace upstamp {

// A way and those that give the same places and the same samples here.
struct AlikeCoordinates {
  std::string name;
  std::vector<std::string> same;
};
// The way that is in force first, then the others if `all`.
std::vector<AlikeCoordinates> alike_coordinates(const Resampling&, Axis, bool all);

// "by cell centres, PyTorch's default".
std::string coordinate_words(const LayerStudy&, const std::string& coordinates);
// "rounded down"; "" where places are not rounded.
std::string rounding_words(const LayerStudy&);

}  // namespace upstamp
