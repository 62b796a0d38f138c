#include "panels/settings_sheet.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr double usual_high = 8;  // of a track; larger values are typed, or stretch it
constexpr std::size_t most_mends = 6;

const char* label_of(Part part) {
  switch (part) {
    case Part::rows:
      return "rows";
    case Part::columns:
      return "columns";
    case Part::top:
      return "top";
    case Part::bottom:
      return "bottom";
    case Part::left:
      return "left";
    case Part::right:
      return "right";
    case Part::whole:
      return "";
  }
  return "";
}

Spread widest_of(const Value& value) {
  if (std::holds_alternative<PerEdge>(value)) return Spread::edges;
  return std::holds_alternative<PerAxis>(value) || std::holds_alternative<Factor>(value) ? Spread::axes : Spread::whole;
}

// The least spread that can show the value.
Spread needed_by(const Value& value) {
  if (part_of(value, Part::rows) == part_of(value, Part::columns) &&
      with_part(value, Part::whole, part_of(value, Part::rows)) == value)
    return Spread::whole;
  if (!std::holds_alternative<PerEdge>(value)) return Spread::axes;
  const Value axes =
      with_part(with_part(value, Part::rows, part_of(value, Part::top)), Part::columns, part_of(value, Part::left));
  return axes == value ? Spread::axes : Spread::edges;
}

std::vector<Part> parts_in(Spread spread) {
  if (spread == Spread::axes) return {Part::rows, Part::columns};
  if (spread == Spread::edges) return {Part::top, Part::bottom, Part::left, Part::right};
  return {Part::whole};
}

bool has_numbers(const Value& value) {
  return !std::holds_alternative<bool>(value) && !std::holds_alternative<std::string>(value);
}

struct Layered {
  const Op& op;
  const Settings& settings;
  Shape in;
  LayerRules rules;
  std::vector<Problem> problems(const Settings& tried) const {
    std::vector<Problem> found = upstamp::problems(op, tried, in);
    return found.empty() && rules ? rules(op, tried, in) : found;
  }
  std::vector<int> legal(const std::string& parameter, Part part) const {
    return legal_values(
        op.about, settings, [this](const Settings& tried) { return problems(tried).empty(); }, parameter, part);
  }
};

SettingSlider slider_of(const Parameter& parameter, const Value& value, Part part, const std::optional<Layered>& layered) {
  SettingSlider slider;
  slider.part = part;
  slider.label = label_of(part);
  slider.value = part_of(value, part == Part::whole ? Part::rows : part);
  slider.low = parameter.low;
  slider.high = parameter.high;
  slider.shown_low = std::min(slider.value, std::max(parameter.low, parameter.high > 0 ? 0.0 : -usual_high));
  slider.shown_high = std::max(slider.value, std::min(parameter.high, usual_high));
  if (layered && parameter.integral()) slider.legal = layered->legal(parameter.id, part);
  return slider;
}

// The nearest legal numbers below and above the present one.
void add_mends(SettingsSheet& sheet, const SettingSheet& setting, const Layered& layered) {
  for (const SettingSlider& slider : setting.sliders) {
    const std::vector<int> legal = layered.legal(setting.parameter.id, slider.part);
    const auto above = std::upper_bound(legal.begin(), legal.end(), slider.value);
    const auto add = [&](int number) {
      const Value value = with_part(setting.value, slider.part, number);
      if (value == setting.value || sheet.mends.size() >= most_mends) return;
      const std::string where = slider.label.empty() ? "" : " " + slider.label;
      sheet.mends.push_back({setting.parameter.id + where + " = " + number_text(number), setting.parameter.id, value});
    };
    if (above != legal.begin()) add(*(above - 1));
    if (above != legal.end()) add(*above);
  }
}

bool involved(const std::vector<Problem>& problems, const std::string& parameter) {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
    return std::find(problem.parameters.begin(), problem.parameters.end(), parameter) != problem.parameters.end();
  });
}

}  // namespace

SettingsSheet settings_sheet(const Scene& scene, const Catalogue<Op>& ops, const Spreads& wished, const DialectRules& rules_of) {
  SettingsSheet sheet;
  if (scene.layers.empty()) return sheet;
  sheet.layer = focused_layer(scene);
  const Layer& layer = scene.layers[static_cast<std::size_t>(sheet.layer)];
  sheet.op = &ops.at(layer.op);
  sheet.in = shape_into(scene, sheet.layer, ops);
  std::optional<Layered> layered;
  if (sheet.in) {
    layered.emplace(Layered{*sheet.op, layer.settings, *sheet.in, rules_of ? rules_of(scene.dialect) : LayerRules{}});
    sheet.problems = layered->problems(layer.settings);
  }
  for (const Parameter& parameter : sheet.op->about.parameters) {
    SettingSheet setting{parameter, sheet.op->about.value(layer.settings, parameter.id), Spread::whole, Spread::whole, false, {}};
    setting.widest = widest_of(setting.value);
    setting.broken = involved(sheet.problems, parameter.id);
    if (has_numbers(setting.value)) {
      const auto wish = wished.find(parameter.id);
      setting.spread =
          std::max(needed_by(setting.value), wish == wished.end() ? Spread::whole : std::min(wish->second, setting.widest));
      for (const Part part : parts_in(setting.spread))
        setting.sliders.push_back(slider_of(parameter, setting.value, part, layered));
    }
    if (layered && setting.broken && parameter.integral()) add_mends(sheet, setting, *layered);
    sheet.settings.push_back(std::move(setting));
  }
  return sheet;
}

Value gathered(const Value& value, Spread spread) {
  if (spread == Spread::whole) return with_part(value, Part::whole, part_of(value, Part::rows));
  if (spread == Spread::axes)
    return with_part(with_part(value, Part::rows, part_of(value, Part::top)), Part::columns, part_of(value, Part::left));
  return value;
}

}  // namespace upstamp
