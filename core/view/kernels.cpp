#include "view/kernels.h"

#include "view/equation.h"

namespace upstamp {
namespace {
std::size_t at(int index) { return static_cast<std::size_t>(index); }
std::string sides(int rows, int columns) { return std::to_string(rows) + " × " + std::to_string(columns); }
}  // namespace

Grid kernel_grid(const Stage& stage, int kernel, bool turned) {
  const Shape& shape = stage.layer.wiring.weight;
  const std::string dilation = stage.layer.wiring.sliding && stage.layer.wiring.sliding->dilation != PerAxis(1)
                                   ? ", dilation " + value_text(stage.layer.wiring.sliding->dilation)
                                   : "";
  Grid grid = empty_grid("Kernel", "w", sides(shape.rows, shape.columns) + (turned ? ", turned 180°" : "") + dilation,
                         Role::weight, stage.layer.index, shape.rows, shape.columns);
  if (turned) grid.index_columns = shape.columns;
  const int count = static_cast<int>(shape.plane());
  for (int i = 0; i < count; ++i) {
    const int cell = kernel * count + (turned ? count - 1 - i : i);
    grid.cells[at(i)] = {true, stage.layer.w[cell], CellGround::tinted, false, false, 0, cell};
  }
  outline_lit(grid, stage.pointed.weight, stage.style.colors.kernel.line, pointed_width(stage.style));
  if (stage.moment.granularity == Granularity::product)
    outline_lit(grid, stage.now.weight, stage.style.colors.kernel.line, stage.style.sizes.emphasis);
  return grid;
}

Grid stamp_grid(const Stage& stage, int kernel) {
  const Sliding& slide = *stage.layer.wiring.sliding;
  const int rows = slide.reach(Axis::rows), columns = slide.reach(Axis::columns),
            plane = slide.kernel.rows * slide.kernel.columns;
  const int cell = stamped_cell(stage);
  const bool on = cell >= 0;
  const double x = on ? stage.layer.x[cell] : 0;
  // When all is done it is still that of the step before.
  const std::string during = "one input cell × kernel", after = "last input cell × kernel";
  Grid grid = empty_grid("Stamp", on ? value_words(x, stage.style.fractions) + " · w" : "",
                         stage.moment.cell < 0 && on ? after : during, Role::weight, stage.layer.index, rows, columns);
  grid.later_note = grid.note == during ? after : during;
  for (CellLook& look : grid.cells) look = {false, 0, CellGround::plain, plane != rows * columns, false, 0, -1};
  for (int k = 0; k < plane; ++k) {
    CellLook& look = grid.at(k / slide.kernel.columns * slide.dilation.rows, k % slide.kernel.columns * slide.dilation.columns);
    look = {on, on ? x * stage.layer.w[kernel * plane + k] : 0, CellGround::tinted, false, false, 0, -1};
    if (stage.moment.granularity == Granularity::product && stage.now.weight[at(kernel * plane + k)])
      grid.outlines.push_back({k / slide.kernel.columns * slide.dilation.rows, k % slide.kernel.columns * slide.dilation.columns,
                               1, 1, stage.style.colors.kernel.line, stage.style.sizes.emphasis, false});
  }
  return grid;
}

}  // namespace upstamp
