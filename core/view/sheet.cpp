#include "view/sheet.h"

#include "base/text.h"
#include "view/equation.h"

namespace upstamp {
namespace {

// What merely takes part is outlined more finely than what the step is about.
double sharing_width(const Style& style) { return style.sizes.emphasis / 2; }

struct Span {
  int first = 0, count = 1;
};

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string sides(int rows, int columns) { return std::to_string(rows) + " × " + std::to_string(columns); }

std::string channel_note(const Shape& shape, int channel, const std::string& rest) {
  const std::string name = shape.channels > 1 ? "channel " + std::to_string(channel) : "";
  return name.empty() ? rest : channel > 0 || rest.empty() ? name : name + ", " + rest;
}

// "padding 1" or "padding 0:1, 0:1" in the words of the settings.
std::string padding_words(const PerEdge& padding) { return "padding " + value_text(padding); }

// The sheet rows (or columns) that the stamp sheet shows: all that stamps reach and all that is kept, even when those lie apart.
Span stamp_span(const LayerStudy& layer, Axis axis) {
  const Sliding& slide = *layer.wiring.sliding;
  const int full = (layer.wiring.in.along(axis) - 1) * slide.stride.at(axis) + slide.reach(axis);
  const int first = std::min(0, slide.padding.begin(axis));
  return {first, std::max(full, slide.padding.begin(axis) + layer.wiring.out.along(axis)) - first};
}

// Positions of the window sheet, counted from the first input cell; `reachable` is what windows can meet.
struct WindowSpan {
  Span all, reachable;
  int spacing = 1;  // between input cells
};
WindowSpan window_span(const LayerStudy& layer, Axis axis) {
  const Sliding& slide = *layer.wiring.sliding;
  const int in = layer.wiring.in.along(axis), out = layer.wiring.out.along(axis), reach = slide.reach(axis);
  WindowSpan span;
  span.spacing = slide.coarse_is_input ? slide.stride.at(axis) : 1;
  const int first = slide.coarse_is_input ? slide.padding.begin(axis) - (reach - 1) : -slide.padding.begin(axis);
  const int step = slide.coarse_is_input ? 1 : slide.stride.at(axis);
  span.reachable = {first, (out - 1) * step + reach};
  const int start = std::min(0, first);
  // Padding that no window meets is still padding: a convolution shows all of what was asked for.
  const int padded = (in - 1) * span.spacing + 1 + (slide.coarse_is_input ? 0 : std::max(0, slide.padding.end(axis)));
  span.all = {start, std::max(padded, first + span.reachable.count) - start};
  return span;
}

int window_start(const Stage& stage, Axis axis, int cell) {
  const Position place = position(stage.layer.wiring.out, cell);
  const int along = axis == Axis::rows ? place.row : place.column;
  const Sliding& slide = *stage.layer.wiring.sliding;
  const WindowSpan span = window_span(stage.layer, axis);
  return span.reachable.first + along * (slide.coarse_is_input ? 1 : slide.stride.at(axis)) - span.all.first;
}

CellLook output_look(const Stage& stage, int cell) {
  CellLook look;
  look.cell = cell;
  look.count = stage.partial.counts[at(cell)];
  // Where nothing ever arrives the output is a plain 0 once its step is over.
  look.shown = look.count > 0 || is_finished(stage.moment, cell, stage.motion.count);
  look.ground = look.shown ? CellGround::tinted : CellGround::plain;
  look.value = stage.partial.values[at(cell)];
  // A number on its way between whole numbers counts in whole numbers.
  const double end = stage.layer.y[cell];
  if (stage.motion.count > 0 && stage.motion.count < 1 && end == std::round(end)) look.value = std::round(look.value);
  if (!stage.scatter()) look.count = 0;
  return look;
}

// What stamps leave outside the frame. The wiring has no taps there, so it is summed from the geometry that the wiring declares.
struct Cropped {
  std::vector<double> values;
  std::vector<int> counts;
};
Cropped sheet_sums(const Stage& stage, int channel, Span rows, Span columns) {
  Cropped sums{std::vector<double>(at(rows.count) * at(columns.count)), std::vector<int>(at(rows.count) * at(columns.count))};
  const LayerStudy& layer = stage.layer;
  const Sliding& slide = *layer.wiring.sliding;
  if (layer.wiring.weight.cells() == 0) return sums;
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

std::string cropped_note(const LayerStudy& layer, Span rows, Span columns) {
  const Shape& out = layer.wiring.out;
  if (rows.count == out.rows && columns.count == out.columns) return sides(out.rows, out.columns);
  return sides(rows.count, columns.count) + ", " + padding_words(layer.wiring.sliding->padding) + " crops to " +
         sides(out.rows, out.columns);
}

}  // namespace

Grid input_map(const Stage& stage, int channel) {
  const Shape& shape = stage.layer.wiring.in;
  const bool second = stage.layer.with >= 0 && channel >= stage.layer.second_channel;
  const std::string note = channel_note(shape, channel, sides(shape.rows, shape.columns));
  Grid grid = empty_grid(channel == 0 ? "Input" : "", "x", second ? note + ", of " + stage.layer.layer.with : note, Role::input,
                         stage.layer.index, shape.rows, shape.columns);
  for (int i = 0; i < shape.plane(); ++i) {
    const int cell = channel * static_cast<int>(shape.plane()) + i;
    grid.cells[at(i)] = {true, stage.layer.x[cell], CellGround::tinted, false, false, 0, cell};
    // A step whose stamp is cropped away still has its cell.
    if (stage.scatter() && stage.playing(cell) && stage.motion.light > 0)
      grid.outlines.push_back({i / shape.columns, i % shape.columns, 1, 1, stage.style.colors.input.line,
                               stage.style.sizes.emphasis * stage.motion.light, false});
  }
  if (!stage.scatter())
    outline_lit(grid, stage.now.input, stage.style.colors.input.line, stage.style.sizes.emphasis * stage.motion.light);
  outline_lit(grid, stage.pointed.input, stage.style.colors.input.line, pointed_width(stage.style));
  return grid;
}

Grid output_map(const Stage& stage, int channel) {
  const Shape& shape = stage.layer.wiring.out;
  Grid grid = empty_grid(channel == 0 ? "Output" : "", "y", channel_note(shape, channel, sides(shape.rows, shape.columns)),
                         Role::output, stage.layer.index, shape.rows, shape.columns);
  for (int i = 0; i < shape.plane(); ++i) {
    const int cell = channel * static_cast<int>(shape.plane()) + i;
    grid.cells[at(i)] = output_look(stage, cell);
    if (!stage.scatter() && stage.playing(cell))
      grid.outlines.push_back(
          {i / shape.columns, i % shape.columns, 1, 1, stage.style.colors.output.line, stage.style.sizes.emphasis, false});
  }
  if (stage.scatter() && stage.motion.travel > 0)
    outline_lit(grid, stage.now.output, stage.style.colors.kernel.line, stage.style.sizes.emphasis);
  outline_lit(grid, stage.pointed.output, stage.style.colors.output.line, pointed_width(stage.style));
  return grid;
}

bool sheets_fit(const LayerStudy& layer) {
  const auto fits = [](double rows, double columns, double channels) { return rows * columns * channels <= most_cells; };
  const Wiring& wiring = layer.wiring;
  return fits(window_span(layer, Axis::rows).all.count, window_span(layer, Axis::columns).all.count, wiring.in.channels) &&
         fits(stamp_span(layer, Axis::rows).count, stamp_span(layer, Axis::columns).count, wiring.out.channels);
}

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
    if (channel == out.channels - 1) grid.foot = "Padding keeps the inside of the frame.";
  }
  outline_lit(grid, stage.pointed.output, stage.style.colors.output.line, pointed_width(stage.style));
  if (stage.lone_cell() >= 0 && stage.motion.travel >= 1) {
    const Position place = position(layer.wiring.in, stage.lone_cell());
    const auto& pairs = stage.kernels_of_input[at(place.channel)];
    const bool stamped = layer.wiring.weight.cells() == 0
                             ? place.channel == channel
                             : std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == channel; });
    if (stamped)
      grid.outlines.push_back({place.row * slide.stride.rows - rows.first, place.column * slide.stride.columns - columns.first,
                               slide.reach(Axis::rows), slide.reach(Axis::columns), stage.style.colors.kernel.line,
                               stage.style.sizes.emphasis, false});
  }
  return grid;
}

