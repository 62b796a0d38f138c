// One declaration per op, view and format: id, title, doc sentence, typed parameters, rules. The settings panel, slider limits,
// command line flags, scene files, reference manual, error messages and generic tests are all derived from it.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "declare/expression.h"
#include "declare/value.h"

namespace upstamp {

struct Parameter {
  std::string id, unit, doc;
  Value initial;                     // its type is the parameter's type
  double low = 0, high = 0;          // declared range of each number; 0,0 for switches and choices
  std::vector<std::string> choices;  // of words; empty = any words
  bool integral() const { return !std::holds_alternative<Factor>(initial) && !std::holds_alternative<double>(initial); }
};

// The range as words: "1 to 8"; "" for switches and choices.
std::string range_text(const Parameter&);

// Must be true (not 0) on every axis. `because` is a full sentence.
struct Rule {
  Expression condition;
  std::string because;
};

// A setting that breaks a rule: sentence with the numbers in, and the parameters it involves.
struct Problem {
  std::string sentence;
  std::vector<std::string> parameters;
};

// Values by parameter id. Absent means the declared default.
using Settings = std::map<std::string, Value, std::less<>>;

struct Declaration {
  std::string id, title, doc, source;
  std::vector<Parameter> parameters;
  std::vector<Rule> rules;

  const Parameter* find(std::string_view parameter) const;
  // Throws Error naming the nearest parameter when there is none of that id.
  const Parameter& at(std::string_view parameter) const;
  // Always of the declared type: the default stands in for an absent value, and for one of another type, which is a problem.
  const Value& value(const Settings& settings, std::string_view parameter) const;
};

// Facts about the surroundings that rules and formulas may name besides parameters: "in" (this axis' input length),
// "in_channels" …
using Facts = std::function<std::optional<double>(std::string_view name, Axis axis)>;

// The number that `name` stands for on one axis: parameters (padding_begin, padding_end for a PerEdge; kernel_rows,
// kernel_columns for a PerAxis on whichever axis; mode_is_cubic, 1 or 0, for a choice; 1 or 0 for a switch), then facts; NaN when
// unknown.
double number_of(const Declaration&, const Settings&, const Facts&, std::string_view name, Axis);

// Out of range numbers, unknown choices, broken rules; empty when legal. The rules, which may not be computable otherwise, are
// asked only when every single value is in order. A rule whose answer is unknown (NaN) counts as broken.
std::vector<Problem> problems(const Declaration&, const Settings&, const Facts&);

// Every integer in [low, high] that the part may take with all else unchanged, found by trying them all. Empty for choices and
// for parameters that are not integral; 0 and 1 are the values of a switch.
std::vector<int> legal_values(const Declaration&, const Settings&, const std::function<bool(const Settings&)>& legal,
                              std::string_view parameter, Part);

}  // namespace upstamp
