// One declaration per op, view and format: id, title, doc sentence, typed parameters, rules. The settings panel, slider limits, command line
// flags, scene files, reference manual, error messages and generic tests are all derived from it.
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
  Value initial;           // its type is the parameter's type
  double low = 0, high = 0;  // declared range of each number; 0,0 for switches and choices
  std::vector<std::string> choices;
  bool integral() const { return !std::holds_alternative<Factor>(initial); }
};

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
  const Value& value(const Settings& settings, std::string_view parameter) const;
};

// Facts about the surroundings that rules and formulas may name besides parameters: "in" (this axis' input length), "in_channels" …
using Facts = std::function<std::optional<double>(std::string_view name, Axis axis)>;

// The number that `name` stands for on one axis: parameters (padding_begin, padding_end for a PerEdge), then facts; NaN when unknown.
double number_of(const Declaration&, const Settings&, const Facts&, std::string_view name, Axis);

// Out of range numbers, unknown choices, broken rules; empty when legal. Range problems hide the rules, which may not be computable then.
std::vector<Problem> problems(const Declaration&, const Settings&, const Facts&);

// Which part of a value is meant: a PerAxis has rows and columns, a PerEdge top bottom left right, others only whole.
enum class Part { whole, rows, columns, top, bottom, left, right };
std::vector<Part> parts_of(const Value&);
double part_of(const Value&, Part);
Value with_part(Value, Part, double number);

// Every integer in [low, high] that the part may take with all else unchanged, found by trying them all. Only for integral parameters.
std::vector<int> legal_values(const Declaration&, const Settings&, const std::function<bool(const Settings&)>& legal, std::string_view parameter, Part);

// Declares parameters from a plain struct whose member initialisers are the defaults.
// Example: Declare<Settings>("conv", "Convolution", "…").per_axis("stride", &Settings::stride, 1, 8, {"cells", "Distance …"})
struct UnitAndDoc {
  std::string unit, doc;
};

template <class Plain>
class Declare {
 public:
  Declare(std::string id, std::string title, std::string doc) {
    made_.id = std::move(id), made_.title = std::move(title), made_.doc = std::move(doc);
  }
  template <class Type>
  Declare& number(std::string id, Type Plain::*member, double low, double high, UnitAndDoc words) {
    made_.parameters.push_back({id, words.unit, words.doc, Plain{}.*member, low, high, {}});
    readers_.push_back([id, member](const Declaration& about, const Settings& from, Plain& to) {
      to.*member = std::get<Type>(about.value(from, id));
    });
    return *this;
  }
  Declare& per_axis(std::string id, PerAxis Plain::*member, int low, int high, UnitAndDoc words) { return number(id, member, low, high, words); }
  Declare& per_edge(std::string id, PerEdge Plain::*member, int low, int high, UnitAndDoc words) { return number(id, member, low, high, words); }
  Declare& factor(std::string id, Factor Plain::*member, double low, double high, UnitAndDoc words) { return number(id, member, low, high, words); }
  Declare& count(std::string id, int Plain::*member, int low, int high, UnitAndDoc words) { return number(id, member, low, high, words); }
  Declare& toggle(std::string id, bool Plain::*member, std::string doc) { return number(id, member, 0, 0, {"", doc}); }
  Declare& choice(std::string id, std::string Plain::*member, std::vector<std::string> choices, std::string doc) {
    number(id, member, 0, 0, {"", doc});
    made_.parameters.back().choices = std::move(choices);
    return *this;
  }
  // True on every axis; names are parameters (padding_begin and padding_end for an edge), "in", "in_channels".
  Declare& rule(Expression condition, std::string because) {
    made_.rules.push_back({std::move(condition), std::move(because)});
    return *this;
  }
  Declare& source(std::string words) {
    made_.source = std::move(words);
    return *this;
  }
  const Declaration& declaration() const { return made_; }
  // Turns the bag of values into the plain struct.
  std::function<Plain(const Settings&)> reader() const {
    return [about = made_, readers = readers_](const Settings& from) {
      Plain plain;
      for (const auto& read : readers) read(about, from, plain);
      return plain;
    };
  }

 private:
  Declaration made_;
  std::vector<std::function<void(const Declaration&, const Settings&, Plain&)>> readers_;
};

}  // namespace upstamp
