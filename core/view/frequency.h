// Pictures of spectra: magnitudes on a logarithmic scale, 0 in the middle, with the replica frequencies marked. Maps for two
// axes, curves for one.
#pragma once
#include <string>
#include <vector>

#include "reason/spectrum.h"
#include "view/grid.h"

namespace upstamp {

// Places that a spectrum is worked out at, so that all replica frequencies and 0 are among them; 1 on an axis of one cell.
PerAxis frequencies_for(const Shape&, PerAxis period);
// How far the scale reaches down, in decibels below the largest magnitude.
inline constexpr double lowest_decibels = -40;

// A square of side points; `title` in its color, the frequencies' scale on two sides. period 1 = no marks on that axis.
Block spectrum_map(const Tensor& magnitudes, PerAxis period, const Block& heading, const Style&, double side);
// The colours of the map, with their decibels.
Block decibel_scale(const Style&, double height);

// A spectrum of one axis as a curve.
struct SpectrumCurve {
  std::string name;
  std::vector<double> magnitudes;
  Color color;
  bool dashed = false;
};
Block spectrum_curves(const std::vector<SpectrumCurve>&, int period, const Style&, Size box);

}  // namespace upstamp
