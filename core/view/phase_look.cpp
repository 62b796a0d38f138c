#include "view/phase_look.h"

#include <cmath>

namespace upstamp {
namespace {

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

// Which output cells nothing more comes to, before the present step and after it.
struct Finished {
  std::vector<char> before, after;
};

Finished finished_cells(const Stage& stage) {
  const Moment& moment = stage.moment;
  const auto cells = at(stage.layer.wiring.out.cells());
  Finished made{std::vector<char>(cells), std::vector<char>(cells)};
  if (!stage.scatter()) {
    for (std::size_t cell = 0; cell < cells; ++cell)
      made.before[cell] = static_cast<int>(cell) < moment.finished, made.after[cell] = static_cast<int>(cell) < moment.finishing;
    return made;
  }
  std::vector<int> missing(cells);
  for (std::size_t cell = 0; cell < cells; ++cell)
    missing[cell] = static_cast<int>(stage.layer.by_output.of(static_cast<int>(cell)).size());
  for (const Tap& tap : moment.done) --missing[at(tap.out)];
  for (std::size_t cell = 0; cell < cells; ++cell) made.before[cell] = missing[cell] == 0;
  for (const Tap& tap : moment.now) --missing[at(tap.out)];
  for (std::size_t cell = 0; cell < cells; ++cell) made.after[cell] = missing[cell] == 0;
  return made;
}

// Of what the step reaches in that channel, cells that it finishes first, then those with the most products.
int cell_of_step(const Stage& stage, const Finished& finished, int channel) {
  int best = -1;
  const auto worth = [&](int cell) { return std::pair(finished.after[at(cell)] != 0, stage.layer.by_output.of(cell).size()); };
  for (const Tap& tap : stage.moment.now)
    if (position(stage.layer.wiring.out, tap.out).channel == channel && (best < 0 || worth(tap.out) > worth(best)))
      best = tap.out;
  return best;
}

int explained_cell(const Stage& stage, const Finished& finished, int channel) {
  const bool pointed = stage.tag.role == Role::output || stage.tag.role == Role::tap;
  if (!pointed && stage.moment.cell >= 0)
    if (const int cell = cell_of_step(stage, finished, channel); cell >= 0) return cell;
  const int cell = cell_to_explain(stage);
  if (pointed || stage.moment.cell >= 0 || cell < 0) return cell;
  const int plane = static_cast<int>(stage.layer.wiring.out.plane());
  return channel * plane + cell % plane;  // at rest every channel has such a cell
}

}  // namespace

Color PhaseLook::fill(const OutputPhase& phase, double value) const {
  if (numbered || least == most) return phase.tint;
  double share = std::fabs(value) / std::max(-least, most);
  if (stage.style.picture) share = (stage.style.colors.dark ? value - least : most - value) / (most - least);
  return mixed(phase.tint, phase.strong, share >= 0 && share <= 1 ? share : 1);  // else it is no finite number
}

PhaseLook phase_look(const Stage& stage, int out_channel, int in_channel, bool turned) {
  const LayerStudy& layer = stage.layer;
  const Wiring& wiring = layer.wiring;
  const Finished finished = finished_cells(stage);
  out_channel = std::min(out_channel, wiring.out.channels - 1);
  const int explained = explained_cell(stage, finished, out_channel);
  if (explained >= 0) out_channel = position(wiring.out, explained).channel;
  const auto none = [](const Shape& shape) { return std::vector<char>(at(shape.cells())); };
  PhaseLook look{stage,     *phases_of(layer, out_channel, stage.style.colors),      out_channel, 0, -1, 0,
                 explained, {none(wiring.in), none(wiring.weight), none(wiring.out)}};
  look.turned = turned;
  if (explained >= 0) {
    look.lit.output[at(explained)] = 1;
    for (const int place : layer.by_output.of(explained)) {
      const Tap& tap = wiring.taps[at(place)];
      look.lit.input[at(tap.in)] = 1;
      if (tap.weight >= 0) look.lit.weight[at(tap.weight)] = 1;
    }
  }
  const bool landed = stage.motion.travel >= 1;
  for (int cell = look.first_cell(); cell < look.first_cell() + static_cast<int>(wiring.out.plane()); ++cell) {
    const bool arriving = finished.after[at(cell)] && !finished.before[at(cell)];
    look.arriving.push_back(arriving);
    look.woven.push_back(finished.before[at(cell)] || (arriving && landed));
  }
  for (int cell = look.first_cell(); cell < look.first_cell() + static_cast<int>(wiring.out.plane()); ++cell)
    look.least = std::min(look.least, layer.y[cell]), look.most = std::max(look.most, layer.y[cell]);
  if (look.phases.rearranged) return look;
  const auto& kernels = stage.kernels_of_output[at(out_channel)];
  std::tie(look.in_channel, look.kernel) = kernels.front();
  for (const auto& [channel, kernel] : kernels)
    if (channel <= in_channel) look.in_channel = channel, look.kernel = kernel;
  look.other_channels = static_cast<int>(kernels.size()) - 1;
  return look;
}

}  // namespace upstamp
