#include "view/channel_links.h"

#include "base/text.h"

namespace upstamp {
namespace {
std::size_t at(int index) { return static_cast<std::size_t>(index); }
bool slides_weights(const Wiring& wiring) { return wiring.sliding && wiring.weight.cells() > 0; }
}  // namespace

bool channels_are_separate(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  if (wiring.in.channels != wiring.out.channels) return false;
  if (slides_weights(wiring)) {
    for (int channel = 0; channel < wiring.in.channels; ++channel) {
      const auto& pairs = stage.kernels_of_input[at(channel)];
      if (pairs.size() != 1 || pairs.front().first != channel) return false;
    }
    return true;
  }
  const int in_plane = static_cast<int>(wiring.in.plane()), out_plane = static_cast<int>(wiring.out.plane());
  for (const std::vector<Tap>* taps : {&wiring.taps, &wiring.considered})
    for (const Tap& tap : *taps)
      if (tap.in / in_plane != tap.out / out_plane) return false;
  return true;
}

int groups_of(const LayerStudy& layer) {
  const Wiring& wiring = layer.wiring;
  if (!slides_weights(wiring)) return 1;
  const int fine = wiring.sliding->coarse_is_input ? wiring.out.channels : wiring.in.channels;
  return std::max(1, fine / std::max(1, wiring.weight.channels));
}

std::string skip_words(const LayerStudy& join) { return "skip from layer " + shortened(join.layer.with, 24); }

namespace {

// Calls with (input channel, output channel) of all that meet; with some pairs more than once.
template <class Call>
void each_meeting(const Stage& stage, const Call& call) {
  const Wiring& wiring = stage.layer.wiring;
  if (slides_weights(wiring)) {
    for (int from = 0; from < wiring.in.channels; ++from)
      for (const auto& [to, kernel] : stage.kernels_of_input[at(from)]) call(from, to);
    return;
  }
  const int in_plane = static_cast<int>(wiring.in.plane()), out_plane = static_cast<int>(wiring.out.plane());
  for (const Tap& tap : wiring.taps) call(tap.in / in_plane, tap.out / out_plane);
}

// Where in `channels` each of `count` channels is; -1 for those that are not there.
std::vector<int> places_in(const std::vector<int>& channels, int count) {
  std::vector<int> places(at(count), -1);
  for (std::size_t i = 0; i < channels.size(); ++i) places[at(channels[i])] = static_cast<int>(i);
  return places;
}

}  // namespace

std::vector<ChannelGroup> channel_groups(const Stage& stage) {
  const int ins = stage.layer.wiring.in.channels, outs = stage.layer.wiring.out.channels;
  // Each channel points at another one of its group, the first of all at itself; outputs come after inputs.
  std::vector<int> towards(at(ins + outs));
  for (int i = 0; i < ins + outs; ++i) towards[at(i)] = i;
  const auto first_of = [&](int channel) {
    while (towards[at(channel)] != channel) channel = towards[at(channel)] = towards[at(towards[at(channel)])];
    return channel;
  };
  each_meeting(stage, [&](int from, int to) {
    const int one = first_of(from), other = first_of(ins + to);
    towards[at(std::max(one, other))] = std::min(one, other);
  });
  std::vector<ChannelGroup> all(at(ins + outs)), groups;
  for (int i = 0; i < ins; ++i) all[at(first_of(i))].inputs.push_back(i);
  for (int i = 0; i < outs; ++i) all[at(first_of(ins + i))].outputs.push_back(i);
  for (ChannelGroup& group : all)
    if (!group.inputs.empty() && !group.outputs.empty()) groups.push_back(std::move(group));
  return groups;
}

bool channels_are_handed_out(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  if (slides_weights(wiring) || wiring.out.channels <= wiring.in.channels) return false;
  const std::vector<ChannelGroup> groups = channel_groups(stage);
  return std::all_of(groups.begin(), groups.end(), [](const ChannelGroup& group) { return group.inputs.size() == 1; });
}

ChannelLinks channel_links(const Stage& stage, const std::vector<int>& in, const std::vector<int>& out) {
  const Wiring& wiring = stage.layer.wiring;
  ChannelLinks links{in, out, {}, {}, {}};
  links.fed.resize(in.size() * out.size());
  links.kernels.assign(links.fed.size(), -1);
  const std::vector<int> columns = places_in(in, wiring.in.channels), rows = places_in(out, wiring.out.channels);
  if (slides_weights(wiring)) {
    for (std::size_t from = 0; from < in.size(); ++from)
      for (const auto& [to, kernel] : stage.kernels_of_input[at(in[from])])
        if (rows[at(to)] >= 0)
          links.fed[links.place(from, at(rows[at(to)]))] = 1, links.kernels[links.place(from, at(rows[at(to)]))] = kernel;
    return links;
  }
  const int in_plane = static_cast<int>(wiring.in.plane()), out_plane = static_cast<int>(wiring.out.plane());
  links.parts.resize(links.fed.size());
  const auto part_of = [&](const Tap& tap) -> ChannelPart* {
    const int from = columns[at(tap.in / in_plane)], to = rows[at(tap.out / out_plane)];
    if (from < 0 || to < 0) return nullptr;
    links.fed[links.place(at(from), at(to))] = 1;
    ChannelPart& part = links.parts[links.place(at(from), at(to))];
    const std::size_t cells = at(out_plane);
    part.values.resize(cells), part.come.resize(cells), part.due.resize(cells), part.now.resize(cells);
    return &part;
  };
  const auto add = [&](const Tap& tap, double share, bool now) {
    ChannelPart* part = part_of(tap);
    if (!part) return;
    const std::size_t cell = at(tap.out % out_plane);
    part->values[cell] += share * tap.gain * (tap.weight < 0 ? 1 : stage.layer.w[tap.weight]) * stage.layer.x[tap.in];
    part->come[cell] += share > 0, part->now[cell] |= now;
  };
  for (const Tap& tap : wiring.taps)
    if (ChannelPart* part = part_of(tap)) ++part->due[at(tap.out % out_plane)];
  for (const Tap& tap : stage.moment.done) add(tap, 1, false);
  for (const Tap& tap : stage.moment.now) add(tap, stage.motion.count, true);
  return links;
}

std::vector<Taking> takings_of(const LayerStudy& layer, const std::vector<int>& out) {
  const Wiring& wiring = layer.wiring;
  const int in_plane = static_cast<int>(wiring.in.plane()), out_plane = static_cast<int>(wiring.out.plane());
  std::vector<Taking> takings(out.size(), {-1, std::vector<char>(at(in_plane))});
  for (std::size_t i = 0; i < out.size(); ++i)
    for (int cell = out[i] * out_plane; cell < (out[i] + 1) * out_plane; ++cell)
      for (const int place : layer.by_output.of(cell)) {
        const int in = wiring.taps[at(place)].in;
        takings[i].from = in / in_plane, takings[i].cells[at(in % in_plane)] = 1;
      }
  return takings;
}

std::vector<int> weights_of_channel(const LayerStudy& layer, int channel) {
  const Shape& shape = layer.wiring.weight;
  if (layer.wiring.sliding || shape.cells() == 0) return {};
  const int channels = layer.wiring.out.channels;
  if (shape.plane() == 1 && shape.cells() == channels) return {channel};
  if (shape.outer * shape.channels != 1 || shape.columns != channels) return {};
  std::vector<int> cells;
  for (int row = 0; row < shape.rows; ++row) cells.push_back(shape.index(0, row, channel));
  return cells;
}

std::optional<Affine> affine_of_channel(const LayerStudy& layer, int channel) {
  const Wiring& wiring = layer.wiring;
  const int plane = static_cast<int>(wiring.out.plane()), first = channel * plane;
  if (wiring.in != wiring.out || layer.curve.value || wiring.taps.size() != static_cast<std::size_t>(wiring.out.cells()))
    return {};
  std::vector<Affine> cells(at(plane), Affine{0, 0});
  const auto weight = [&](int index) { return index < 0 ? 1.0 : layer.w[index]; };
  for (const Tap& tap : wiring.taps) {
    if (tap.out != tap.in) return {};
    if (tap.out >= first && tap.out < first + plane) cells[at(tap.out - first)].factor = tap.gain * weight(tap.weight);
  }
  for (const Offset& offset : wiring.offsets)
    if (offset.out >= first && offset.out < first + plane)
      cells[at(offset.out - first)].constant += offset.gain * weight(offset.weight);
  for (const Affine& cell : cells)
    if (cell.factor != cells.front().factor || cell.constant != cells.front().constant) return {};
  return cells.front();
}

}  // namespace upstamp
