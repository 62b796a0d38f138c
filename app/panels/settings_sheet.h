// What the settings panel shows, worked out from a layer's declaration: values, limits where a rule would break, and the nearest
// values that mend a broken one. Plain values, no drawing.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lab/study.h"

namespace upstamp {

// How a value of several numbers is shown: one for all, rows and columns, or each of four edges.
enum class Spread { whole, axes, edges };

struct SettingSlider {
  Part part = Part::whole;
  std::string label;  // "rows", "top"; "" for the whole
  double value = 0;
  double low = 0, high = 0;              // declared
  double shown_low = 0, shown_high = 0;  // of the track: where people usually are, and the value
  std::vector<int> legal;
};

struct SettingSheet {
  Parameter parameter;
  Value value;
  Spread spread = Spread::whole, widest = Spread::whole;  // shown now; possible for its type
  bool broken = false;
  std::vector<SettingSlider> sliders;  // none for switches and choices
  std::string label = {};              // what it is called where that is not its id
  const std::string& name() const { return label.empty() ? parameter.id : label; }
  // What it is, and what it is called in formulas and files where that differs.
  std::string doc() const { return parameter.doc + (label.empty() ? "" : " In formulas and files: " + parameter.id + "."); }
};

// A legal value near an illegal one: "stride = 2".
struct Mend {
  std::string words, parameter;
  Value value;
};

struct SettingsSheet {
  int layer = -1;
  const Op* op = nullptr;
  std::optional<Shape> in;  // nothing when an earlier layer is at fault
  std::vector<SettingSheet> settings;
  std::vector<Problem> problems;
  std::vector<Mend> mends;
};

using Spreads = std::map<std::string, Spread, std::less<>>;

// Of the layer the views look at. `wished` splits values that are equal.
SettingsSheet settings_sheet(const Scene&, const Catalogue<Op>&, const Spreads& wished, const DialectRules& = {});

// The value with all its numbers brought together, for going from rows and columns (or edges) back to fewer sliders.
Value gathered(const Value&, Spread);

}  // namespace upstamp
