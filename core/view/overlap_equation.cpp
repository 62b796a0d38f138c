#include "view/overlap_equation.h"

#include <algorithm>

#include "base/text.h"
#include "view/overlap_words.h"

namespace upstamp {
namespace {

const LayerStudy& layer_of(const Study& study, const Arrivals& made) {
  return study.layers[static_cast<std::size_t>(made.stretch.last)];
}

double count_of(const Study& study, const Arrivals& made, int cell) {
  return made.counts[static_cast<std::size_t>(cell % layer_of(study, made).wiring.out.plane())];
}

std::string amount(const Arrivals& made, double count) { return " " + arrival_noun(made.kind) + (count == 1 ? "" : "s"); }

// "2 (down) × 3 (across) × 4 (channels) = ", or nothing where one number says it all.
std::string factors(const Study& study, const Arrivals& made, int cell) {
  if (!made.along) return "";
  const Position at = position(layer_of(study, made).wiring.out, cell);
  const double down = made.along->rows[static_cast<std::size_t>(at.row)],
               across = made.along->columns[static_cast<std::size_t>(at.column)];
  std::vector<std::string> found;
  if (overlaps_along(made, Axis::rows) || down != 1) found.push_back(value_words(down) + " (down)");
  if (overlaps_along(made, Axis::columns) || across != 1) found.push_back(value_words(across) + " (across)");
  if (made.along->channels != 1) found.push_back(value_words(made.along->channels) + " (channels)");
  return found.size() < 2 ? "" : join(found, " × ") + " = ";
}

Equation written_equation(const LayerStudy& layer, const EquationPiece& name, int cell) {
  const std::vector<double> values = written_values(layer, cell);
  if (values.empty()) return {name, {" is written by none: "}, {value_words(layer.y[cell]), Role::output, true}};
  std::string earlier;
  for (std::size_t i = 0; i + 1 < values.size(); ++i) earlier += value_words(values[i]) + ", then ";
  const std::string often = values.size() == 1 ? "once: " : std::to_string(values.size()) + " times: ";
  Equation equation{name, {" is written " + often + earlier}, {value_words(values.back()), Role::output, true}};
  if (values.size() > 1) equation.push_back({", which stays"});
  return equation;
}

}  // namespace

bool overlaps_along(const Arrivals& made, Axis axis) {
  if (!made.along) return false;
  const std::vector<double>& counts = axis == Axis::rows ? made.along->rows : made.along->columns;
  return counts.size() > 1 && *std::max_element(counts.begin(), counts.end()) > 1;
}

Equation arrivals_equation(const Study& study, const Arrivals& made, int cell) {
  const LayerStudy& layer = layer_of(study, made);
  const EquationPiece name{cell_name('y', layer.y.shape, cell), Role::output};
  const double count = count_of(study, made, cell);
  if (made.kind == Arrival::write) return written_equation(layer, name, cell);
  if (count == 0) return {name, {" is reached by "}, {"0", Role::output, true}, {amount(made, 0)}};
  if (made.kind == Arrival::copy || made.kind == Arrival::alone) {
    const Tap& tap = layer.wiring.taps[static_cast<std::size_t>(layer.by_output.of(cell).front())];
    return {name,
            {made.kind == Arrival::copy ? " is a copy of " : " is made of "},
            {cell_name('x', layer.x.shape, tap.in), Role::input}};
  }
  const std::string start = made.kind == Arrival::choice ? " is the largest of " : " is reached by ";
  return {name, {start + factors(study, made, cell)}, {value_words(count), Role::output, true}, {amount(made, count)}};
}

Equation so_far_equation(const Study& study, const Arrivals& made, int cell, double count) {
  const double all = count_of(study, made, cell);
  return {{cell_name('y', layer_of(study, made).y.shape, cell), Role::output},
          {" is reached by "},
          {value_words(count), Role::output, true},
          {" of " + value_words(all) + amount(made, all) + " so far"}};
}

}  // namespace upstamp
