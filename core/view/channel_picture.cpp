#include "view/channel_room.h"

namespace upstamp {
ChannelPicture channel_picture(const Stage& stage, Size room, int most_inputs, int most_outputs) {
  if (channels_are_separate(stage)) return channel_lanes(stage, room, std::max(most_inputs, most_outputs));
  if (channels_are_handed_out(stage)) return channel_takings(stage, room, most_outputs);
  return channel_tables(stage, channel_groups(stage), room, most_inputs, most_outputs);
}

}  // namespace upstamp
