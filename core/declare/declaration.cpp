#include "declare/declaration.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::string listed(const std::vector<std::string>& words) {
  if (words.size() < 2) return join(words, "");
  return join({words.begin(), words.end() - 1}, ", ") + " or " + words.back();
}

// The parameter that a formula's name speaks of, and what it says of it.
struct Meaning {
  const Parameter* parameter = nullptr;
  std::string_view rest;  // after the id: "" itself, "_begin" and "_end" of edges, "_rows" and "_columns", "_is_CHOICE"
};

bool can_follow(std::string_view rest, const Parameter& parameter) {
  if (std::holds_alternative<PerEdge>(parameter.initial)) return rest == "_begin" || rest == "_end";
  if (std::holds_alternative<PerAxis>(parameter.initial)) return rest.empty() || rest == "_rows" || rest == "_columns";
  if (!std::holds_alternative<std::string>(parameter.initial)) return rest.empty();
  return rest.substr(0, 4) == "_is_" &&
         std::find(parameter.choices.begin(), parameter.choices.end(), rest.substr(4)) != parameter.choices.end();
}

Meaning meaning_of(const Declaration& about, std::string_view name) {
  for (const Parameter& parameter : about.parameters) {
    if (name.substr(0, parameter.id.size()) != parameter.id) continue;
    const std::string_view rest = name.substr(parameter.id.size());
    if (can_follow(rest, parameter)) return {&parameter, rest};
  }
  return {};
}

std::vector<std::string> parameters_in(const Expression& condition, const Declaration& about) {
  std::vector<std::string> ids;
  for (const std::string& name : condition.names()) {
    const Parameter* parameter = meaning_of(about, name).parameter;
    if (parameter && std::find(ids.begin(), ids.end(), parameter->id) == ids.end()) ids.push_back(parameter->id);
  }
  return ids;
}

// A number of a value, and where in it: " of the rows", " at the top"; "" when the value has just one.
struct Placed {
  std::string where;
  double number;
};

// As few as tell the value: edges that agree are not told apart.
std::vector<Placed> numbers_of(const Value& value) {
  if (std::holds_alternative<bool>(value) || std::holds_alternative<std::string>(value)) return {};
  const double first = part_of(value, Part::rows), second = part_of(value, Part::columns);
  const bool ends_agree = first == part_of(value, Part::bottom) && second == part_of(value, Part::right);
  if (std::holds_alternative<PerEdge>(value) && !ends_agree)
    return {{" at the top", first},
            {" at the bottom", part_of(value, Part::bottom)},
            {" at the left", second},
            {" at the right", part_of(value, Part::right)}};
  if (first == second) return {{"", first}};
  return {{" of the rows", first}, {" of the columns", second}};
}

std::string wanted_kind(const Value& initial) {
  const char* kinds[] = {"true or false",
                         "a whole number",
                         "a whole number for each axis",
                         "a whole number for each edge",
                         "a number for each axis",
                         "one of its choices",
                         "a number"};
  return kinds[initial.index()];
}

void check_choice(const Parameter& parameter, const std::string& choice, std::vector<Problem>& found) {
  if (parameter.choices.empty() ||
      std::find(parameter.choices.begin(), parameter.choices.end(), choice) != parameter.choices.end())
    return;
  const std::string near = nearest_word(choice, parameter.choices);
  found.push_back({parameter.id + " is \"" + shortened(choice) + "\", but must be " + listed(parameter.choices) + "." +
                       (near.empty() ? "" : " Did you mean " + near + "?"),
                   {parameter.id}});
}

// Integers in full, so that 100000 is not written 1e+05.
std::string number_in_words(const Parameter& parameter, double number) {
  return parameter.integral() ? rounded_text(number, 0) : number_text(number);
}

void check_range(const Parameter& parameter, const Value& value, std::vector<Problem>& found) {
  for (const Placed& each : numbers_of(value))
    if (!(each.number >= parameter.low && each.number <= parameter.high))
      found.push_back({parameter.id + each.where + " is " + number_in_words(parameter, each.number) + ", but must be from " +
                           range_text(parameter) + ".",
                       {parameter.id}});
}

void check_value(const Parameter& parameter, const Value& value, std::vector<Problem>& found) {
  if (value.index() != parameter.initial.index())
    found.push_back({parameter.id + " must be " + wanted_kind(parameter.initial) + ", not " + shortened(value_text(value)) + ".",
                     {parameter.id}});
  else if (const auto* choice = std::get_if<std::string>(&value))
    check_choice(parameter, *choice, found);
  else
    check_range(parameter, value, found);
}

