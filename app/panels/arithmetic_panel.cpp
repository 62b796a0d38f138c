#include <cmath>

#include "base/text.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

TextLook formula_look(const Ui& ui) {
  TextLook look = numbers(ui);
  look.size = measure::small;
  return look;
}

// "rows  (3 - 1) * 2 + 3 = 7"
void show_result(const Ui& ui, const std::string& name, const Expression& formula, const Expression::Values& values) {
  const double result = formula.evaluate(values);
  const Expression in_force = formula.in_force(values);
  std::vector<Run> shown{{name + "  ", ui.theme.muted}, {printed(in_force.pieces_with(values)) + " = ", ui.theme.ink}};
  shown.push_back(
      {std::isfinite(result) ? number_text(result) : "no answer", result >= 1 ? ui.theme.palette.output.line : ui.theme.warning});
  runs(ui, shown, formula_look(ui));
}

}  // namespace

void arithmetic_panel(const Ui& ui, const SettingsSheet& sheet, const Scene& scene) {
  if (!sheet.op || !sheet.in || sheet.op->size.empty()) return;
  const Op& op = *sheet.op;
  const Settings& settings = scene.layers[static_cast<std::size_t>(sheet.layer)].settings;
  section_label(ui, "Size of the output");
  const Expression::Values rows = size_values(op, settings, *sheet.in, Axis::rows),
                           columns = size_values(op, settings, *sheet.in, Axis::columns);
  runs(ui, {{"out = " + printed(op.size.in_force(rows).pieces()), ui.theme.muted}}, formula_look(ui));
  blank(ui, 4);
  if (op.size.in_force(rows).text_with(rows) == op.size.in_force(columns).text_with(columns)) {
    show_result(ui, "rows, columns", op.size, rows);
  } else {
    show_result(ui, "rows", op.size, rows);
    show_result(ui, "columns", op.size, columns);
  }
  if (!op.channels.empty() && op.channels.evaluate(rows) != 1)
    show_result(ui, "channels", op.channels, rows);  // named because of the feature map
  blank(ui, 12);
}

std::optional<Edit> problems_panel(const Ui& ui, const SettingsSheet& sheet, const Scene& scene, const Obstacle& obstacle,
                                   const Catalogue<Op>& ops) {
  std::optional<Edit> edit;
  for (const Problem& problem : sheet.problems.empty() ? obstacle.problems : sheet.problems) {
    const bool elsewhere = sheet.problems.empty() && obstacle.layer >= 0 && obstacle.layer != sheet.layer;
    const Op* op = elsewhere ? ops.find(scene.layers[static_cast<std::size_t>(obstacle.layer)].op) : nullptr;
    const std::string place =
        elsewhere ? "Layer " + std::to_string(obstacle.layer + 1) + (op ? ", " + op->about.title : "") + ": " : "";
    notice(ui, place + problem.sentence, Tone::warning);
    blank(ui, 4);
    if (elsewhere && button(ui, "look", "Look at layer " + std::to_string(obstacle.layer + 1)))
      edit = focus_layer(scene, obstacle.layer);
  }
  if (sheet.problems.empty() && obstacle.remedy) {
    const JoinRemedy& remedy = *obstacle.remedy;
    if (chips(ui, "remedy", {remedy.words})) edit = change_setting(scene, remedy.layer, remedy.parameter, remedy.value, false);
  }
  std::vector<std::string> offers;
  for (const Mend& mend : sheet.mends) offers.push_back(mend.words);
  if (const auto clicked = chips(ui, "mends", offers))
    edit = change_setting(scene, sheet.layer, sheet.mends[*clicked].parameter, sheet.mends[*clicked].value, false);
  if (!sheet.problems.empty() || !obstacle.problems.empty()) blank(ui, 12);
  return edit;
}

}  // namespace upstamp
