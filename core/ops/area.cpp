#include "op/op.h"
#include "op/resample.h"

namespace upstamp {
namespace {

struct Area {
  PerAxis size = 0;
  Factor scale = 0.5;
  std::string edges = "whole";
};

// Output cell o covers the input from o * in / out to (o + 1) * in / out; in whole numbers of 1 / out cells, so that nothing is
// rounded.
AxisSamples covered_cells(const ResizedAxis& axis, std::string_view edges) {
  const std::int64_t in = axis.in, out = axis.out;
  AxisSamples samples(static_cast<int>(out), static_cast<double>(in) / static_cast<double>(out) + 2);
  for (std::int64_t index = 0; index < out; ++index) {
    const std::int64_t begin = index * in, end = begin + in;
    const std::int64_t first = begin / out, last = (end + out - 1) / out - 1;
    for (std::int64_t cell = first; cell <= last; ++cell) {
      const std::int64_t covered = std::min(end, (cell + 1) * out) - std::max(begin, cell * out);
      const double gain =
          edges == "whole" ? 1.0 / static_cast<double>(last - first + 1) : static_cast<double>(covered) / static_cast<double>(in);
      samples.add({static_cast<int>(cell), gain});
    }
    samples.end_position();
  }
  return samples;
}

Wiring average(const Area& here, Wiring wiring, const Inputs&) {
  const auto along = [&](Axis axis) -> ResizedAxis { return {wiring.in.along(axis), wiring.out.along(axis), 0, "half_pixel"}; };
  Resampling resampling{along(Axis::rows), along(Axis::columns),
                        [edges = here.edges](const ResizedAxis& axis) { return covered_cells(axis, edges); }};
  return resampled(std::move(wiring), std::move(resampling));
}

}  // namespace

Op area() {
  const Declare<Area> declare("area", "Area averaging",
                              "Each output cell is the mean of the input cells that it covers; made for shrinking.");
  return make_op(
      with_size(declare)
          .choice(
              "edges", &Area::edges, {"whole", "partial"},
              "How much an input cell counts that is covered only in part: as much as the others (whole), or by the part that "
              "is covered (partial).")
          .source("PyTorch's interpolate with mode area, which is its adaptive average pooling, counts whole cells; TensorFlow's "
                  "image.resize with method area counts parts."),
      resized_length, "in_channels", average);
}

}  // namespace upstamp
