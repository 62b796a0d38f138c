#include <cmath>

#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Nearest {
  PerAxis size = 0;
  Factor scale = 2;
  std::string coordinates = "asymmetric", rounding = "floor";
  Factor roi_begin = 0, roi_end = 1;
  double extrapolation_value = 0;
};

double rounded(double place, std::string_view rounding) {
  if (rounding == "ceil") return std::ceil(place);
  if (rounding == "round_prefer_floor") return std::ceil(place - 0.5);
  if (rounding == "round_prefer_ceil") return std::floor(place + 0.5);
  return std::floor(place);
}

AxisSamples taken(const ResizedAxis& axis, std::string_view rounding) {
  AxisSamples samples(axis.out, 1);
  for (int index = 0; index < axis.out; ++index) {
    const double place = source_place(axis, index);
    if (!is_extrapolated(axis, place)) samples.add({static_cast<int>(std::clamp(rounded(place, rounding), 0.0, axis.in - 1.0))});
    samples.end_position();
  }
  return samples;
}

Wiring copy(const Nearest& here, Wiring wiring, const Inputs&) {
  Resampling resampling{resized_axis(here, wiring, Axis::rows), resized_axis(here, wiring, Axis::columns),
                        [rounding = here.rounding](const ResizedAxis& axis) { return taken(axis, rounding); }};
  return resampled(std::move(wiring), std::move(resampling), here.extrapolation_value);
}

}  // namespace

Op nearest() {
  const Declare<Nearest> declare(
      "nearest", "Nearest neighbour",
      "Each output cell copies the one input cell that lies nearest to its place; nothing is learned and nothing is mixed.");
  return make_op(
      with_region(with_coordinates(with_size(declare))
                      .choice("rounding", &Nearest::rounding, {"floor", "ceil", "round_prefer_floor", "round_prefer_ceil"},
                              "How a place between two input cells is rounded to one of them."))
          .source(
              "PyTorch's interpolate: nearest is asymmetric with floor, nearest-exact is half_pixel with round_prefer_ceil; ONNX "
              "Resize, whose default is half_pixel with round_prefer_floor."),
      resized_length, "in_channels", copy);
}

}  // namespace upstamp
