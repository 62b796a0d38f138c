// A layer in a few words: its settings and its sizes, for headlines and labels.
#pragma once
#include <string>
#include <vector>

#include "lab/study.h"

namespace upstamp {

// "kernel 3", "stride 2", "half_pixel": what its sizes do not tell already, and what does something.
std::vector<std::string> settings_words(const LayerStudy&);
// "layer 5 (Concatenation)", of one layer alone "the layer"; of a map before all layers "the input".
std::string layer_name(const Study&, int layer);
std::string map_name(const Study&, int map);
std::string map_size_words(const Shape&);                  // "1 × 4 × 4": channels, rows, columns
std::string sizes_words(const Study&, const LayerStudy&);  // "3 × 3 → 5 × 5"; with channels where there are several

}  // namespace upstamp
