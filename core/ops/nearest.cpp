#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Nearest {
  PerAxis size = 0;
  Factor scale = 2;
  std::string coordinates = "asymmetric", rounding = "floor";
};

double rounded(double place, std::string_view rounding) {
  if (rounding == "ceil") return std::ceil(place);
  if (rounding == "round_prefer_floor") return std::ceil(place - 0.5);
  if (rounding == "round_prefer_ceil") return std::floor(place + 0.5);
  return std::floor(place);
}

AxisSamples along(const Nearest& here, const Wiring& wiring, Axis axis) {
  const ResizedAxis resized{wiring.in.along(axis), wiring.out.along(axis), here.size.at(axis) > 0 ? 0 : here.scale.at(axis)};
  AxisSamples samples;
  for (int index = 0; index < resized.out; ++index) {
    const double place = rounded(source_place(here.coordinates, resized, index), here.rounding);
    samples.add({static_cast<int>(std::clamp(place, 0.0, resized.in - 1.0))});
    samples.end_position();
  }
  return samples;
}

Wiring copy(const Nearest& here, Wiring wiring, const Inputs&) {
  connect_samples(wiring, along(here, wiring, Axis::rows), along(here, wiring, Axis::columns));
  return wiring;
}

}  // namespace

Op nearest() {
  return make_op(
      Declare<Nearest>(
          "nearest", "Nearest neighbour",
          "Each output cell copies the one input cell that lies nearest to its place; nothing is learned and nothing is mixed.")
          .per_axis("size", &Nearest::size, 0, 4096, {"cells", "Size of the output; 0 means that the scale decides."})
          .factor("scale", &Nearest::scale, 0.01, 64,
                  {"times", "How many times larger the output is; the size is rounded down, the places use the exact number."})
          .choice("coordinates", &Nearest::coordinates, coordinate_choices(),
                  "How the place of an output cell is carried over to the input: by cell centres (half_pixel), by cell corners "
                  "(asymmetric), or with the outermost centres held together (align_corners).")
          .choice("rounding", &Nearest::rounding, {"floor", "ceil", "round_prefer_floor", "round_prefer_ceil"},
                  "How a place between two input cells is rounded to one of them.")
          .source(
              "PyTorch's interpolate: nearest is asymmetric with floor, nearest-exact is half_pixel with round_prefer_ceil; ONNX "
              "Resize, whose default is half_pixel with round_prefer_floor."),
      "if(size > 0, size, floor(in * scale))", "in_channels", copy);
}

}  // namespace upstamp
