#include "reason/geometry.h"

#include "op/sliding.h"

namespace upstamp {

double alignment_shift(const Sliding& sliding, Axis axis) {
  return (sliding.reach(axis) - 1) / 2.0 - sliding.padding.begin(axis) - (sliding.stride.at(axis) - 1) / 2.0;
}

std::vector<SharedLength> lengths_sharing(const Sliding& sliding, Axis axis, int coarse) {
  const int stride = sliding.stride.at(axis);
  const int smallest = (coarse - 1) * stride + sliding.reach(axis) - sliding.padding.begin(axis) - sliding.padding.end(axis);
  std::vector<SharedLength> shared;
  for (int more = 0; more < stride; ++more)
    if (smallest + more >= 1) shared.push_back({smallest + more, more});
  return shared;
}

ReceptiveField receptive_field(std::span<const Sliding> layers, Axis axis) {
  ReceptiveField field;
  for (const Sliding& layer : layers) {
    const double reach = layer.reach(axis) - 1, stride = layer.stride.at(axis), padding = layer.padding.begin(axis);
    if (layer.coarse_is_input) field.jump /= stride;
    field.length += reach * field.jump;
    field.start += (layer.coarse_is_input ? padding - reach / 2 : reach / 2 - padding) * field.jump;
    if (!layer.coarse_is_input) field.jump *= stride;
  }
  return field;
}

Multiplications multiplications(const Sliding& sliding, Shape in, Shape out, int groups) {
  const double pairs = double{1} * in.channels * out.channels / groups;
  const double weights = double{1} * sliding.kernel.rows * sliding.kernel.columns;
  Multiplications cost;
  cost.stamped = pairs * static_cast<double>(in.plane()) * weights;
  cost.gathered = pairs * static_cast<double>(out.plane()) * weights;
  const double useful = pairs * static_cast<double>(contact_count(sliding, Axis::rows, in.rows, out.rows)) *
                        static_cast<double>(contact_count(sliding, Axis::columns, in.columns, out.columns));
  cost.share_by_zero = 1 - useful / cost.gathered;
  return cost;
}

}  // namespace upstamp
