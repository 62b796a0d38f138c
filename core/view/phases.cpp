#include "view/phases.h"

namespace upstamp {
namespace {

constexpr int letters = 26;

// Hues that readers with any colour vision tell apart (after Okabe and Ito).
Color hue_of(std::size_t phase) {
  const std::vector<Color> hues{rgb(0x56B4E9), rgb(0xE69F00), rgb(0xCC79A7), rgb(0x009E73),
                                rgb(0xF0E442), rgb(0xD55E00), rgb(0x0072B2), rgb(0x999999)};
  return hues[phase % hues.size()];
}

Color tint_of(const Palette& palette, std::size_t phase) {
  return mixed(palette.ground, hue_of(phase), palette.dark ? 0.3 : 0.4);
}

Color strong_of(const Palette& palette, std::size_t phase) {
  return palette.dark ? mixed(hue_of(phase), rgb(0xFFFFFF), 0.4) : mixed(hue_of(phase), rgb(0x000000), 0.75);
}

int wrapped(int place, int stride) { return ((place % stride) + stride) % stride; }

// Which kernel rows (or columns) reach the output cells of that phase.
std::vector<int> reaching(const Sliding& sliding, Axis axis, int phase) {
  std::vector<int> found;
  for (int k = 0; k < sliding.kernel.at(axis); ++k)
    if (wrapped(k * sliding.dilation.at(axis) - sliding.padding.begin(axis), sliding.stride.at(axis)) == phase)
      found.push_back(k);
  return found;
}

// The block that one cell of the input's channels becomes, where each output cell copies one of them.
PerAxis block_of(const Wiring& wiring) {
  const Shape &in = wiring.in, &out = wiring.out;
  const bool copies = wiring.weight.cells() == 0 && wiring.offsets.empty() && !wiring.resampling && !wiring.sliding &&
                      std::ssize(wiring.taps) == out.cells() && in.cells() == out.cells();
  if (!copies || out.rows % in.rows != 0 || out.columns % in.columns != 0) return 1;
  return {out.rows / in.rows, out.columns / in.columns};
}

}  // namespace

std::optional<Phases> phases_of(const LayerStudy& layer, int out_channel, const Palette& palette) {
  const Wiring& wiring = layer.wiring;
  Phases phases;
  if (wiring.sliding && wiring.sliding->coarse_is_input && wiring.weight.cells() > 0)
    phases.stride = wiring.sliding->stride;
  else
    phases.stride = block_of(wiring), phases.rearranged = true;
  if (phases.stride == PerAxis(1)) return std::nullopt;
  const int count = phases.stride.rows * phases.stride.columns;
  for (int i = 0; i < count; ++i) {
    OutputPhase phase;
    phase.letter = count <= letters ? std::string(1, static_cast<char>('A' + i)) : std::to_string(i + 1);
    phase.tint = tint_of(palette, static_cast<std::size_t>(i));
    phase.strong = strong_of(palette, static_cast<std::size_t>(i));
    phase.row = i / phases.stride.columns, phase.column = i % phases.stride.columns;
    phase.rows = (wiring.out.rows - phase.row + phases.stride.rows - 1) / phases.stride.rows;
    phase.columns = (wiring.out.columns - phase.column + phases.stride.columns - 1) / phases.stride.columns;
    if (!phases.rearranged) {
      phase.kernel_rows = reaching(*wiring.sliding, Axis::rows, phase.row);
      phase.kernel_columns = reaching(*wiring.sliding, Axis::columns, phase.column);
    }
    phases.all.push_back(std::move(phase));
  }
  if (phases.rearranged)
    for (const Tap& tap : wiring.taps) {
      const Position to = position(wiring.out, tap.out);
      if (to.channel == out_channel && to.row < phases.stride.rows && to.column < phases.stride.columns)
        phases.all[static_cast<std::size_t>(to.row * phases.stride.columns + to.column)].input_channel =
            position(wiring.in, tap.in).channel;
    }
  return phases;
}

}  // namespace upstamp
