#include "view/stage.h"

#include <set>

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

void light(Lit& lit, const Tap& tap) {
  lit.input[at(tap.in)] = 1;
  lit.output[at(tap.out)] = 1;
  if (tap.weight >= 0) lit.weight[at(tap.weight)] = 1;
}

Lit nothing_lit(const Wiring& wiring) {
  const auto blank = [](const Shape& shape) { return std::vector<char>(static_cast<std::size_t>(shape.cells())); };
  return {blank(wiring.in), blank(wiring.weight), blank(wiring.out)};
}

bool touches(const Tap& tap, const Tag& tag) {
  return (tag.role == Role::input && tap.in == tag.cell) || (tag.role == Role::output && tap.out == tag.cell) ||
         (tag.role == Role::weight && tap.weight == tag.cell);
}

}  // namespace

Stage stage_of(const LayerStudy& layer, const Moment& moment, const Style& style) {
  const Motion motion = moment.cell < 0 ? Motion{} : motion_at(moment.progress, style.motion);
  Stage stage{layer,
              moment,
              style,
              motion,
              partial_output(layer, moment, motion.count),
              nothing_lit(layer.wiring),
              nothing_lit(layer.wiring),
              {},
              {}};
  for (const Tap& tap : moment.now) light(stage.now, tap);
  const Tag tag = style.pinned.role != Role::none ? style.pinned : style.hovered;
  if (tag.role != Role::none)
    for (const Tap& tap : layer.wiring.taps)
      if (touches(tap, tag)) light(stage.pointed, tap);
  std::set<std::pair<int, std::pair<int, int>>> by_input, by_output;
  const Wiring& wiring = layer.wiring;
  stage.kernels_of_input.resize(at(wiring.in.channels));
  stage.kernels_of_output.resize(at(wiring.out.channels));
  if (wiring.weight.cells() == 0) return stage;
  for (const Tap& tap : wiring.taps) {
    if (tap.weight < 0) continue;
    const int in = position(wiring.in, tap.in).channel, out = position(wiring.out, tap.out).channel;
    const int kernel = tap.weight / static_cast<int>(wiring.weight.plane());
    if (by_input.insert({in, {out, kernel}}).second) stage.kernels_of_input[at(in)].push_back({out, kernel});
    if (by_output.insert({out, {in, kernel}}).second) stage.kernels_of_output[at(out)].push_back({in, kernel});
  }
  for (auto* side : {&stage.kernels_of_input, &stage.kernels_of_output})
    for (auto& kernels : *side) {
      std::sort(kernels.begin(), kernels.end());
      // A frame that crops everything leaves no taps to read the kernels from.
      if (kernels.empty()) kernels.push_back({0, 0});
    }
  return stage;
}

const std::vector<std::pair<int, int>>& kernels_now(const Stage& stage) {
  const auto& sides_of = stage.scatter() ? stage.kernels_of_input : stage.kernels_of_output;
  const Shape& shape = stage.scatter() ? stage.layer.wiring.in : stage.layer.wiring.out;
  const int channel = stage.moment.cell >= 0 ? position(shape, stage.moment.cell).channel : 0;
  return sides_of[at(channel)];
}

}  // namespace upstamp
