#include "view/channel_tiles.h"

#include <cmath>

#include "base/text.h"
#include "view/kernels.h"
#include "view/sheet_look.h"
#include "view/step_frames.h"

namespace upstamp {
namespace {

constexpr double readable = 20;  // cell of a kernel beside maps too large for numbers, at the normal type size

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string channel_words(const Stage& stage, const Shape& shape, int channel, double room) {
  const std::string number = std::to_string(channel);
  return note_width(shape, stage.style) <= room ? "channel " + number : number;
}

Grid map_grid(const Stage& stage, Role role, const Shape& shape, const std::string& note) {
  return empty_grid("", "", note, role, stage.layer.index, shape.rows, shape.columns);
}

}  // namespace

double note_height(const Style& style) { return style.fonts->cap_height(Face::sans, style.sizes.note) + style.sizes.unit * 2.5; }

double note_width(const Shape& shape, const Style& style) {
  const std::string widest(std::to_string(shape.channels - 1).size(), '0');
  return style.fonts->width("channel " + widest, Face::sans, style.sizes.note);
}

std::string kernel_name(const LayerStudy& layer, int kernel) {
  const int inner = std::max(1, layer.wiring.weight.channels);
  return "w[" + std::to_string(kernel / inner) + "," + std::to_string(kernel % inner) + "]";
}

double kernel_cell(const LayerStudy& layer, double cell, const Style& style) {
  const double least = style.sizes.smallest_numbered_cell;
  if (cell >= least) return cell;
  const Wiring& wiring = layer.wiring;
  const int longest = std::max(1, std::max(wiring.weight.rows, wiring.weight.columns));
  const double room = cell * std::max(std::min(wiring.in.rows, wiring.in.columns), std::min(wiring.out.rows, wiring.out.columns));
  const double larger = std::floor(std::min(readable * type_scale(style), room / longest));
  return larger >= least ? larger : cell;
}

Block map_tile(const Stage& stage, Side side, int channel, double cell, double room) {
  const bool input = side == Side::input;
  const Shape& shape = input ? stage.layer.wiring.in : stage.layer.wiring.out;
  Grid grid = map_grid(stage, input ? Role::input : Role::output, shape, channel_words(stage, shape, channel, room));
  for (int i = 0; i < shape.plane(); ++i) {
    const int flat = channel * static_cast<int>(shape.plane()) + i;
    CellLook& look = grid.cells[at(i)];
    look = input ? CellLook{true, stage.layer.x[flat], CellGround::tinted, false, false, 0, flat} : output_look(stage, flat);
    look.count = 0;
  }
  frame_step(stage, stage.now, grid);
  return drawn_grid(grid, stage.style, cell);
}

Block kernel_tile(const Stage& stage, int kernel, double cell) {
  Grid grid = kernel_grid(stage, kernel, false);
  grid.title.clear(), grid.letter.clear();
  grid.note = kernel_name(stage.layer, kernel);
  bool used = false;
  if (stage.moment.cell >= 0 && stage.moment.granularity != Granularity::product)
    for (const auto& [other, number] : kernels_now(stage)) used = used || number == kernel;
  if (used && stage.motion.light > 0)
    grid.outlines.push_back({0, 0, grid.rows, grid.columns, stage.style.colors.kernel.line, stage.style.sizes.emphasis});
  return drawn_grid(grid, stage.style, cell);
}

Block part_tile(const Stage& stage, const ChannelPart& part, int from, int to, double cell, double room) {
  const Shape& out = stage.layer.wiring.out;
  const int plane = static_cast<int>(out.plane());
  const std::string source = "from channel " + std::to_string(from);
  const bool fits = stage.style.fonts->width(source, Face::sans, stage.style.sizes.note) <= room;
  Grid grid = map_grid(stage, Role::output, out, fits ? source : channel_words(stage, stage.layer.wiring.in, from, room));
  std::vector<char> now(at((to + 1) * plane));
  for (int i = 0; i < plane; ++i) {
    const CellGround ground = part.due[at(i)] > 0 ? CellGround::tinted : CellGround::plain;
    grid.cells[at(i)] = {part.come[at(i)] > 0, part.values[at(i)], ground, false, false, 0, to * plane + i};
    now[at(to * plane + i)] = part.now[at(i)];
  }
  outline_lit(grid, now, stage.style.colors.output.line, stage.style.sizes.emphasis * stage.motion.light);
  outline_lit(grid, stage.pointed.output, stage.style.colors.output.line, pointed_width(stage.style));
  return drawn_grid(grid, stage.style, cell);
}

Block taking_tile(const Stage& stage, const Taking& taking, double cell, double room) {
  const Shape& in = stage.layer.wiring.in;
  const int plane = static_cast<int>(in.plane()), from = std::max(0, taking.from);
  Grid grid = map_grid(stage, Role::input, in, channel_words(stage, in, from, room));
  for (int i = 0; i < plane; ++i) {
    const bool taken = taking.cells[at(i)];
    const int flat = from * plane + i;
    // Where there is no room for numbers, colours of cells that are not taken would hide which are.
    const bool shown = taken || cell >= stage.style.sizes.smallest_numbered_cell;
    grid.cells[at(i)] = {shown, stage.layer.x[flat], taken ? CellGround::tinted : CellGround::plain, false, !taken, 0, flat};
  }
  std::vector<char> now = stage.now.input;
  for (int i = 0; i < plane; ++i) now[at(from * plane + i)] &= taking.cells[at(i)];
  const Color color = stage.style.colors.input.line;
  if (stage.moment.cell >= 0) outline_lit(grid, now, color, stage.style.sizes.emphasis * stage.motion.light);
  outline_lit(grid, stage.pointed.input, color, pointed_width(stage.style));
  return drawn_grid(grid, stage.style, cell);
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
