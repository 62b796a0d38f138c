// What the table and the lanes of channels share: which channels there is room for, how large a tile is, headings.
#pragma once
#include <string>
#include <vector>

#include "view/channel_picture.h"
#include "view/channel_tiles.h"

namespace upstamp {

// The channels of one side that are drawn: the first ones, or those around `wanted`.
ChannelRange drawn_range(const Shape&, int most, int wanted);
// The channel that is played or pointed at; 0 when there is none.
int wanted_channel(const Stage&, Side);
std::string left_out_sentence(const Stage&, ChannelRange in, ChannelRange out);
// Side of a square tile, at most what its largest map or kernel can use.
double limited(double side, const Stage&, bool kernels);

struct Heading {
  std::string words, letter;
  Role role = Role::none;
};
void add_heading(const Heading&, Point baseline, const Style&, std::vector<Mark>&);
double heading_width(const Heading&, const Style&);

// Puts it there and widens what it is put into.
void put(Block, Point at, Block& into);

// One channel beside the other, for layers that keep them separate: input on top, what belongs to the channel, output below.
ChannelPicture channel_lanes(const Stage&, Size room, int most);

}  // namespace upstamp
