// All channels of a layer with what lies between them: a table of kernels, or lanes where no channel meets another.
#pragma once
#include <string>

#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

struct ChannelPicture {
  Block block;
  std::string left_out;  // a sentence about channels that are not drawn; "" when all are
};
// As many channels as can be seen in that room, up to those; what is played or pointed at is among them.
ChannelPicture channel_picture(const Stage&, Size room, int most_inputs, int most_outputs);

}  // namespace upstamp
