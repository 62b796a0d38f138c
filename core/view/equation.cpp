#include "view/equation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

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

double product_value(const LayerStudy& layer, const Tap& tap) {
  return tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]) * layer.x[tap.in];
}

// So many of the taps in their order, those whose products count least left out.
std::vector<Tap> most_telling(const LayerStudy& layer, const std::vector<Tap>& taps, std::size_t count) {
  std::vector<std::size_t> order(taps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::fabs(product_value(layer, taps[a])) > std::fabs(product_value(layer, taps[b]));
  });
  order.resize(std::min(count, order.size()));
  std::sort(order.begin(), order.end());
  std::vector<Tap> chosen;
  for (const std::size_t i : order) chosen.push_back(taps[i]);
  return chosen;
}

double value_of(const LayerStudy& layer, const std::vector<Tap>& taps, const std::vector<Offset>& offsets) {
  double sum = 0;
  for (const Tap& tap : taps) sum += product_value(layer, tap);
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

namespace {

// Both forms of a constant: its name, or its number where it has none.
void add_offset(Equation& equation, Equation& numbers, const LayerStudy& layer, const Offset& offset, bool fractions) {
  const std::string value = value_in_equation(offset.gain * (offset.weight < 0 ? 1 : layer.w[offset.weight]), fractions);
  if (offset.weight < 0) {
    equation.push_back({value});
    numbers.push_back({value});
    return;
  }
  const std::string gain = offset.gain != 1 ? value_in_equation(offset.gain, fractions) + "·" : "";
  if (!gain.empty()) equation.push_back({gain});
  equation.push_back({cell_name('w', layer.w.shape, offset.weight), Role::weight});
  numbers.push_back({gain.empty() ? value : gain + value_in_equation(layer.w[offset.weight], fractions)});
}

// The curve's name around what it bends; a lone number in parentheses needs no second ones.
void bend(Equation& numbers, const std::string& curve) {
  std::string& first = numbers.front().words;
  if (numbers.size() == 1 && first.starts_with("(") && first.ends_with(")")) first = first.substr(1, first.size() - 2);
  first = curve + "(" + first;
  numbers.back().words += ")";
}

}  // namespace

Equation equation_of(const LayerStudy& layer, int output_cell, const std::vector<Tap>& taps, int most_terms, bool fractions) {
  Equation equation{{cell_name('y', layer.y.shape, output_cell), Role::output}, {" = "}};
  const auto offsets = offsets_into(layer, output_cell);
  const auto shown = most_telling(layer, taps, static_cast<std::size_t>(std::max(1, most_terms)));
  Equation numbers;
  const bool bent = static_cast<bool>(layer.curve.value);
  if (bent) equation.push_back({layer.curve.name + "("});
  for (const Tap& tap : shown) {
    if (!numbers.empty()) equation.push_back({" + "}), numbers.push_back({" + "});
    add_names(equation, layer, tap, fractions);
    numbers.push_back({numbers_of(layer, tap, fractions)});
  }
  if (shown.size() < taps.size()) {
    equation.push_back({" + … (" + std::to_string(taps.size() - shown.size()) + " more)"});
    numbers.push_back({" + …"});
  }
  for (const Offset& offset : offsets) {
    if (!numbers.empty()) equation.push_back({" + "}), numbers.push_back({" + "});
    add_offset(equation, numbers, layer, offset, fractions);
  }
  if (bent) equation.push_back({")"});
  if (bent && !numbers.empty()) bend(numbers, layer.curve.name);
  // A lone copied value needs no second form: y[0,1] = x[0,0] = 3. A lone constant is its own result.
  const bool copies = !bent && taps.size() == 1 && offsets.empty() && taps.front().weight < 0 && taps.front().gain == 1;
  if (!bent && taps.empty() && offsets.size() == 1 && offsets.front().weight < 0) equation.pop_back(), numbers.clear();
  if (!numbers.empty()) equation.push_back({" = "});
  if (!numbers.empty() && !copies) {
    equation.insert(equation.end(), numbers.begin(), numbers.end());
    equation.push_back({" = "});
  }
  equation.push_back({value_words(value_of(layer, taps, offsets), fractions), Role::output, true});
  if (taps.size() < layer.by_output.of(output_cell).size()) equation.push_back({" so far"});
  return equation;
}

Equation product_of(const LayerStudy& layer, const Tap& tap, bool fractions) {
  Equation equation;
  add_names(equation, layer, tap, fractions);
  const std::string numbers = numbers_of(layer, tap, fractions);
  const double product = product_value(layer, tap);
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
