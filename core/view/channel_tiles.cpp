#include "view/channel_tiles.h"

#include <cmath>

#include "base/text.h"
#include "view/kernels.h"
#include "view/sheet.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

double cell_in(double side, int rows, int columns, const Style& style) {
  const double fit = std::min(style.sizes.cell, side / std::max(rows, columns));
  return fit >= 4 ? std::floor(fit) : fit;
}

Block tile(Grid grid, const Style& style, double side) {
  grid.title.clear(), grid.letter.clear();
  return drawn_grid(grid, style, cell_in(side, grid.rows, grid.columns, style));
}

}  // namespace

Size tile_size(const Shape& shape, double side, const Style& style) {
  const double cell = cell_in(side, shape.rows, shape.columns, style);
  return {shape.columns * cell, shape.rows * cell};
}

double tile_heading(const Style& style) { return style.fonts->cap_height(Face::sans, style.sizes.note) + style.sizes.unit * 2.5; }

std::string kernel_name(const LayerStudy& layer, int kernel) {
  const int inner = std::max(1, layer.wiring.weight.channels);
  return "w[" + std::to_string(kernel / inner) + "," + std::to_string(kernel % inner) + "]";
}

Block map_tile(const Stage& stage, Side side, int channel, double length) {
  Grid grid = side == Side::input ? input_map(stage, channel) : output_map(stage, channel);
  const bool second = side == Side::input && stage.layer.with >= 0 && channel >= stage.layer.second_channel;
  // All tiles of a side have the same words: as many as fit.
  const Shape& shape = side == Side::input ? stage.layer.wiring.in : stage.layer.wiring.out;
  const std::string number = std::to_string(channel), widest(std::to_string(shape.channels - 1).size(), '0');
  const auto fits = [&](const std::string& words) {
    return stage.style.fonts->width(words, Face::sans, stage.style.sizes.note) <=
           tile_size(shape, length, stage.style).width + stage.style.sizes.unit * 2;
  };
  grid.note = fits("channel " + widest) ? "channel " + number : number;
  if (second && fits("channel " + widest + ", skip")) grid.note += ", skip";
  grid.foot.clear();
  return tile(std::move(grid), stage.style, length);
}

Block kernel_tile(const Stage& stage, int kernel, const std::string& before, double side) {
  Grid grid = kernel_grid(stage, kernel, false);
  grid.note = before + kernel_name(stage.layer, kernel);
  bool used = false;
  if (stage.moment.cell >= 0 && stage.moment.granularity != Granularity::product)
    for (const auto& [other, number] : kernels_now(stage)) used = used || number == kernel;
  if (used && stage.motion.light > 0)
    grid.outlines.push_back({0, 0, grid.rows, grid.columns, stage.style.colors.kernel.line, stage.style.sizes.emphasis});
  return tile(std::move(grid), stage.style, side);
}

Block reach_tile(const Stage& stage, const ChannelLinks& links, int from, int to, double side) {
  const Shape& out = stage.layer.wiring.out;
  const int plane = static_cast<int>(out.plane());
  Grid grid = empty_grid("", "", std::to_string(from) + " → " + std::to_string(to), Role::output, stage.layer.index, out.rows,
                         out.columns);
  const std::vector<char>& reached = links.reached[links.place(from, to)];
  for (int i = 0; i < plane; ++i) {
    grid.cells[at(i)].cell = to * plane + i;
    if (!reached.empty() && reached[at(i)]) grid.cells[at(i)].fill = stage.style.colors.output.line;
  }
  outline_lit(grid, stage.pointed.output, stage.style.colors.kernel.line, pointed_width(stage.style));
  return tile(std::move(grid), stage.style, side);
}

Block constants_tile(const Stage& stage, int channel, double cell) {
  const std::vector<int> weights = weights_of_channel(stage.layer, channel);
  Grid grid = empty_grid("", "", "", Role::weight, stage.layer.index, static_cast<int>(weights.size()), 1);
  for (std::size_t i = 0; i < weights.size(); ++i)
    grid.cells[i] = {true, stage.layer.w[weights[i]], CellGround::tinted, false, false, 0, weights[i]};
  outline_lit(grid, stage.pointed.weight, stage.style.colors.kernel.line, pointed_width(stage.style));
  return drawn_grid(grid, stage.style, cell);
}

}  // namespace upstamp