// "" when the rule holds on that axis, else the condition with its numbers.
std::string broken_text(const Rule& rule, const Expression::Values& values) {
  const double truth = rule.condition.evaluate(values);
  if (truth != 0 && !std::isnan(truth)) return "";
  return "Here " + rule.condition.text_with(values) + (std::isnan(truth) ? " has no answer." : " is false.");
}

}  // namespace

std::string range_text(const Parameter& parameter) {
  if (std::holds_alternative<bool>(parameter.initial) || std::holds_alternative<std::string>(parameter.initial)) return "";
  return number_in_words(parameter, parameter.low) + " to " + number_in_words(parameter, parameter.high);
}

const Parameter* Declaration::find(std::string_view parameter) const {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& each) { return each.id == parameter; });
  return found == parameters.end() ? nullptr : &*found;
}

const Parameter& Declaration::at(std::string_view parameter) const {
  if (const Parameter* found = find(parameter)) return *found;
  std::vector<std::string> ids;
  for (const Parameter& each : parameters) ids.push_back(each.id);
  const std::string near = nearest_word(parameter, ids);
  throw Error(id + " has no setting \"" + shortened(parameter) + "\"." + (near.empty() ? "" : " Did you mean " + near + "?") +
              (ids.empty() ? " It has no settings." : " There is: " + join(ids, ", ") + "."));
}

const Value& Declaration::value(const Settings& settings, std::string_view parameter) const {
  const Parameter& declared = at(parameter);
  const auto set = settings.find(parameter);
  return set != settings.end() && set->second.index() == declared.initial.index() ? set->second : declared.initial;
}

double number_of(const Declaration& about, const Settings& settings, const Facts& facts, std::string_view name, Axis axis) {
  const Meaning meaning = meaning_of(about, name);
  if (!meaning.parameter) return facts ? facts(name, axis).value_or(unknown) : unknown;
  const Value& value = about.value(settings, meaning.parameter->id);
  if (const auto* edges = std::get_if<PerEdge>(&value)) return meaning.rest == "_begin" ? edges->begin(axis) : edges->end(axis);
  if (const auto* choice = std::get_if<std::string>(&value)) return *choice == meaning.rest.substr(4) ? 1 : 0;
  if (!meaning.rest.empty()) return part_of(value, meaning.rest == "_rows" ? Part::rows : Part::columns);
  return part_of(value, axis == Axis::rows ? Part::rows : Part::columns);
}

std::vector<Problem> problems(const Declaration& about, const Settings& settings, const Facts& facts) {
  std::vector<Problem> found;
  for (const Parameter& parameter : about.parameters)
    if (const auto set = settings.find(parameter.id); set != settings.end()) check_value(parameter, set->second, found);
  if (!found.empty()) return found;
  for (const Rule& rule : about.rules) {
    const auto told = [&](Axis axis) {
      return broken_text(rule, [&](std::string_view name) { return number_of(about, settings, facts, name, axis); });
    };
    const std::string rows = told(Axis::rows), columns = told(Axis::columns);
    const auto add = [&](const std::string& axis, const std::string& text) {
      if (!text.empty()) found.push_back({axis + rule.because + " " + text, parameters_in(rule.condition, about)});
    };
    if (rows == columns) {
      add("", rows);
    } else {
      add("Rows: ", rows);
      add("Columns: ", columns);
    }
  }
  return found;
}

std::vector<int> legal_values(const Declaration& about, const Settings& settings,
                              const std::function<bool(const Settings&)>& legal, std::string_view parameter, Part part) {
  const Parameter& declared = about.at(parameter);
  const Value now = about.value(settings, parameter);
  if (!declared.integral() || std::holds_alternative<std::string>(now)) return {};
  const bool is_switch = std::holds_alternative<bool>(now);
  const int low = is_switch ? 0 : static_cast<int>(std::ceil(declared.low)),
            high = is_switch ? 1 : static_cast<int>(declared.high);
  std::vector<int> fitting;
  Settings tried = settings;
  Value& value = tried[declared.id];
  for (int number = low; number <= high; ++number) {
    value = with_part(now, part, number);
    if (legal(tried)) fitting.push_back(number);
  }
  return fitting;
}

}  // namespace upstamp
