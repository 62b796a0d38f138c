// Layers that enlarge evenly: away from the border each input cell becomes the same stamp, whatever the map's size, and the
// stamps of neighbours begin `stride` output cells apart. Only such a layer has a frequency response, and copies of the input's
// spectrum at known places.
#pragma once
#include <optional>
#include <vector>

#include "reason/ways.h"

namespace upstamp {

// A 1 in cell (0, 0) of the input channel brings `value` to cell (row, column) of the output, which may lie beyond its edge.
struct StampCell {
  int in_channel = 0, row = 0, column = 0;
  double value = 0;
};

// The stamps that go into one output channel. No two cells are of the same place and channel.
struct EvenStamps {
  PerAxis stride;
  std::vector<StampCell> cells;
};

// Of the layer (or layers) that views look at. Nothing where stamps differ: at a factor that is no whole number, where places
// depend on the numbers (max unpooling), where a curve bends them, after a stride of a convolution, and where the
// stamps of several layers are too large to be worked out at every frame. An axis whose output is one
// cell long counts as not enlarged.
std::optional<EvenStamps> even_stamps(const Study&, int out_channel);
// Of other layers, if they follow each other.
std::optional<EvenStamps> even_stamps(const Study&, Stretch, int out_channel);

// What an input of 1 everywhere becomes, away from the border: one period, (1, 1, stride rows, stride columns).
Tensor constant_pattern(const EvenStamps&);
// How much of the energy (the sum of squares) of a periodic map is not its mean; nothing where the map is 0 or not finite.
std::optional<double> uneven_share(const Tensor& pattern);
// Whether every input channel by itself, constant, becomes constant. Else they must be equal for what is said of a constant.
bool channels_even_alone(const EvenStamps&);

// What a lone 1 in the same cell of all input channels becomes, nothing cut off: one plane.
Tensor whole_stamp(const EvenStamps&);
// What x becomes with zeros around it, nothing cut off; constants that the layer adds are left out.
Tensor whole_output(const EvenStamps&, const Tensor& x);

}  // namespace upstamp
