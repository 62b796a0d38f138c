#include "view/columns.h"

#include <cmath>

#include "base/text.h"
#include "view/gains.h"
#include "view/kernels.h"
#include "view/sheet.h"
#include "view/sheet_look.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The weights of an op without a sliding kernel, if it has any.
std::vector<Grid> constants(const Stage& stage) {
  const Shape& shape = stage.layer.wiring.weight;
  if (shape.cells() == 0) return {};
  // A lone column of channels stands upright; rows that each mean something else keep their places.
  const bool upright = shape.plane() == 1;
  const int rows = upright ? static_cast<int>(shape.cells()) : shape.rows, columns = upright ? 1 : shape.columns;
  Grid grid =
      empty_grid(stage.layer.op->weight_title, "w", stage.layer.op->weight_note, Role::weight, stage.layer.index, rows, columns);
  for (int i = 0; i < rows * columns; ++i)
    grid.at(i / columns, i % columns) = {true, stage.layer.w[i], CellGround::tinted, false, false, 0, i};
  outline_lit(grid, stage.pointed.weight, stage.style.colors.kernel.line, pointed_width(stage.style));
  return {grid};
}

// The channels of one side that are drawn.
struct Channels {
  int all = 1, first = 0, count = 1;
  bool has(int channel) const { return channel >= first && channel < first + count; }
};

Channels drawn_channels(int all, int needed, int most) {
  const int count = std::min(all, most);
  return {all, std::clamp(needed, 0, all - count), count};
}

struct Sides {
  Channels input, output;
};

Sides drawn_sides(const Stage& stage, int most) {
  const Wiring& wiring = stage.layer.wiring;
  int input = 0, output = 0;
  if (!stage.moment.now.empty()) {
    input = position(wiring.in, stage.moment.now.front().in).channel;
    output = position(wiring.out, stage.moment.now.front().out).channel;
  } else if (const auto& pairs = kernels_now(stage); !pairs.empty()) {
    // A stamp that is cropped away has its kernels all the same.
    (kernels_lead_out(stage) ? output : input) = pairs.front().first;
  }
  return {drawn_channels(wiring.in.channels, input, most), drawn_channels(wiring.out.channels, output, most)};
}

std::string missing_words(const Channels& channels) {
  const auto range = [](int first, int last) {
    return first == last ? std::to_string(first) : std::to_string(first) + " to " + std::to_string(last);
  };
  const int end = channels.first + channels.count;
  std::vector<std::string> parts;
  if (channels.first > 0) parts.push_back(range(0, channels.first - 1));
  if (end < channels.all) parts.push_back(range(end, channels.all - 1));
  return (channels.all - channels.count == 1 ? "channel " : "channels ") + join(parts, " and ") + " not drawn";
}

template <class Draw>
std::vector<Grid> for_channels(const Channels& channels, const std::string& title, Draw draw) {
  std::vector<Grid> grids;
  for (int channel = channels.first; channel < channels.first + channels.count; ++channel) grids.push_back(draw(channel));
  grids.front().title = title;
  if (channels.count < channels.all) {
    std::string& foot = grids.back().foot;
    foot = with_capital(missing_words(channels)) + (foot.empty() ? "" : ". " + foot);
  }
  return grids;
}

std::vector<Grid> kernels(const Stage& stage, const Sides& sides, bool turned, bool stamps) {
  std::vector<Grid> grids;
  const auto& pairs = kernels_now(stage);
  const Channels& channels = kernels_lead_out(stage) ? sides.output : sides.input;
  for (const auto& [channel, kernel] : pairs) {
    if (!channels.has(channel)) continue;
    Grid grid = stamps ? stamp_grid(stage, kernel) : kernel_grid(stage, kernel, turned);
    if (!grids.empty()) grid.title.clear(), grid.letter.clear();
    if (pairs.size() > 1) {
      const std::string name = (kernels_lead_out(stage) ? "to channel " : "from channel ") + std::to_string(channel);
      for (std::string* note : {&grid.note, &grid.later_note})
        if (!note->empty()) *note = grids.empty() ? name + ", " + *note : name;
    }
    grids.push_back(std::move(grid));
  }
  if (channels.count < channels.all && !grids.empty()) grids.back().foot = with_capital(missing_words(channels));
  return grids;
}

