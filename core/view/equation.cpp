#include "view/equation.h"

#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr int decimals = 4;

// Both forms of one term: in names (x[0,0]·w[2,1]) and in numbers (1·1).
void add_names(Equation& equation, const LayerStudy& layer, const Tap& tap, bool fractions) {
  if (tap.gain != 1) equation.push_back({value_in_equation(tap.gain, fractions) + "·"});
  equation.push_back({cell_name('x', layer.x.shape, tap.in), Role::input});
  if (tap.weight < 0) return;
  equation.push_back({"·"});
  equation.push_back({cell_name('w', layer.w.shape, tap.weight), Role::weight});
}

std::string numbers_of(const LayerStudy& layer, const Tap& tap, bool fractions) {
  std::string text = tap.gain != 1 ? value_in_equation(tap.gain, fractions) + "·" : "";
  text += value_in_equation(layer.x[tap.in], fractions);
  return tap.weight < 0 ? text : text + "·" + value_in_equation(layer.w[tap.weight], fractions);
}

double value_of(const LayerStudy& layer, const std::vector<Tap>& taps, const std::vector<Offset>& offsets) {
  double sum = 0;
  for (const Tap& tap : taps) sum += tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]) * layer.x[tap.in];
  for (const Offset& offset : offsets) sum += offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]);
  return layer.curve.value ? layer.curve.value(sum) : sum;
}

std::vector<Offset> offsets_into(const LayerStudy& layer, int cell) {
  std::vector<Offset> found;
  for (const Offset& offset : layer.wiring.offsets)
    if (offset.out == cell) found.push_back(offset);
  return found;
}

}  // namespace

std::string cell_name(char letter, const Shape& shape, int cell) {
  const Position at = position(shape, cell);
  std::string name(1, letter);
  name += "[";
  if (shape.outer > 1 || (letter == 'w' && shape.channels > 1)) name += std::to_string(at.outer) + ",";
  if (shape.channels > 1 || shape.outer > 1) name += std::to_string(at.channel) + ",";
  return name + std::to_string(at.row) + "," + std::to_string(at.column) + "]";
}

std::string value_words(double value, bool fractions) {
  if (fractions)
    if (const std::string text = fraction_text(value); !text.empty()) return printed_number(text);
  constexpr double noise = 1e-12;  // what sums of decimal fractions leave over
  const std::string text = rounded_text(value, decimals);
  return printed_number(text == "0" && std::fabs(value) > noise ? power_text(value, decimals - 1) : text);
}

std::string value_in_equation(double value, bool fractions) {
  const std::string text = value_words(value, fractions);
  return (value < 0 && text != "0") || text.find('/') != std::string::npos ? "(" + text + ")" : text;
}

std::vector<Tap> taps_into(const LayerStudy& layer, int output_cell, const Moment* moment) {
  std::vector<Tap> found;
  if (moment && moment->granularity == Granularity::product) {
    // Only here a cell may be half done, so the timeline itself is asked.
    for (const std::span<const Tap> taps : {moment->done, moment->now})
      for (const Tap& tap : taps)
        if (tap.out == output_cell) found.push_back(tap);
    return found;
  }
  for (const int place : layer.by_output.of(output_cell)) found.push_back(layer.wiring.taps[static_cast<std::size_t>(place)]);
  if (!moment) return found;
  const bool scatter = moment->order == Order::scatter;
  std::erase_if(found, [&](const Tap& tap) { return (scatter ? tap.in : tap.out) >= moment->finishing; });
  if (scatter) std::stable_sort(found.begin(), found.end(), [](const Tap& a, const Tap& b) { return a.in < b.in; });
  return found;
}

// Both forms of a constant: its name, or its number where it has none.
void add_offset(Equation& equation, std::string& numbers, const LayerStudy& layer, const Offset& offset, bool fractions) {
  const std::string value = value_in_equation(offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]), fractions);
  if (offset.weight < 0) {
    equation.push_back({value});
    numbers += value;
    return;
  }
  const std::string gain = offset.gain != 1 ? value_in_equation(offset.gain, fractions) + "·" : "";
  if (!gain.empty()) equation.push_back({gain});
  equation.push_back({cell_name('w', layer.w.shape, offset.weight), Role::weight});
  numbers += gain.empty() ? value : gain + value_in_equation(layer.w[offset.weight], fractions);
}

Equation equation_of(const LayerStudy& layer, int output_cell, const std::vector<Tap>& taps, int most_terms, bool fractions) {
  Equation equation{{cell_name('y', layer.y.shape, output_cell), Role::output}, {" = "}};
  const auto offsets = offsets_into(layer, output_cell);
  const double sum = value_of(layer, taps, offsets);
  const int count = static_cast<int>(taps.size());
  const int shown = count <= most_terms ? count : std::max(1, most_terms);
  std::string numbers;
  const bool bent = static_cast<bool>(layer.curve.value);
  if (bent) equation.push_back({layer.curve.name + "("});
  for (int i = 0; i < shown; ++i) {
    if (i) equation.push_back({" + "}), numbers += " + ";
    add_names(equation, layer, taps[static_cast<std::size_t>(i)], fractions);
    numbers += numbers_of(layer, taps[static_cast<std::size_t>(i)], fractions);
  }
  if (shown < count) {
    const std::string rest = " + … (" + std::to_string(count - shown) + " more)";
    equation.push_back({rest});
    numbers += " + …";
  }
  for (const Offset& offset : offsets) {
    if (!numbers.empty()) equation.push_back({" + "}), numbers += " + ";
    add_offset(equation, numbers, layer, offset, fractions);
  }
  // A lone number stands in the curve's parentheses already.
  if (bent && numbers.starts_with("(") && numbers.find(')') + 1 == numbers.size())
    numbers = numbers.substr(1, numbers.size() - 2);
  if (bent) equation.push_back({")"}), numbers = layer.curve.name + "(" + numbers + ")";
  // A lone copied value needs no second form: y[0,1] = x[0,0] = 3. A lone constant is its own result.
  const bool copies = !bent && count == 1 && offsets.empty() && taps.front().weight < 0 && taps.front().gain == 1;
  if (!bent && count == 0 && offsets.size() == 1 && offsets.front().weight < 0) equation.pop_back(), numbers.clear();
  if (!numbers.empty()) equation.push_back({copies ? " = " : " = " + numbers + " = "});
  equation.push_back({value_words(sum, fractions), Role::output, true});
  return equation;
}

Equation product_of(const LayerStudy& layer, const Tap& tap, bool fractions) {
  Equation equation;
  add_names(equation, layer, tap, fractions);
  const std::string numbers = numbers_of(layer, tap, fractions);
  const double product = tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]) * layer.x[tap.in];
  equation.push_back({" = " + (equation.size() > 1 ? numbers + " = " : "")});
  equation.push_back({value_words(product, fractions), Role::none, true});
  equation.push_back({" goes into "});
  equation.push_back({cell_name('y', layer.y.shape, tap.out), Role::output});
  return equation;
}

std::string equation_text(const LayerStudy& layer, int output_cell, int most_terms) {
  return text_of(equation_of(layer, output_cell, taps_into(layer, output_cell, nullptr), most_terms));
}

std::string text_of(const Equation& equation) {
  std::string text;
  for (const EquationPiece& piece : equation) text += piece.words;
  return text;
}

}  // namespace upstamp
