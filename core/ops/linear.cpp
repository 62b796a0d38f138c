#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Linear {
  PerAxis size = 0;
  Factor scale = 2;
  std::string coordinates = "half_pixel";
};

AxisSamples along(const Linear& here, const Wiring& wiring, Axis axis) {
  const ResizedAxis resized{wiring.in.along(axis), wiring.out.along(axis), here.size.at(axis) > 0 ? 0 : here.scale.at(axis)};
  AxisSamples samples;
  for (int index = 0; index < resized.out; ++index) {
    // Beyond the edge the edge cell goes on, which is the same as looking at the edge.
    const double place = std::clamp(source_place(here.coordinates, resized, index), 0.0, resized.in - 1.0);
    const int before = static_cast<int>(place);
    const double share = place - before;
    samples.add({before, 1 - share});
    if (share > 0) samples.add({before + 1, share});
    samples.end_position();
  }
  return samples;
}

Wiring mix(const Linear& here, Wiring wiring, const Inputs&) {
  connect_samples(wiring, along(here, wiring, Axis::rows), along(here, wiring, Axis::columns));
  return wiring;
}

}  // namespace

Op linear() {
  return make_op(
      Declare<Linear>("linear", "Linear interpolation",
                      "Each output cell mixes the nearest input cells on both axes, each the more the closer it lies (bilinear).")
          .per_axis("size", &Linear::size, 0, 4096, {"cells", "Size of the output; 0 means that the scale decides."})
          .factor("scale", &Linear::scale, 0.01, 64,
                  {"times", "How many times larger the output is; the size is rounded down, the places use the exact number."})
          .choice("coordinates", &Linear::coordinates, coordinate_choices(),
                  "How the place of an output cell is carried over to the input: by cell centres (half_pixel), by cell corners "
                  "(asymmetric), or with the outermost centres held together (align_corners).")
          .source(
              "PyTorch's interpolate with mode bilinear, where align_corners=False is half_pixel; ONNX Resize with mode linear."),
      "if(size > 0, size, floor(in * scale))", "in_channels", mix);
}

}  // namespace upstamp
