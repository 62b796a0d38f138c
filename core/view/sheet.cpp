#include "view/sheet.h"

#include <cmath>

#include "view/equation.h"
#include "view/layer_words.h"
#include "view/sheet_look.h"

namespace upstamp {

namespace {
std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool windows_beside_stamps(const Stage& stage) { return stage.scatter() && !stage.stamps(); }
}  // namespace

double sharing_width(const Style& style) { return style.sizes.emphasis / 2; }

std::string sides_words(int rows, int columns) { return std::to_string(rows) + " × " + std::to_string(columns); }

std::string channel_note(const Shape& shape, int channel, const std::string& rest) {
  const std::string name = shape.channels > 1 ? "channel " + std::to_string(channel) : "";
  return name.empty() ? rest : channel > 0 || rest.empty() ? name : name + ", " + rest;
}

std::string padding_words(const PerEdge& padding) { return "padding " + shown_value(padding); }

std::string count_words(const LayerStudy& layer) {
  const int cell = busiest_cell(layer);
  if (cell < 0 || layer.by_output.of(cell).size() < 2) return "";
  return layer.wiring.sliding && layer.wiring.in.channels == 1 ? "×2: two stamps meet there." : "×2: two products meet there.";
}

CellLook output_look(const Stage& stage, int cell) {
  CellLook look;
  look.cell = cell;
  look.count = stage.partial.counts[at(cell)];
  // Where nothing ever arrives the output is a pale 0 from the start.
  const bool never = stage.layer.by_output.of(cell).empty() && stage.layer.wiring.offsets.empty() && !stage.layer.curve.value;
  look.shown = look.count > 0 || never || is_finished(stage.moment, cell, stage.motion.count);
  look.ground = !look.shown ? CellGround::plain : never ? CellGround::zero : CellGround::tinted;
  look.faint = never;
  look.value = stage.partial.values[at(cell)];
  // A number on its way between whole numbers counts in whole numbers.
  const double end = stage.layer.y[cell];
  if (stage.motion.count > 0 && stage.motion.count < 1 && end == std::round(end)) look.value = std::round(look.value);
  if (!stage.scatter() || !stage.stamps()) look.count = 0;
  // A window gives a cell all at once; what stamps have brought until now is no answer of it.
  if (windows_beside_stamps(stage) && look.shown && !never &&
      stage.partial.counts[at(cell)] < static_cast<int>(stage.layer.by_output.of(cell).size()))
    look.ground = CellGround::plain, look.faint = true;
  return look;
}

Grid input_map(const Stage& stage, int channel) {
  const Shape& shape = stage.layer.wiring.in;
  const bool second = stage.layer.with >= 0 && channel >= stage.layer.second_channel;
  const std::string note = channel_note(shape, channel, sides_words(shape.rows, shape.columns));
  Grid grid = empty_grid(channel == 0 ? "Input" : "", "x", second ? note + ", from " + stage.layer.layer.with : note, Role::input,
                         stage.layer.index, shape.rows, shape.columns);
  const RoleColors& colors = stage.style.colors.input;
  const double width = stage.style.sizes.emphasis * stage.motion.light;
  if (stage.scatter() && !stage.stamps())
    outline_lit(grid, inputs_into(stage.layer.wiring, window_cell(stage)), colors.line, sharing_width(stage.style));
  for (int i = 0; i < shape.plane(); ++i) {
    const int cell = channel * static_cast<int>(shape.plane()) + i;
    grid.cells[at(i)] = {true, stage.layer.x[cell], CellGround::tinted, false, false, 0, cell};
  }
  // A step whose stamp is cropped away still has its cell.
  if (stage.scatter() && stage.moment.cell >= 0 && stage.motion.light > 0)
    outline_range(grid, stage.moment.cell, stage.playing_end(), colors.line, width);
  if (!stage.scatter()) outline_lit(grid, stage.now.input, colors.line, width);
  outline_explained_inputs(stage, grid);
  outline_lit(grid, stage.pointed.input, colors.line, pointed_width(stage.style));
  return grid;
}

// While stamps are played, and at the end, the equation is that of a cell that nothing else marks.
static int explained_beside_stamps(const Stage& stage) {
  const bool pointed = stage.tag.role != Role::none;
  return stage.stamps() && (stage.scatter() || stage.moment.cell < 0) && !pointed ? cell_to_explain(stage) : -1;
}

void outline_explained_output(const Stage& stage, Grid& grid) {
  if (const int cell = explained_beside_stamps(stage); cell >= 0)
    outline_range(grid, cell, cell + 1, stage.style.colors.output.line, sharing_width(stage.style));
}

void outline_explained_inputs(const Stage& stage, Grid& grid) {
  const int cell = explained_beside_stamps(stage);
  if (cell < 0) return;
  std::vector<char> lit(static_cast<std::size_t>(stage.layer.wiring.in.cells()));
  for (const Tap& tap : taps_into(stage.layer, cell, &stage.moment)) lit[at(tap.in)] = 1;
  outline_lit(grid, lit, stage.style.colors.input.line, sharing_width(stage.style));
}

Grid output_map(const Stage& stage, int channel) {
  const Shape& shape = stage.layer.wiring.out;
  Grid grid = empty_grid(channel == 0 ? "Output" : "", "y", channel_note(shape, channel, sides_words(shape.rows, shape.columns)),
                         Role::output, stage.layer.index, shape.rows, shape.columns);
  const RoleColors& colors = stage.style.colors.output;
  const double width = stage.style.sizes.emphasis;
  // Beside windows the stamp only takes part, and the cell whose window is shown is what it is about.
  const int explained = stage.scatter() && !stage.stamps() ? window_cell(stage) : -1;
  if (stage.scatter() && stage.motion.travel > 0)
    outline_lit(grid, stage.now.output, stage.style.colors.kernel.line, explained >= 0 ? sharing_width(stage.style) : width);
  for (int i = 0; i < shape.plane(); ++i) {
    const int cell = channel * static_cast<int>(shape.plane()) + i;
    grid.cells[at(i)] = output_look(stage, cell);
  }
  if (!stage.scatter() && stage.moment.cell >= 0) outline_range(grid, stage.moment.cell, stage.playing_end(), colors.line, width);
  if (explained >= 0) outline_range(grid, explained, explained + 1, colors.line, width);
  outline_explained_output(stage, grid);
  if (channel == shape.channels - 1) {
    if (stage.scatter() && stage.stamps()) grid.count_foot = count_words(stage.layer);
    if (windows_beside_stamps(stage)) grid.foot = "Pale: some of the sum is still to come.";
  }
  outline_lit(grid, stage.pointed.output, colors.line, pointed_width(stage.style));
  return grid;
}

}  // namespace upstamp
