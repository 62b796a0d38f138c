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

AxisSamples along(const Nearest& here, const Wiring& wiring, Axis axis) {
  const ResizedAxis resized = resized_axis(here, wiring, axis);
  AxisSamples samples(resized.out, 1);
  for (int index = 0; index < resized.out; ++index) {
    const double place = source_place(resized, index);
    if (!is_extrapolated(resized, place))
      samples.add({static_cast<int>(std::clamp(rounded(place, here.rounding), 0.0, resized.in - 1.0))});
    samples.end_position();
  }
  return samples;
}

Wiring copy(const Nearest& here, Wiring wiring, const Inputs&) {
  connect_samples(wiring, along(here, wiring, Axis::rows), along(here, wiring, Axis::columns), here.extrapolation_value);
  return wiring;
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
