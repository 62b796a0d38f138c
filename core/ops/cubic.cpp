#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Cubic {
  PerAxis size = 0;
  Factor scale = 2;
  std::string coordinates = "half_pixel";
  double cubic_coeff_a = -0.75;
  bool antialias = false, exclude_outside = false;
  Factor roi_begin = 0, roi_end = 1;
  double extrapolation_value = 0;
};

Wiring mix(const Cubic& here, Wiring wiring, const Inputs&) {
  Resampling resampling = weighted_resampling(resized_axis(here, wiring, Axis::rows), resized_axis(here, wiring, Axis::columns),
                                              cubic_weighting(here.cubic_coeff_a), {here.antialias, here.exclude_outside});
  return resampled(std::move(wiring), std::move(resampling), here.extrapolation_value);
}

}  // namespace

Op cubic() {
  const Declare<Cubic> declare(
      "cubic", "Cubic interpolation",
      "Each output cell mixes the four nearest input cells on both axes (bicubic); the outer ones count negatively, which "
      "sharpens edges and lets values overshoot.");
  return make_op(
      with_region(
          with_coordinates(with_size(declare))
              .real("cubic_coeff_a", &Cubic::cubic_coeff_a, -3, 0,
                    {"slope",
                     "How steeply the weights cross 0 one cell away: -0.75 in PyTorch and ONNX, -0.5 in TensorFlow and in "
                     "PyTorch's antialiasing."})
              .toggle("antialias", &Cubic::antialias,
                      "Whether, when shrinking, all input cells that an output cell covers are mixed, not only the nearest.")
              .toggle("exclude_outside", &Cubic::exclude_outside,
                      "Whether cells beyond the edge are left out and the other weights scaled up to 1; otherwise the edge cell "
                      "goes on outside."))
          .source("Keys 1981, Cubic Convolution Interpolation for Digital Image Processing; PyTorch's interpolate with mode "
                  "bicubic, whose antialias=True has a -0.5 and excludes the outside; ONNX Resize with mode cubic."),
      resized_length, "in_channels", mix);
}

}  // namespace upstamp
