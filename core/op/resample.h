// Resizing one axis at a time: where each output cell looks on the input, how it weighs the cells there, and both axes' wiring.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "declare/declare.h"
#include "op/wiring.h"

namespace upstamp {

// An axis that is resized. `factor` is output cells per input cell as the user gave it; 0 when the size was given, then it is out
// / in. The region counts in parts of the way from the first cell to the last.
struct ResizedAxis {
  int in = 1, out = 1;
  double factor = 0;
  std::string coordinates;
  double region_begin = 0, region_end = 1;

  double step() const { return factor > 0 ? 1 / factor : static_cast<double>(in) / out; }  // input cells per output cell
};

// Ways to say where output cell o looks on the input, as ONNX's Resize names them.
std::vector<std::string> coordinate_choices();
// The place on the input, in cells, that output cell `index` looks at; may lie outside.
double source_place(const ResizedAxis&, int index);
// Whether nothing is looked at there, because a region that reaches over the edge is filled with a constant.
bool is_extrapolated(const ResizedAxis&, double place);

struct Sample {
  int in = 0;
  double gain = 1;
};
// For each output position the samples that make it up, each input position at most once; none where it is extrapolated.
class AxisSamples {
 public:
  // Throws Error when so many positions with so many samples each would be too many to hold.
  AxisSamples(int positions, double samples_each);
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

// How much a cell counts by its distance in cells; nothing from `reach` on.
struct Weighting {
  double reach = 1;
  std::function<double(double distance)> weight;
};
Weighting triangle_weighting();
Weighting cubic_weighting(double a);     // Keys 1981; a is the slope at distance 1
Weighting lanczos_weighting(int lobes);  // sinc times the sinc that is `lobes` times as wide

struct Border {
  bool antialias = false;        // when shrinking, the weighting is stretched until it covers all cells
  bool exclude_outside = false;  // cells beyond the edge do not count; else the edge cell goes on
};
AxisSamples weighted_samples(const ResizedAxis&, const Weighting&, Border);

// How output cells look at the input, one axis at a time; wirings keep it for views.
struct Resampling {
  ResizedAxis rows, columns;
  std::function<AxisSamples(const ResizedAxis&)> sample;  // for these axes and for the same ones with other coordinates
  Weighting weighting = {0, {}};                          // reach 0: whole cells are taken, not weighed by distance
  bool antialias = false;

  const ResizedAxis& along(Axis axis) const { return axis == Axis::rows ? rows : columns; }
  // How much wider than written the weighting lies on the input.
  double stretch(Axis axis) const { return antialias ? std::max(1.0, along(axis).step()) : 1; }
};
// The same with weights by distance.
Resampling weighted_resampling(ResizedAxis rows, ResizedAxis columns, Weighting, Border);

// Every channel alike; gains are the products of the two axes'. Cells extrapolated on an axis get the constant. Throws Error when
// there would be more than most_taps taps.
Wiring resampled(Wiring, Resampling, double extrapolation_value = 0);

// What the ops that resize have in common. Plain has the members named like the parameters.
inline constexpr const char* resized_length = "if(size > 0, size, floor(in * scale))";

template <class Plain>
Declare<Plain> with_size(Declare<Plain> declare) {
  return declare.per_axis("size", &Plain::size, 0, 4096, {"cells", "Size of the output; 0 means that the scale decides."})
      .factor("scale", &Plain::scale, 0.01, 64,
              {"times", "How many times larger the output is; the size is rounded down, the places use the exact number."});
}

template <class Plain>
Declare<Plain> with_coordinates(Declare<Plain> declare) {
  return declare.choice(
      "coordinates", &Plain::coordinates, coordinate_choices(),
      "How the place of an output cell is carried over to the input: by cell centres (half_pixel), by cell corners (asymmetric), "
      "with the outermost centres held together (align_corners), or over a region of the input (tf_crop_and_resize).");
}

template <class Plain>
Declare<Plain> with_region(Declare<Plain> declare) {
  return declare
      .factor("roi_begin", &Plain::roi_begin, -4, 4,
              {"of the input", "Where the region of tf_crop_and_resize begins: 0 is the first cell, 1 the last."})
      .factor("roi_end", &Plain::roi_end, -4, 4, {"of the input", "Where the region of tf_crop_and_resize ends."})
      .real("extrapolation_value", &Plain::extrapolation_value, -10000, 10000,
            {"value", "What output cells get whose place in tf_crop_and_resize lies outside the input."});
}

template <class Plain>
ResizedAxis resized_axis(const Plain& here, const Wiring& wiring, Axis axis) {
  return {wiring.in.along(axis), wiring.out.along(axis),  here.size.at(axis) > 0 ? 0 : here.scale.at(axis),
          here.coordinates,      here.roi_begin.at(axis), here.roi_end.at(axis)};
}

}  // namespace upstamp
