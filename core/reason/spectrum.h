// The frequencies of feature maps. Enlarging by s repeats the input's spectrum around the multiples of 1/s cycles per cell, its
// replica frequencies; what the kernel lets through there is the checkerboard.
#pragma once
#include "lab/study.h"

namespace upstamp {

// Share of the map's energy (its sum of squares) that lies at the replica frequencies m / period.rows, n / period.columns, those
// two not both whole; 0 to 1, of all channels together. It is the energy of the pattern that repeats with the period: the means,
// over all cells of one phase, of a cell less its surroundings of one period, so that constants, slopes and smooth maps have
// none. Two periods at each border are left out where the map is long enough, because stamps are incomplete there. 0 for maps
// shorter than two periods and for numbers that are not finite. For a periodic map it is the DFT's energy there by Parseval;
// Odena et al. 2016 see this pattern, Sugawara et al. 2019 say when a kernel has none.
double artifact_energy(const Tensor& map, PerAxis period);

// Output cells after which what a layer does to a constant repeats; 1 on an axis that is not enlarged.
PerAxis replica_period(const Wiring&);
// Of the layers that views look at, which may be several seen as one.
PerAxis replica_period(const Study&);

// Magnitudes of one channel's discrete-time Fourier transform at `frequencies` places on each axis, (k - frequencies / 2) /
// frequencies cycles per cell, so that 0 stands in the middle. No cell counts less than another: what is exactly 0 stays so.
Tensor spectrum(const Tensor& map, int channel, PerAxis frequencies);

// What input 1 everywhere becomes; constants that the layer adds are left out.
Tensor response_to_constant(const Wiring&, const Tensor& w);

}  // namespace upstamp
