// Small pictures for the channels view: a feature map, a kernel, what an output channel takes from an input channel.
#pragma once
#include "view/channel_links.h"
#include "view/grid.h"

namespace upstamp {

enum class Side { input, output };

// One channel as far as it has come; its note is "channel 2" where all of that side's have `room` for it, else "2".
Block map_tile(const Stage&, Side, int channel, double cell, double room);
// One kernel with its place in w as note; a thick frame when the present step uses it.
Block kernel_tile(const Stage&, int kernel, double cell);
// What output channel `to` takes from an input channel, in place.
Block part_tile(const Stage&, const ChannelPart&, int from, int to, double cell, double room);
// An input channel, with the cells that an output channel takes set off from the others.
Block taking_tile(const Stage&, const Taking&, double cell, double room);
// The weights of one channel, one below the other, as wide as `cell`.
Block constants_tile(const Stage&, int channel, double cell);
// Height of a tile's note, and the room that every note of that side needs.
double note_height(const Style&);
double note_width(const Shape&, const Style&);
// Place of the kernel in w: "w[2,0]".
std::string kernel_name(const LayerStudy&, int kernel);
// Kernels keep their numbers beside maps too large for theirs, where they fit as many points as those maps take.
double kernel_cell(const LayerStudy&, double cell, const Style&);

}  // namespace upstamp
