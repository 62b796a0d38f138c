#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Lanczos {
  PerAxis size = 0;
  Factor scale = 2;
  int lobes = 3;
  bool antialias = false;
};

Wiring mix(const Lanczos& here, Wiring wiring, const Inputs&) {
  const auto along = [&](Axis axis) -> ResizedAxis {
    return {wiring.in.along(axis), wiring.out.along(axis), here.size.at(axis) > 0 ? 0 : here.scale.at(axis), "half_pixel"};
  };
  Resampling resampling =
      weighted_resampling(along(Axis::rows), along(Axis::columns), lanczos_weighting(here.lobes), {here.antialias, true});
  return resampled(std::move(wiring), std::move(resampling));
}

}  // namespace

Op lanczos() {
  const Declare<Lanczos> declare(
      "lanczos", "Lanczos interpolation",
      "Each output cell mixes the input cells within three cells or more on both axes, weighted by a windowed sinc: the sharpest "
      "of the fixed interpolations, with faint rings beside edges.");
  return make_op(
      with_size(declare)
          .count("lobes", &Lanczos::lobes, 2, 8, {"cells", "How far the weights reach: 3 is Keras' lanczos3, 5 its lanczos5."})
          .toggle("antialias", &Lanczos::antialias,
                  "Whether, when shrinking, all input cells that an output cell covers are mixed, not only the nearest.")
          .source("Duchon 1979, Lanczos Filtering in One and Two Dimensions; places by cell centres and weights scaled to 1 at "
                  "the edges, as in TensorFlow's image.resize with lanczos3 and lanczos5, which Keras' UpSampling2D calls."),
      resized_length, "in_channels", mix);
}

}  // namespace upstamp
