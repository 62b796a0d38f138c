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
// What a join takes from an earlier layer: "skip from layer fine". Those channels come second.
std::string skip_words(const LayerStudy& join);

struct ChannelRange {
  int first = 0, count = 1;
  int end() const { return first + count; }
};

// Between some channels of either side.
struct ChannelLinks {
  ChannelRange in, out;
  std::vector<char> fed;     // in.count * out.count, by input channel first
  std::vector<int> kernels;  // the same: which rows x columns slice of w; -1 without one
  // The same, without a sliding kernel: which cells of the output channel take something; empty where none do.
  std::vector<std::vector<char>> reached;
  bool feeds(int from, int to) const { return fed[place(from, to)]; }
  int kernel(int from, int to) const { return kernels[place(from, to)]; }
  std::size_t place(int from, int to) const { return static_cast<std::size_t>((from - in.first) * out.count + to - out.first); }
};
ChannelLinks channel_links(const Stage&, ChannelRange in, ChannelRange out);

// Weights that belong to that output channel when nothing slides: one for each row of w that has a column for each channel, or
// one alone. Flat cells of w; empty where w is not laid out by channels.
std::vector<int> weights_of_channel(const LayerStudy&, int channel);

// y = factor * x + constant in all cells of a channel; nothing where it is anything else.
struct Affine {
  double factor = 1, constant = 0;
};
std::optional<Affine> affine_of_channel(const LayerStudy&, int channel);

}  // namespace upstamp
