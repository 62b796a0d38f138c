// Pictures of spectra: magnitudes on a logarithmic scale, 0 in the middle, a little more than one period wide, so that 1/2 lies
// inside. The frequencies at which enlarging copies the input's spectrum are marked. Maps for two axes, curves for one.
#pragma once
#include <string>
#include <vector>

#include "reason/spectrum.h"
#include "view/grid.h"

namespace upstamp {

// Beyond this the marks would hide what they mark.
inline constexpr int longest_marked_stride = 16;
// Places that a spectrum is worked out at, so that all marked frequencies and 0 are among them; 1 on an axis of one cell.
PerAxis frequencies_for(const Shape&, PerAxis stride);
// How far the scale reaches down, in decibels below the largest magnitude.
inline constexpr double lowest_decibels = -40;

// A square of `side` points below the heading, rings at the multiples of 1 / stride; a stride of 1 has none.
Block spectrum_map(const Tensor& magnitudes, PerAxis stride, const Block& heading, const Style&, double side);
// The colours of the map, with their decibels.
Block decibel_scale(const Style&, double height);

// A spectrum of one axis as a curve; it ends where it falls below the scale.
struct SpectrumCurve {
  std::string name;
  std::vector<double> magnitudes;
  Color color;
  bool dashed = false;
};
Block spectrum_curves(const std::vector<SpectrumCurve>&, int stride, const Style&, Size box);

}  // namespace upstamp
