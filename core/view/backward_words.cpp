#include "view/backward_words.h"

#include "base/text.h"
#include "reason/ways.h"
#include "view/backward_grids.h"
#include "view/equation.h"

namespace upstamp {
namespace {

bool fixed_weights(const Wiring& wiring) {
  return std::any_of(wiring.taps.begin(), wiring.taps.end(), [](const Tap& tap) { return tap.weight < 0 && tap.gain != 1; });
}

// How the errors of a step are changed on their way: ", each times the weight that led there".
std::string change_words(const LayerStudy& layer, int count, const std::string& led) {
  const std::string each = count == 1 ? ", times " : ", each times ";
  if (weights_scale(layer.wiring)) return each + "the weight that led " + led;
  if (fixed_weights(layer.wiring))
    return each + (layer.several ? "the weight of these layers together that led " : "the fixed weight that led ") + led;
  return count == 1 ? ", unchanged" : ", each unchanged";
}

std::string input_sentence(const LayerStudy& layer, int cell, int count) {
  const std::string name = "Input cell " + cell_name('x', layer.x.shape, cell);
  if (count == 0) return name + " is used by no output cell, so no error comes back to it.";
  return name + " takes in the " + (count == 1 ? "error" : "errors") + " of " + counted(count, "output cell") +
         change_words(layer, count, "there") + ".";
}

std::string output_sentence(const LayerStudy& layer, int cell, const std::string& error, int count) {
  const std::string start = "The error of " + cell_name('y', layer.y.shape, cell) + ", " + error + ",";
  if (count == 0) return start + " goes back to no input cell.";
  return start + " goes back to " + counted(count, "input cell") + change_words(layer, count, "from there") + ".";
}

std::string slope_sentence(const LayerStudy& layer, int cell, const std::string& error, const std::string& slope) {
  return "The error of " + cell_name('y', layer.y.shape, cell) + ", " + error + ", goes back to " +
         cell_name('x', layer.x.shape, cell) + " times the slope there, " + slope + ".";
}

std::string step_words(int step, int steps) { return "Step " + std::to_string(step) + " of " + std::to_string(steps) + ". "; }

std::string resting_sentence(const LayerStudy& layer) {
  const std::string start = "Every product carries the error of its output cell back to its input cell";
  if (layer.curve.value) return start + ", times the slope there.";
  return start + (weights_scale(layer.wiring) || fixed_weights(layer.wiring) ? ", times the same weight." : ".");
}

std::string longest_value(const Tensor& tensor, bool fractions) {
  std::string longest;
  for (const double value : tensor.values)
    if (std::string words = value_words(value, fractions); words.size() > longest.size()) longest = std::move(words);
  return longest;
}

}  // namespace

std::string way_back_sentence(const Stage& stage, const WayBack& way) {
  const Moment& moment = stage.moment;
  const LayerStudy& layer = stage.layer;
  if (moment.cell < 0) return resting_sentence(layer);
  const std::string start = step_words(moment.step + 1, moment.steps);
  const int cell = stage.lone_cell();
  if (cell < 0)
    return start + counted(way.now_count, "product") +
           (way.now_count == 1 ? " carries an error back." : " carry errors back at once.");
  const auto value = [&](double number) { return value_words(number, stage.style.fractions); };
  if (layer.curve.value) return start + slope_sentence(layer, cell, value(way.error[cell]), value(way.slopes[cell]));
  if (stage.scatter()) return start + input_sentence(layer, cell, way.now_count);
  return start + output_sentence(layer, cell, value(way.error[cell]), way.now_count);
}

std::vector<std::string> longest_sentences(const Stage& stage, const WayBack& way, const std::vector<int>& uses) {
  const LayerStudy& layer = stage.layer;
  const std::string start = step_words(stage.moment.steps, stage.moment.steps), resting = resting_sentence(layer);
  const bool fractions = stage.style.fractions;
  const std::string error = longest_value(way.error, fractions);
  const int last_input = static_cast<int>(layer.wiring.in.cells()) - 1,
            last_output = static_cast<int>(layer.wiring.out.cells()) - 1;
  if (layer.curve.value)
    return {resting, start + slope_sentence(layer, last_output, error, longest_value(way.slopes, fractions))};
  if (stage.scatter())
    return {resting, start + input_sentence(layer, last_input, 0),
            start + input_sentence(layer, last_input, *std::max_element(uses.begin(), uses.end()))};
  const int busiest = busiest_cell(layer);
  return {resting, start + output_sentence(layer, last_output, error,
                                           busiest < 0 ? 0 : static_cast<int>(layer.by_output.of(busiest).size()))};
}

std::string transpose_sentence(const Study& study, const Straight& straight, const WayBack& way) {
  const LayerStudy& layer = study.focused();
  if (layer.curve.value)
    return "The slope of " + layer.curve.name + " at each input cell stands where a layer without a curve has its weights.";
  if (!way.is_transpose)
    return "This operation declares a way back of its own: every input that was put into a cell gets the error of that cell, "
           "though "
           "only the last one's value was kept. So it is not the transpose of the way there.";
  const std::string matrix = study.span ? "C is these layers as one matrix" : "C is the layer as a matrix";
  const bool lone = layer.op->weight_title == "Bias";
  const std::string made = !straight.has_constants() ? ", y = C x. "
                           : lone                    ? "; the bias is no part of it: C x = y − bias. "
                                                     : "; the constants that are added are no part of it. ";
  const Stretch stretch = stretch_in_view(study);
  const std::string rule = wired_by_input(study, stretch) || has_curve(study, stretch)
                               ? "It is the one for this input; for every g "
                               : "For every x and g ";
  return matrix + made + rule + "⟨C x, g⟩ = ⟨x, Cᵀg⟩, which makes Cᵀ its transpose" +
         (products_agree(way) ? "." : "; here the two differ by rounding.");
}

std::string coverage_sentence(const LayerStudy& layer, const WayBack& way, const std::vector<int>& uses) {
  if (!way.is_transpose) return "";
  const auto [least, most] = std::minmax_element(uses.begin(), uses.end());
  const bool wins = layer.op->switches != nullptr;
  const std::string verb = wins ? "wins " : "is used by ", plural = wins ? "win " : "are used by ",
                    noun = wins ? "window" : "output cell";
  if (*most == 1 && *least == 1) return "";
  if (*least == *most) return "Every input cell " + verb + counted(*most, noun) + ", so equal errors come back equally often.";
  const std::string some = *least == 0 ? "Some input cells " + plural + "no " + noun + ", others " + (wins ? "" : "by ") +
                                             (*most == 1 ? "" : "up to ") + counted(*most, noun)
                                       : "Input cells " + plural + std::to_string(*least) + " to " + counted(*most, noun);
  return some + ": even equal errors come back to them unequally often.";
}

std::string factor_words(const LayerStudy& layer, const WayBack& way) {
  if (!way.is_transpose) return "";
  if (weights_scale(layer.wiring)) return "· w";
  return fixed_weights(layer.wiring) ? "· weights" : "";
}

}  // namespace upstamp
