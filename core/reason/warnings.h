// Rules of thumb: settings that are legal and yet seldom wanted, each with what mends it.
#pragma once
#include <string>
#include <vector>

#include "lab/study.h"

namespace upstamp {

// New values for some of the layer's parameters, legal and silencing the warning.
struct Remedy {
  std::string title;     // the change that matters: "kernel = 4"
  std::string words;     // all of them: "kernel = 4, padding = 1"
  std::string sentence;  // "Setting kernel to 4 and padding to 1 evens out the inside."
  Settings changes;
};

struct Warning {
  std::string id;        // of the rule
  std::string sentence;  // with the numbers in
  std::vector<Remedy> remedies;
};

struct RuleOfThumb {
  std::string id, doc, source;
  std::string parameter;  // the one whose change mends; others may follow it, to keep the output's size
  std::string effect;     // what mending does: "evens out the inside"
  // "" while there is nothing to say about that layer of the study.
  std::string (*sentence)(const Study&, int layer);
  // What could mend it; asked only after a sentence. Illegal ones are dropped.
  std::vector<Settings> (*changes)(const Study&, int layer);
};
std::vector<RuleOfThumb> rules_of_thumb();

// Of one layer, in the order of the rules.
std::vector<Warning> warnings(const Study&, int layer, const std::vector<RuleOfThumb>& = rules_of_thumb());

}  // namespace upstamp
