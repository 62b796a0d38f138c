// Which input channel feeds which output channel, and what belongs to a channel alone.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/stage.h"

namespace upstamp {

// Whether no channel meets another: each feeds the output channel of its own number alone.
bool channels_are_separate(const Stage&);
// Blocks of channels that do not meet; 1 without a sliding kernel.
int groups_of(const LayerStudy&);
// Whether nothing slides and output channels take from one input channel each, several from the same.
bool channels_are_handed_out(const Stage&);
// What a join takes from an earlier layer: "skip from layer fine". Those channels come second.
std::string skip_words(const LayerStudy& join);

// Channels that meet, directly or through others, in ascending order.
struct ChannelGroup {
  std::vector<int> inputs, outputs;
};
// Those that no input channel or no output channel belongs to are left out.
std::vector<ChannelGroup> channel_groups(const Stage&);

// What an output channel takes from an input channel where no kernel slides, by cell of the output channel's plane.
struct ChannelPart {
  std::vector<double> values;  // as far as they have come
  std::vector<int> come, due;  // products
  std::vector<char> now;       // whether the present step puts something there
};

// Between some channels of either side.
struct ChannelLinks {
  std::vector<int> in, out;        // channels
  std::vector<char> fed;           // in.size() * out.size(), by input channel first
  std::vector<int> kernels;        // the same: which rows x columns slice of w; -1 without one
  std::vector<ChannelPart> parts;  // the same, without a sliding kernel; empty where nothing is taken
  std::size_t place(std::size_t from, std::size_t to) const { return from * out.size() + to; }
};
ChannelLinks channel_links(const Stage&, const std::vector<int>& in, const std::vector<int>& out);

// Where no kernel slides: for each of these output channels the input channel it takes from, and which cells there.
struct Taking {
  int from = -1;  // -1: none
  std::vector<char> cells;
};
std::vector<Taking> takings_of(const LayerStudy&, const std::vector<int>& out);

// Weights that belong to that output channel when nothing slides: one for each row of w that has a column for each channel, or
// one alone. Flat cells of w; empty where w is not laid out by channels.
std::vector<int> weights_of_channel(const LayerStudy&, int channel);

// y = factor * x + constant in all cells of a channel; nothing where it is anything else.
struct Affine {
  double factor = 1, constant = 0;
};
std::optional<Affine> affine_of_channel(const LayerStudy&, int channel);

}  // namespace upstamp
