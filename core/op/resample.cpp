#include "op/resample.h"

#include <cmath>
#include <numbers>

namespace upstamp {
namespace {

constexpr std::string_view over_region = "tf_crop_and_resize";

double place_in_region(const ResizedAxis& axis, int index) {
  const double last = axis.in - 1;
  if (axis.out == 1) return 0.5 * (axis.region_begin + axis.region_end) * last;
  return axis.region_begin * last + index * (axis.region_end - axis.region_begin) * last / (axis.out - 1);
}

// Gains below this are rounding errors of weights that are 0.
constexpr double least_gain = 1e-15;

// The samples around one place. Cells beyond the edge either count for the edge cell or not at all.
void add_around(double place, double stretch, const ResizedAxis& axis, const Weighting& weighting, Border border,
                AxisSamples& samples) {
  const double reach = weighting.reach * stretch;
  const int first = static_cast<int>(std::floor(place - reach)) + 1, end = static_cast<int>(std::ceil(place + reach));
  const auto inside = [&axis](int cell) { return std::clamp(cell, 0, axis.in - 1); };
  const int nearest = inside(static_cast<int>(std::round(place))), low = inside(first), high = inside(end - 1);
  // All weights together are 1, so a lone cell takes all.
  if (low == high) return samples.add({nearest});
  std::vector<double> gains(static_cast<std::size_t>(high - low) + 1);
  double sum = 0;
  for (int cell = first; cell < end; ++cell) {
    if (border.exclude_outside && cell != inside(cell)) continue;
    const double gain = weighting.weight(std::fabs(cell - place) / stretch);
    gains[static_cast<std::size_t>(inside(cell) - low)] += gain;
    sum += gain;
  }
  const bool whole = !border.antialias && !border.exclude_outside;
  for (int cell = low; cell <= high; ++cell) {
    const double gain = gains[static_cast<std::size_t>(cell - low)];
    if (std::fabs(gain) >= least_gain) samples.add({cell, whole ? gain : gain / sum});
  }
}

}  // namespace

std::vector<std::string> coordinate_choices() {
  return {"half_pixel", "align_corners", "asymmetric", "pytorch_half_pixel", "half_pixel_symmetric", std::string(over_region)};
}

double source_place(const ResizedAxis& axis, int index) {
  const bool by_factor = axis.factor > 0;
  if (axis.coordinates == over_region) return place_in_region(axis, index);
  if (axis.coordinates == "asymmetric") return index * axis.step();
  if (axis.coordinates == "align_corners") return axis.out == 1 ? 0 : index * (static_cast<double>(axis.in - 1) / (axis.out - 1));
  // The length that was asked for counts here, before it is rounded down to whole cells.
  if (axis.coordinates == "pytorch_half_pixel" && (by_factor ? axis.in * axis.factor : axis.out) == 1) return 0;
  const double place = (index + 0.5) * axis.step() - 0.5;
  // The factor asks for in * factor cells, of which only the whole ones exist; symmetric centres those on the input.
  if (axis.coordinates == "half_pixel_symmetric" && by_factor)
    return place + axis.in / 2.0 * (1 - axis.out / (axis.factor * axis.in));
  return place;
}

bool is_extrapolated(const ResizedAxis& axis, double place) {
  return axis.coordinates == over_region && !(place >= 0 && place <= axis.in - 1);
}

AxisSamples::AxisSamples(int positions, double samples_each) {
  refuse_too_many_taps(positions * samples_each);
  starts_.reserve(static_cast<std::size_t>(positions) + 1);
}

Weighting triangle_weighting() {
  return {1, [](double distance) { return std::max(0.0, 1 - distance); }};
}

Weighting cubic_weighting(double a) {
  return {2, [a](double d) {
            if (d < 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
            return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
          }};
}

Weighting lanczos_weighting(int lobes) {
  const auto sinc = [](double x) { return x == 0 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x); };
  return {static_cast<double>(lobes), [sinc, lobes](double d) { return d < lobes ? sinc(d) * sinc(d / lobes) : 0; }};
}

AxisSamples weighted_samples(const ResizedAxis& axis, const Weighting& weighting, Border border) {
  const double stretch = border.antialias ? std::max(1.0, axis.step()) : 1;
  AxisSamples samples(axis.out, std::min(2 * weighting.reach * stretch, static_cast<double>(axis.in)));
  for (int index = 0; index < axis.out; ++index) {
    const double place = source_place(axis, index);
    if (!is_extrapolated(axis, place)) add_around(place, stretch, axis, weighting, border, samples);
    samples.end_position();
  }
  return samples;
}

Resampling weighted_resampling(ResizedAxis rows, ResizedAxis columns, Weighting weighting, Border border) {
  const auto sample = [weighting, border](const ResizedAxis& axis) { return weighted_samples(axis, weighting, border); };
  return {std::move(rows), std::move(columns), sample, weighting, border.antialias};
}

Wiring resampled(Wiring wiring, Resampling resampling, double extrapolation_value) {
  const AxisSamples rows = resampling.sample(resampling.rows), columns = resampling.sample(resampling.columns);
  const int cells = static_cast<int>(wiring.out.cells());
  // Extrapolated cells have no taps, but their constants take room too.
  refuse_too_many_taps(cells);
  reserve_taps(wiring, wiring.out.channels * rows.count() * columns.count());
  for (int cell = 0; cell < cells; ++cell) {
    const Position at = position(wiring.out, cell);
    const bool empty = rows.at(at.row).empty() || columns.at(at.column).empty();
    if (empty && extrapolation_value != 0) wiring.offsets.push_back({cell, -1, extrapolation_value});
    for (const Sample& row : rows.at(at.row))
      for (const Sample& column : columns.at(at.column))
        wiring.taps.push_back({cell, wiring.in.index(at.channel, row.in, column.in), -1, row.gain * column.gain});
  }
  wiring.resampling = std::make_shared<const Resampling>(std::move(resampling));
  return wiring;
}

}  // namespace upstamp
