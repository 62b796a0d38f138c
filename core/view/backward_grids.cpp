#include "view/backward_grids.h"

#include "base/text.h"
#include "view/sheet.h"
#include "view/sheet_look.h"

namespace upstamp {
namespace {

constexpr int most_lone_weights = 8;

void note_left_out(std::vector<Grid>& grids, int all, const std::string& noun) {
  const int left = all - static_cast<int>(grids.size());
  if (left > 0) grids.back().foot = counted(left, "more " + noun) + " not drawn";
}

// A map of numbers that have come back, or of the error: shaped and tagged like the map of the way there.
Grid map_like(Grid grid, const Tensor& values, const std::string& title, const std::string& letter, const std::string& note) {
  if (!grid.title.empty()) grid.title = title, grid.letter = letter;
  grid.note = note;
  grid.foot.clear();
  for (CellLook& look : grid.cells) look = {true, values[look.cell], CellGround::tinted, false, false, 0, look.cell};
  return grid;
}

BackwardColumn input_pair(const Stage& stage, const WayBack& way, int most_channels) {
  BackwardColumn pair;
  const Shape& shape = stage.layer.wiring.in;
  for (int channel = 0; channel < std::min(shape.channels, most_channels); ++channel) {
    pair.above.push_back(input_map(stage, channel));
    Grid grid = map_like(pair.above.back(), way.x, "Gradient", "Cᵀg", channel_note(shape, channel, "at the input"));
    for (CellLook& look : grid.cells) {
      look.count = way.counts[static_cast<std::size_t>(look.cell)];
      look.shown =
          look.count > 0 || stage.moment.step >= stage.moment.steps || (stage.scatter() && look.cell < stage.moment.finished);
      if (!look.shown) look.ground = CellGround::plain;
    }
    pair.below.push_back(std::move(grid));
  }
  note_left_out(pair.above, shape.channels, "channel");
  return pair;
}

BackwardColumn output_pair(const Stage& stage, const WayBack& way, const std::string& error, int most_channels) {
  BackwardColumn pair;
  const Shape& shape = stage.layer.wiring.out;
  for (int channel = 0; channel < std::min(shape.channels, most_channels); ++channel) {
    pair.above.push_back(output_map(stage, channel));
    pair.below.push_back(map_like(pair.above.back(), way.error, "Error", "g", channel_note(shape, channel, error)));
  }
  note_left_out(pair.above, shape.channels, "channel");
  return pair;
}

// Slices of the weights; a lone weight for each channel stands in one upright grid.
std::vector<Grid> weight_grids(const Stage& stage, const Tensor& values, const std::string& title, const std::string& letter,
                               const std::string& note, int most_channels) {
  const Shape& shape = stage.layer.wiring.weight;
  const bool upright = shape.plane() == 1 && shape.cells() > 1;
  const int plane =
      upright ? static_cast<int>(std::min<std::int64_t>(shape.cells(), most_lone_weights)) : static_cast<int>(shape.plane());
  const int all = upright ? 1 : static_cast<int>(shape.cells() / shape.plane());
  std::vector<Grid> grids;
  for (int slice = 0; slice < std::min(all, most_channels); ++slice) {
    Grid grid = empty_grid(slice == 0 ? title : "", letter, slice == 0 ? note : "", Role::weight, stage.layer.index,
                           upright ? plane : shape.rows, upright ? 1 : shape.columns);
    for (int i = 0; i < plane; ++i)
      grid.cells[static_cast<std::size_t>(i)] = {true, values[slice * plane + i], CellGround::tinted, false, false,
                                                 0,    slice * plane + i};
    outline_lit(grid, stage.pointed.weight, stage.style.colors.kernel.line, pointed_width(stage.style));
    if (stage.moment.granularity == Granularity::product)
      outline_lit(grid, stage.now.weight, stage.style.colors.kernel.line, stage.style.sizes.emphasis);
    grids.push_back(std::move(grid));
  }
  if (upright && shape.cells() > plane)
    grids.back().foot = counted(shape.cells() - plane, "more weight") + " not drawn";
  else
    note_left_out(grids, all, "kernel");
  return grids;
}

BackwardColumn weight_pair(const Stage& stage, const WayBack& way, int most_channels) {
  const Op& op = *stage.layer.op;
  const Shape& shape = stage.layer.wiring.weight;
  const std::string title = op.weight_title.empty() ? "Kernel" : op.weight_title,
                    note = op.weight_note.empty() ? sides_words(shape.rows, shape.columns) : op.weight_note;
  return {weight_grids(stage, stage.layer.w, title, "w", note, most_channels),
          weight_grids(stage, way.w, "Gradient", weights_scale(stage.layer.wiring) ? "x · g" : "g", "at the weights, summed",
                       most_channels)};
}

}  // namespace

bool weights_scale(const Wiring& wiring) {
  return std::any_of(wiring.taps.begin(), wiring.taps.end(), [](const Tap& tap) { return tap.weight >= 0; });
}

std::vector<BackwardColumn> backward_columns(const Stage& stage, const WayBack& way, const std::string& error,
                                             int most_channels) {
  std::vector<BackwardColumn> columns{input_pair(stage, way, most_channels)};
  if (stage.layer.wiring.weight.cells() > 0) columns.push_back(weight_pair(stage, way, most_channels));
  columns.push_back(output_pair(stage, way, error, most_channels));
  return columns;
}

// How many sums each input cell takes part in, where that differs.
std::optional<Grid> coverage_grid(const Stage& stage, const std::vector<int>& uses) {
  const auto [least, most] = std::minmax_element(uses.begin(), uses.end());
  if (*least == *most) return std::nullopt;
  const Shape& shape = stage.layer.wiring.in;
  Grid grid = empty_grid("Coverage", "", "sums that a cell is in", Role::input, stage.layer.index, shape.rows, shape.columns);
  for (int i = 0; i < shape.plane(); ++i) {
    const int count = uses[static_cast<std::size_t>(i)];
    grid.cells[static_cast<std::size_t>(i)] = {
        true, static_cast<double>(count), CellGround::plain, false, false, 0, i, count_color(stage.style.colors, count, *most)};
  }
  outline_lit(grid, stage.pointed.input, stage.style.colors.input.line, pointed_width(stage.style));
  return grid;
}

}  // namespace upstamp
