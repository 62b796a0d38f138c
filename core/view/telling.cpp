#include "view/telling.h"

#include <limits>

#include "view/caption.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr int most_terms = 12;

NumberGrid grid_of(std::string name, std::string title, const Tensor& tensor) {
  const Shape& shape = tensor.shape;
  NumberGrid grid{std::move(name), std::move(title), {shape.channels, shape.rows, shape.columns}, tensor.values};
  if (shape.outer != 1) grid.sides.insert(grid.sides.begin(), shape.outer);
  return grid;
}

std::string place_of(const Moment& moment) {
  const std::string all = std::to_string(moment.steps);
  if (moment.cell >= 0) return "Step " + std::to_string(moment.step + 1) + " of " + all;
  if (moment.step == 0) return "Before the first step";
  return moment.step >= moment.steps ? "After the last step" : "After step " + std::to_string(moment.step) + " of " + all;
}

}  // namespace

Telling telling_at(const Study& study, const Moment& moment, const Style& style) {
  const LayerStudy& layer = study.focused();
  const Stage stage = stage_of(study, moment, style);
  Telling telling{place_of(moment), "", grid_of("y", "Output", layer.y)};
  telling.output.values = stage.partial.values;
  for (std::size_t cell = 0; cell < telling.output.values.size(); ++cell)
    if (stage.partial.counts[cell] == 0 && !is_finished(moment, static_cast<int>(cell), stage.motion.count))
      telling.output.values[cell] = std::numeric_limits<double>::quiet_NaN();
  if (const int cell = cell_to_explain(stage); cell >= 0)
    telling.equation = text_of(equation_of(layer, cell, taps_into(layer, cell, &moment), most_terms));
  return telling;
}

std::vector<NumberGrid> grids_of(const LayerStudy& layer) {
  std::vector<NumberGrid> grids{grid_of("x", "Input", layer.x)};
  if (layer.wiring.weight.cells() > 0) {
    const std::string& title = layer.op->weight_title;
    grids.push_back(grid_of("w", title.empty() ? "Kernel" : title, layer.w));
  }
  grids.push_back(grid_of("y", "Output", layer.y));
  return grids;
}

void tell(Film& film, std::shared_ptr<const Study> study, std::vector<double> times, const Style& style) {
  film.grids = grids_of(study->focused());
  auto timeline = std::make_shared<const Timeline>(timeline_of(*study));
  film.telling = [study = std::move(study), timeline = std::move(timeline), times = std::move(times), style](int frame) {
    return telling_at(*study, moment_at(*timeline, times[static_cast<std::size_t>(frame)]), style);
  };
}

}  // namespace upstamp
