// Resizing one axis at a time: where each output cell looks on the input, and the wiring of the two axes multiplied together.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "op/wiring.h"

namespace upstamp {

// An axis that is resized. `factor` is output cells per input cell as the user gave it; 0 when the size was given, then it is out
// / in.
struct ResizedAxis {
  int in = 1, out = 1;
  double factor = 0;
};

// Ways to say where output cell o looks on the input, as ONNX's Resize names them.
std::vector<std::string> coordinate_choices();
// The place on the input, in cells, that output cell `index` looks at; may lie outside.
double source_place(std::string_view coordinates, const ResizedAxis&, int index);

struct Sample {
  int in = 0;
  double gain = 1;
};
// For each output position the samples that make it up, each input position at most once.
class AxisSamples {
 public:
  void add(Sample sample) { samples_.push_back(sample); }
  void end_position() { starts_.push_back(samples_.size()); }
  std::span<const Sample> at(int position) const {
    const auto index = static_cast<std::size_t>(position);
    return std::span(samples_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
  }
  double count() const { return static_cast<double>(samples_.size()); }

 private:
  std::vector<Sample> samples_;
  std::vector<std::size_t> starts_{0};
};

// Every channel alike; gains are the products of the two axes'. Throws Error when there would be more than most_taps taps.
void connect_samples(Wiring&, const AxisSamples& rows, const AxisSamples& columns);

}  // namespace upstamp
