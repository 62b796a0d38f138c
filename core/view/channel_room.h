// What the pictures of channels share: which channels there is room for, headings, signs.
#pragma once
#include <string>
#include <vector>

#include "view/channel_picture.h"
#include "view/channel_tiles.h"

namespace upstamp {

// At most so many of these channels: the first ones, or those around `wanted`.
std::vector<int> some_of(const std::vector<int>& channels, int most, int wanted);
// The channel that is played or pointed at; 0 when there is none.
int wanted_channel(const Stage&, Side);
// A sentence about the channels that are not drawn; "" when all are.
std::string left_out_sentence(const Stage&, int drawn_inputs, int drawn_outputs);

struct Heading {
  std::string words, letter;
  Role role = Role::none;
};
void add_heading(const Heading&, Point baseline, const Style&, std::vector<Mark>&);
double heading_width(const Heading&, const Style&);
// A sign with its middle there.
void add_sign(const std::string&, Point middle, const Style&, std::vector<Mark>&);
void add_arrow(Point from, Point to, const Style&, std::vector<Mark>&);
// "skip from layer fine" above a line over the channels that a join takes from there.
void add_skip_words(const LayerStudy&, Point begin, double span, double room, const Style&, std::vector<Mark>&);
double skip_height(const LayerStudy&, const Style&);

// Puts it there and widens what it is put into.
void put(Block, Point at, Block& into);

// One channel beside the other, for layers that keep them separate: input on top, what belongs to the channel, output below.
ChannelPicture channel_lanes(const Stage&, Size room, int most);
// Each output channel beside the cells that it takes of one input channel.
ChannelPicture channel_takings(const Stage&, Size room, int most_outputs);
// Each group of channels that meet as a table: inputs on top, a row of kernels, or of what is taken, for each output.
ChannelPicture channel_tables(const Stage&, const std::vector<ChannelGroup>&, Size room, int most_inputs, int most_outputs);

}  // namespace upstamp
