// Small square pictures for the channels view: a feature map, a kernel, which cells of an output channel come from an input
// channel.
#pragma once
#include "view/channel_links.h"
#include "view/grid.h"

namespace upstamp {

enum class Side { input, output };

// One channel as far as it has come, no wider or higher than `side`.
Block map_tile(const Stage&, Side, int channel, double side);
// One kernel with its place in w as heading; a thick frame when the present step uses it.
Block kernel_tile(const Stage&, int kernel, const std::string& before, double side);
// The cells of output channel `to` that take something from input channel `from`.
Block reach_tile(const Stage&, const ChannelLinks&, int from, int to, double side);
// The weights of one channel, one below the other, as wide as `cell`.
Block constants_tile(const Stage&, int channel, double cell);
// Of the cells of a map or kernel in a tile.
Size tile_size(const Shape&, double side, const Style&);
// Height of a tile's heading.
double tile_heading(const Style&);
// Place of the kernel in w: "w[2,0]".
std::string kernel_name(const LayerStudy&, int kernel);

}  // namespace upstamp