// The same sums with the kernel's rows and columns met the other way round.
Grid unturned_output(const Stage& stage) {
  const LayerStudy& layer = stage.layer;
  const Shape& out = layer.wiring.out;
  const int plane = static_cast<int>(layer.wiring.weight.plane());
  std::vector<double> values(at(static_cast<int>(out.plane())));
  const auto add = [&](const Tap& tap, double share) {
    const int turned = tap.weight / plane * plane + plane - 1 - tap.weight % plane;
    if (tap.out < out.plane()) values[at(tap.out)] += share * tap.gain * layer.w[turned] * layer.x[tap.in];
  };
  for (const Tap& tap : stage.moment.done) add(tap, 1);
  for (const Tap& tap : stage.moment.now) add(tap, stage.motion.count);
  Grid grid = output_map(stage, 0);
  int wrong = 0, shown = 0;
  for (CellLook& look : grid.cells) {
    if (!look.shown) continue;
    const double value = values[at(look.cell)];
    const bool differs = std::fabs(value - look.value) > 1e-9 * (1 + std::fabs(value));
    wrong += differs, ++shown;
    look.value = value;
    look.ground = differs ? CellGround::tinted : CellGround::plain;
    look.faint = !differs;
  }
  grid.title = "Not the output", grid.letter = "";
  grid.note = shown == 0 ? "wrong cells are tinted" : "wrong in " + std::to_string(wrong) + " of " + counted(shown, "cell");
  return grid;
}

}  // namespace

bool has_two_pictures(const LayerStudy& layer) {
  return layer.wiring.sliding ? sheets_fit(layer) : has_gains(layer.wiring) && layer.wiring.weight.cells() == 0;
}

namespace {

// Several stamps or windows at once are no single grid.
bool one_by_one(const Stage& stage) {
  return stage.moment.granularity == Granularity::product || stage.moment.granularity == Granularity::cell;
}

}  // namespace

std::vector<Column> columns_of(const Stage& stage, int most_channels) {
  const Wiring& wiring = stage.layer.wiring;
  const Sides sides = drawn_sides(stage, most_channels);
  const auto inputs = [&](auto draw) {
    return for_channels(sides.input, "Input", [&](int channel) { return draw(stage, channel); });
  };
  const auto outputs = [&](auto draw) {
    return for_channels(sides.output, "Output", [&](int channel) { return draw(stage, channel); });
  };
  if (!wiring.sliding || !sheets_fit(stage.layer)) {
    std::vector<Column> columns{{"", inputs(input_map)}};
    const bool scaled = has_gains(wiring);
    if (auto weights = constants(stage); !wiring.sliding && !weights.empty())
      columns.push_back({scaled ? "" : "+", std::move(weights)});
    else if (scaled && one_by_one(stage) && (stage.scatter() || !stage.stamps()))
      columns.push_back({"×", {gain_grid(stage)}});
    const bool sums = columns.size() > 1 && !(scaled && (stage.stamps() || wiring.weight.cells() > 0));
    columns.push_back({sums ? "=" : "→", outputs(output_map)});
    return columns;
  }
  const bool weights = wiring.weight.cells() > 0, stamps = stage.stamps() && wiring.sliding->coarse_is_input;
  const bool windows = !stage.stamps() && (weights || !wiring.sliding->coarse_is_input);
  std::vector<Column> columns{{"", windows ? inputs(window_sheet) : inputs(input_map)}};
  if (weights)
    columns.push_back(
        {stage.stamps() ? "×" : "∗", kernels(stage, sides, !stage.stamps() && wiring.sliding->coarse_is_input, false)});
  if (weights && stamps && stage.scatter() && one_by_one(stage)) columns.push_back({"=", kernels(stage, sides, false, true)});
  columns.push_back({weights && !stage.stamps() ? "=" : "→", stamps ? outputs(stamp_sheet) : outputs(output_map)});
  return columns;
}

std::vector<Column> unturned_columns(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  if (!wiring.sliding || !wiring.sliding->coarse_is_input || wiring.weight.plane() < 2 || !sheets_fit(stage.layer)) return {};
  Grid kernel = kernel_grid(stage, kernels_now(stage).front().second, false);
  kernel.title = "Kernel", kernel.note = "as it is, not turned";
  return {{"or ∗", {std::move(kernel)}, true}, {"=", {unturned_output(stage)}, true}};
}

}  // namespace upstamp