Grid window_sheet(const Stage& stage, int channel) {
  const LayerStudy& layer = stage.layer;
  const Shape& in = layer.wiring.in;
  const Sliding& slide = *layer.wiring.sliding;
  const WindowSpan rows = window_span(layer, Axis::rows), columns = window_span(layer, Axis::columns);
  std::string note = sides(in.rows, in.columns);
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
  outline_lit(grid, stage.pointed.input, stage.style.colors.input.line, pointed_width(stage.style));
  if (stage.moment.cell >= 0) {
    outline_lit(grid, stage.now.input, stage.style.colors.input.line,
                zeros_written ? sharing_width(stage.style) : stage.style.sizes.emphasis);
  }
  if (const int cell = stage.lone_cell(); cell >= 0) {
    const int out_channel = position(layer.wiring.out, cell).channel;
    const auto& pairs = stage.kernels_of_output[at(out_channel)];
    const bool read = layer.wiring.weight.cells() == 0
                          ? out_channel == channel
                          : std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == channel; });
    if (read)
      grid.outlines.push_back({window_start(stage, Axis::rows, cell), window_start(stage, Axis::columns, cell),
                               slide.reach(Axis::rows), slide.reach(Axis::columns), stage.style.colors.kernel.line,
                               stage.style.sizes.emphasis, false});
  }
  return grid;
}

}  // namespace upstamp
