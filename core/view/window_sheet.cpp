#include "view/sheet.h"
#include "view/sheet_look.h"
#include "view/sheet_span.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

int window_start(const Stage& stage, Axis axis, int cell) {
  const Position place = position(stage.layer.wiring.out, cell);
  const int along = axis == Axis::rows ? place.row : place.column;
  const Sliding& slide = *stage.layer.wiring.sliding;
  const WindowSpan span = window_span(stage.layer, axis);
  return span.reachable.first + along * (slide.coarse_is_input ? 1 : slide.stride.at(axis)) - span.all.first;
}

// Whether the window of that output cell lies on that input channel.
bool reads(const Stage& stage, int output_cell, int channel) {
  const Wiring& wiring = stage.layer.wiring;
  const int out_channel = position(wiring.out, output_cell).channel;
  const auto& pairs = stage.kernels_of_output[at(out_channel)];
  if (wiring.weight.cells() == 0) return out_channel == channel;
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == channel; });
}

void outline_window(const Stage& stage, int channel, bool zeros_written, Grid& grid) {
  const LayerStudy& layer = stage.layer;
  const Measures& sizes = stage.style.sizes;
  const Color color = stage.style.colors.input.line;
  const int cell = window_cell(stage);
  const bool alone = stage.scatter() || !zeros_written || stage.moment.granularity == Granularity::product;
  // The window below what lies in it, whose frames are finer; what fills it needs none.
  std::optional<Outline> window;
  if (cell >= 0 && reads(stage, cell, channel))
    window = Outline{window_start(stage, Axis::rows, cell),
                     window_start(stage, Axis::columns, cell),
                     layer.wiring.sliding->reach(Axis::rows),
                     layer.wiring.sliding->reach(Axis::columns),
                     stage.style.colors.kernel.line,
                     sizes.emphasis,
                     false};
  if (window) grid.outlines.push_back(*window);
  const std::size_t first = grid.outlines.size();
  if (stage.scatter()) outline_lit(grid, inputs_into(layer.wiring, cell), color, sharing_width(stage.style));
  if (stage.moment.cell >= 0) outline_lit(grid, stage.now.input, color, alone ? sizes.emphasis : sharing_width(stage.style));
  const auto fills = [&](const Outline& frame) {
    return window && frame.row == window->row && frame.column == window->column && frame.rows == window->rows &&
           frame.columns == window->columns;
  };
  grid.outlines.erase(std::remove_if(grid.outlines.begin() + static_cast<std::ptrdiff_t>(first), grid.outlines.end(), fills),
                      grid.outlines.end());
}

}  // namespace

Grid window_sheet(const Stage& stage, int channel) {
  const LayerStudy& layer = stage.layer;
  const Shape& in = layer.wiring.in;
  const Sliding& slide = *layer.wiring.sliding;
  const WindowSpan rows = window_span(layer, Axis::rows), columns = window_span(layer, Axis::columns);
  std::string note = sides_words(in.rows, in.columns);
  const bool spread = slide.coarse_is_input && (slide.stride.rows > 1 || slide.stride.columns > 1);
  const bool padded =
      rows.all.count > (in.rows - 1) * rows.spacing + 1 || columns.all.count > (in.columns - 1) * columns.spacing + 1;
  if (spread)
    note += padded ? ", zeros between and around" : ", zeros between";
  else if (padded)
    note += slide.coarse_is_input ? ", zeros around" : ", " + padding_words(slide.padding);
  Grid grid = empty_grid(channel == 0 ? "Input" : "", "x", channel_note(in, channel, note), Role::input, stage.layer.index,
                         rows.all.count, columns.all.count);
  const bool zeros_written = layer.wiring.weight.cells() > 0;
  for (int i = 0; i < rows.all.count * columns.all.count; ++i) {
    const int row = i / columns.all.count + rows.all.first, column = i % columns.all.count + columns.all.first;
    const bool inside = row >= 0 && column >= 0 && row % rows.spacing == 0 && column % columns.spacing == 0 &&
                        row / rows.spacing < in.rows && column / columns.spacing < in.columns;
    CellLook& look = grid.cells[at(i)];
    if (inside) {
      const int cell = in.index(channel, row / rows.spacing, column / columns.spacing);
      look = {true, layer.x[cell], CellGround::tinted, false, false, 0, cell};
    } else {
      look = {zeros_written, 0, CellGround::zero, true, true, 0, -1};
    }
  }
  const auto met = [](const WindowSpan& span) {
    return span.reachable.first > span.all.first || span.reachable.count < span.all.count;
  };
  if (met(rows) || met(columns))
    grid.outlines.push_back({rows.reachable.first - rows.all.first, columns.reachable.first - columns.all.first,
                             rows.reachable.count, columns.reachable.count, stage.style.colors.crop,
                             stage.style.sizes.outline * 0.7, true});
  if ((met(rows) || met(columns)) && channel == in.channels - 1) grid.foot = "No window reaches beyond the dashed line.";
  outline_lit(grid, stage.pointed.input, stage.style.colors.input.line, pointed_width(stage.style));
  outline_window(stage, channel, zeros_written, grid);
  return grid;
}

}  // namespace upstamp
