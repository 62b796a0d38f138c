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

ChannelLinks channel_links(const Stage& stage, ChannelRange in, ChannelRange out) {
  const Wiring& wiring = stage.layer.wiring;
  ChannelLinks links{in, out, {}, {}, {}};
  links.fed.resize(at(in.count) * at(out.count));
  links.kernels.assign(links.fed.size(), -1);
  if (slides_weights(wiring)) {
    for (int from = in.first; from < in.end(); ++from)
      for (const auto& [to, kernel] : stage.kernels_of_input[at(from)])
        if (to >= out.first && to < out.end())
          links.fed[links.place(from, to)] = 1, links.kernels[links.place(from, to)] = kernel;
    return links;
  }
  const int in_plane = static_cast<int>(wiring.in.plane()), out_plane = static_cast<int>(wiring.out.plane());
  links.reached.resize(links.fed.size());
  for (const std::vector<Tap>* taps : {&wiring.taps, &wiring.considered})
    for (const Tap& tap : *taps) {
      const int from = tap.in / in_plane, to = tap.out / out_plane;
      if (from < in.first || from >= in.end() || to < out.first || to >= out.end()) continue;
      const std::size_t place = links.place(from, to);
      links.fed[place] = 1;
      links.reached[place].resize(at(out_plane));
      links.reached[place][at(tap.out - to * out_plane)] = 1;
    }
  return links;
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
