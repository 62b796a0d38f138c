#include "reason/shown_size.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace upstamp {
namespace {

const std::vector<std::string> never_left_out{"in", "in_channels"};

struct Telling {
  std::string text;
  Expression::Values values;
  std::map<std::string, double, std::less<>> renamed;  // names that the op itself does not know, or knows as "not given"
  std::vector<std::string> notes;

  double value(const std::string& name) const {
    const auto found = renamed.find(name);
    return found == renamed.end() ? values(name) : found->second;
  }
};

bool has_word(const std::string& text, std::string_view word) {
  const std::vector<std::string> names = Expression(text).names();
  return std::find(names.begin(), names.end(), word) != names.end();
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// if(stride > 0, stride, kernel) is told as the stride, with a word on where it comes from.
void name_what_is_not_given(const Parameter& parameter, Telling& telling) {
  const std::string& name = parameter.id;
  const std::string start = "if(" + name + " > 0, " + name + ", ";
  for (std::size_t at = telling.text.find(start); at != std::string::npos; at = telling.text.find(start, at + 1)) {
    const std::size_t first = at + start.size(), end = telling.text.find_first_of("(), ", first);
    if (end == std::string::npos || telling.text[end] != ')') continue;
    const std::string instead = telling.text.substr(first, end - first);
    telling.text.replace(at, end + 1 - at, name);
    if (telling.value(name) > 0) continue;
    telling.renamed[name] = telling.value(instead);
    telling.notes.push_back("No " + name + " is given, so the " + name + " is the " + instead + ".");
  }
}

// The same padding at both ends is one word: 2 * padding.
void join_alike_edges(const Parameter& parameter, Telling& telling) {
  if (!std::holds_alternative<PerEdge>(parameter.initial)) return;
  const std::string &name = parameter.id, begin = name + "_begin", end = name + "_end";
  if (!has_word(telling.text, begin) || telling.value(begin) != telling.value(end)) return;
  for (const std::string sign : {"+ ", "- "}) replace_all(telling.text, sign + begin + " " + sign + end, sign + "2 * " + name);
  for (const std::string& edge : {begin, end}) replace_all(telling.text, edge, name);
  telling.renamed[name] = telling.value(begin);
}

// Where a rule says that nothing is left over, a division is told without rounding.
void divide_exactly(const Declaration& about, std::string& text) {
  for (const Rule& rule : about.rules) {
    std::string rest = text;
    replace_all(rest, " // ", " % ");
    if (rest != text && rule.condition.text() == rest + " == 0") {
      replace_all(text, " // ", " / ");
      return;
    }
  }
}

ShownFormula shown(const Op& op, const Expression& formula, const Expression::Values& values) {
  Telling telling{formula.text(), values, {}, {}};
  for (const Parameter& parameter : op.about.parameters) name_what_is_not_given(parameter, telling);
  telling.text = Expression(telling.text).in_force(values).text();
  for (const Parameter& parameter : op.about.parameters) join_alike_edges(parameter, telling);
  divide_exactly(op.about, telling.text);
  const Expression::Values named = [values, renamed = telling.renamed](std::string_view name) {
    const auto found = renamed.find(name);
    return found == renamed.end() ? values(name) : found->second;
  };
  ShownFormula made{Expression(telling.text).shortened(named, never_left_out), named, std::move(telling.notes)};
  const std::vector<std::string> all = Expression(telling.text).names();
  if (std::any_of(all.begin(), all.end(), [&](const std::string& name) { return !has_word(made.formula.text(), name); }))
    made.notes.push_back("Terms that are 0 and factors that are 1 are left out.");
  return made;
}

}  // namespace

ShownFormula shown_size(const Op& op, const Settings& settings, Shape in, Axis axis) {
  return shown(op, op.size, size_values(op, settings, in, axis));
}

ShownFormula shown_channels(const Op& op, const Settings& settings, Shape in) {
  return shown(op, op.channels, size_values(op, settings, in, Axis::rows));
}

}  // namespace upstamp
