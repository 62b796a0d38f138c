// A framework's way to say the ops: names, parameters and defaults there, and ours in exchange, both ways; its own rules; where
// it differs. Rules of mathematics stay with the op; here is only what one framework forbids and another allows.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lab/study.h"

namespace upstamp {

// A parameter there. What it means is carried over to and from the parameter `ours` where both hold the same kind of numbers;
// "" = the wording's own functions do it.
struct Word {
  std::string there, ours;
  Value initial;                          // the default, 0 where none is possible; its type is the type there
  std::vector<std::string> choices = {};  // of a text
  bool may_be_none = false;               // the default is None, and `initial` says the type alone; a number given is at least 1
};

// What one gets there who asks for the same kernel, stride and size in the usual way.
struct Reading {
  std::string how;  // padding='same'
  std::function<void(Layer&, Shape in, Shape out)> change;
};

// One op as the framework says it.
struct Wording {
  std::string op;    // our id
  std::string name;  // there: torch.nn.functional.conv_transpose2d
  // A statement of a program: {y} {x} {with} {w} {indices} name tensors, {rows} {columns} {channels} the output's sides, {kernel}
  // and the like our parameters, {size} and the like the parameters there; {arguments} the other ones that differ from their
  // defaults.
  std::string statement;
  std::vector<Word> words;
  std::string weight_layout;
  std::vector<Rule> rules;               // in our parameters, as the op's own rules are
  std::vector<std::string> differences;  // from what the others do, each a sentence
  // What the words alone do not carry over. `ours` holds a value for every parameter, `there` for every one that is not None.
  std::function<void(const Settings& ours, Shape in, Settings& there)> say = {};
  std::function<void(const Settings& there, Shape in, Settings& ours)> hear = {};
  std::vector<Reading> readings = {};  // none: the same as here
  // What a call there reads off the weights, by the name that the layer's class there has for it, or by ours where it has none.
  std::vector<Word> off_weights = {};
  bool only_similar = false;  // a relative, for `readings`; no call there means exactly this
};

struct Dialect {
  Declaration about;
  bool edges_in_a_row = false;  // four edges are written top, left, bottom, right instead of as two pairs
  std::vector<Wording> wordings;
  const Wording* find(std::string_view op) const;  // the first for that op; null when the framework has no such op
};

// Every file of core/dialects, in alphabetical order.
Catalogue<Dialect> all_dialects();

// Every parameter of the op with a value.
Settings complete(const Declaration&, const Settings&);
template <class Type>
const Type& get(const Settings& settings, std::string_view id) {
  return std::get<Type>(settings.find(id)->second);
}

// The parameters there, without those that are None; nothing when one call there cannot mean this.
std::optional<Settings> said(const Wording&, const Op&, const Settings& ours, Shape in);
// What comes nearest to it there; it may be heard as something else.
Settings nearest_said(const Wording&, const Op&, const Settings& ours, Shape in);
// The first wording of a dialect that can say it.
struct Saying {
  const Wording* wording = nullptr;  // null when none can
  Settings there;
};
Saying said(const Dialect&, const Op&, const Settings& ours, Shape in);
// `off_weights`: our parameters that a call there reads off the weights. Throws Error for a parameter or a value that does not
// exist there; the op's rules and the framework's are not asked.
Settings heard(const Wording&, const Op&, const Settings& there, Shape in, const Settings& off_weights = {});

// What the framework itself forbids about settings that the op allows.
std::vector<Problem> problems(const Wording&, const Op&, const Settings& ours, Shape in);
// For work_out. Throws Error for a dialect that there is none of.
LayerRules rules_of_dialect(std::string_view dialect);

// As Python writes it: (3, 2), 'same', True.
std::string python_text(const Value&, bool edges_in_a_row = false);

}  // namespace upstamp
