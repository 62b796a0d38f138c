#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Linear {
  PerAxis size = 0;
  Factor scale = 2;
  std::string coordinates = "half_pixel";
  bool antialias = false, exclude_outside = false;
  Factor roi_begin = 0, roi_end = 1;
  double extrapolation_value = 0;
};

Wiring mix(const Linear& here, Wiring wiring, const Inputs&) {
  Resampling resampling = weighted_resampling(resized_axis(here, wiring, Axis::rows), resized_axis(here, wiring, Axis::columns),
                                              triangle_weighting(), {here.antialias, here.exclude_outside});
  return resampled(std::move(wiring), std::move(resampling), here.extrapolation_value);
}

}  // namespace

Op linear() {
  const Declare<Linear> declare(
      "linear", "Linear interpolation",
      "Each output cell mixes the nearest input cells on both axes, each the more the closer it lies (bilinear).");
  return make_op(
      with_region(
          with_coordinates(with_size(declare))
              .toggle("antialias", &Linear::antialias,
                      "Whether, when shrinking, all input cells that an output cell covers are mixed, not only the nearest.")
              .toggle(
                  "exclude_outside", &Linear::exclude_outside,
                  "Whether cells beyond the edge are left out of the mixture; otherwise the edge cell goes on outside. Without "
                  "antialias both give the same."))
          .source("PyTorch's interpolate with mode bilinear, where align_corners=False is half_pixel and antialias=True excludes "
                  "the outside; ONNX Resize with mode linear."),
      resized_length, "in_channels", mix);
}

}  // namespace upstamp
