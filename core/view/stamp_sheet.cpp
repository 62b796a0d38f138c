#include "view/layer_words.h"
#include "view/output_padding.h"
#include "view/sheet.h"
#include "view/sheet_look.h"
#include "view/sheet_span.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// What stamps leave outside the frame. The wiring has no taps there, so it is summed from the geometry that the wiring declares.
struct Cropped {
  std::vector<double> values;
  std::vector<int> counts;
};
Cropped sheet_sums(const Stage& stage, int channel, Span rows, Span columns) {
  Cropped sums{std::vector<double>(at(rows.count) * at(columns.count)), std::vector<int>(at(rows.count) * at(columns.count))};
  const LayerStudy& layer = stage.layer;
  const Sliding& slide = *layer.wiring.sliding;
  if (layer.wiring.weight.cells() == 0 || !stage.scatter()) return sums;
  for (int cell = 0; cell < stage.moment.finishing; ++cell) {
    const Position place = position(layer.wiring.in, cell);
    const double share = cell >= stage.moment.finished ? stage.motion.count : 1;
    if (share == 0) continue;
    for (const auto& [out, kernel] : stage.kernels_of_input[at(place.channel)]) {
      if (out != channel) continue;
      for (int k = 0; k < slide.kernel.rows * slide.kernel.columns; ++k) {
        const int row = place.row * slide.stride.rows + k / slide.kernel.columns * slide.dilation.rows - rows.first;
        const int column =
            place.column * slide.stride.columns + k % slide.kernel.columns * slide.dilation.columns - columns.first;
        const std::size_t index = at(row * columns.count + column);
        sums.values[index] += share * layer.x[cell] * layer.w[kernel * slide.kernel.rows * slide.kernel.columns + k];
        ++sums.counts[index];
      }
    }
  }
  return sums;
}

// "7 × 7; padding 1 crops to 5 × 5, output_padding 1 keeps 6 × 6".
std::string cropped_note(const LayerStudy& layer, Span rows, Span columns) {
  const Shape& out = layer.wiring.out;
  const PerAxis more(output_padding_of(layer.wiring, Axis::rows), output_padding_of(layer.wiring, Axis::columns));
  const std::string kept = sides_words(out.rows, out.columns);
  if (rows.count == out.rows && columns.count == out.columns) return kept;
  std::string note = sides_words(rows.count, columns.count) + "; " + padding_words(layer.wiring.sliding->padding) + " crops to ";
  if (more.rows <= 0 && more.columns <= 0) return note + kept;
  return note + sides_words(out.rows - more.rows, out.columns - more.columns) + ", output_padding " + shown_value(more) +
         " keeps " + kept;
}

// Whether that input cell's stamp lands on that output channel.
bool reaches(const Stage& stage, const Position& place, int channel) {
  if (stage.layer.wiring.weight.cells() == 0) return place.channel == channel;
  const auto& pairs = stage.kernels_of_input[at(place.channel)];
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == channel; });
}

Outline stamp_outline(const Stage& stage, const Position& place, double width) {
  const Sliding& slide = *stage.layer.wiring.sliding;
  const auto [first_row, first_column] = stamp_sheet_origin(stage);
  return {place.row * slide.stride.rows - first_row,
          place.column * slide.stride.columns - first_column,
          slide.reach(Axis::rows),
          slide.reach(Axis::columns),
          stage.style.colors.kernel.line,
          width,
          false};
}

// While output cells are played: the stamps that meet in the cell, each by its own frame.
void outline_meeting(const Stage& stage, int channel, Grid& grid) {
  constexpr int most_frames = 9;  // more are a thicket
  const int cell = stage.lone_cell();
  if (cell < 0 || position(stage.layer.wiring.out, cell).channel != channel) return;
  const auto lit = inputs_into(stage.layer.wiring, cell);
  if (std::count(lit.begin(), lit.end(), 1) > most_frames) return;
  for (std::size_t i = 0; i < lit.size(); ++i)
    if (lit[i])
      grid.outlines.push_back(
          stamp_outline(stage, position(stage.layer.wiring.in, static_cast<int>(i)), sharing_width(stage.style)));
}

// While input cells are played: the stamp that has landed, or where a row of them has.
void outline_stamps(const Stage& stage, int channel, Grid& grid) {
  if (stage.moment.cell < 0 || stage.motion.travel < 1) return;
  const bool product = stage.moment.granularity == Granularity::product;
  if (stage.lone_cell() >= 0) {
    const Position place = position(stage.layer.wiring.in, stage.lone_cell());
    if (reaches(stage, place, channel))
      grid.outlines.push_back(stamp_outline(stage, place, product ? sharing_width(stage.style) : stage.style.sizes.emphasis));
  }
  if (product) outline_lit(grid, stage.now.output, stage.style.colors.output.line, stage.style.sizes.emphasis);
  if (stage.moment.granularity == Granularity::row)
    for (int cell = stage.moment.cell; cell < stage.moment.finishing; ++cell)
      if (const Position place = position(stage.layer.wiring.in, cell); reaches(stage, place, channel))
        grid.outlines.push_back(stamp_outline(stage, place, sharing_width(stage.style)));
}

}  // namespace

std::pair<int, int> stamp_sheet_origin(const Stage& stage) {
  return {stamp_span(stage.layer, Axis::rows).first, stamp_span(stage.layer, Axis::columns).first};
}

Grid stamp_sheet(const Stage& stage, int channel) {
  const LayerStudy& layer = stage.layer;
  const Sliding& slide = *layer.wiring.sliding;
  const Shape& out = layer.wiring.out;
  const Span rows = stamp_span(layer, Axis::rows), columns = stamp_span(layer, Axis::columns);
  Grid grid = empty_grid(channel == 0 ? "Output" : "", "y", channel_note(out, channel, cropped_note(layer, rows, columns)),
                         Role::output, stage.layer.index, rows.count, columns.count);
  const Cropped sums = sheet_sums(stage, channel, rows, columns);
  for (int i = 0; i < rows.count * columns.count; ++i) {
    const int row = i / columns.count + rows.first - slide.padding.top,
              column = i % columns.count + columns.first - slide.padding.left;
    const bool kept = row >= 0 && row < out.rows && column >= 0 && column < out.columns;
    CellLook& look = grid.cells[at(i)];
    if (kept) {
      look = output_look(stage, out.index(channel, row, column));
    } else {
      const bool reached = sums.counts[at(i)] > 0;
      look = {reached, sums.values[at(i)], reached ? CellGround::tinted : CellGround::plain, true, true, sums.counts[at(i)], -1};
    }
  }
  if (rows.count != out.rows || columns.count != out.columns) {
    grid.outlines.push_back({slide.padding.top - rows.first, slide.padding.left - columns.first, out.rows, out.columns,
                             stage.style.colors.crop, stage.style.sizes.outline, true});
    if (channel == out.channels - 1) grid.foot = "What lies outside the dashed frame is cropped.";
  }
  if (channel == out.channels - 1) grid.count_foot = count_words(layer);
  outline_explained_output(stage, grid);
  outline_lit(grid, stage.pointed.output, stage.style.colors.output.line, pointed_width(stage.style));
  if (stage.scatter()) {
    outline_stamps(stage, channel, grid);
  } else if (stage.moment.cell >= 0) {
    outline_meeting(stage, channel, grid);
    outline_range(grid, stage.moment.cell, stage.playing_end(), stage.style.colors.output.line, stage.style.sizes.emphasis);
  }
  return grid;
}

}  // namespace upstamp
