#include "reason/warnings.h"

#include "base/text.h"

namespace upstamp {
namespace {

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[static_cast<std::size_t>(layer)]; }

Settings with_changes(Settings settings, const Settings& changes) {
  for (const auto& [parameter, value] : changes) settings.insert_or_assign(parameter, value);
  return settings;
}

// The changed parameters in the order in which the operation declares them, the leading one first.
std::vector<std::string> in_order(const Declaration& about, const Settings& changes, const std::string& leading) {
  std::vector<std::string> ids;
  for (const Parameter& parameter : about.parameters)
    if (changes.find(parameter.id) != changes.end()) ids.insert(parameter.id == leading ? ids.begin() : ids.end(), parameter.id);
  return ids;
}

// What else the changes do, which one has to know.
std::string price_of(const LayerStudy& layer, const Settings& changes) {
  const Shape out = output_shape(*layer.op, with_changes(layer.layer.settings, changes), layer.x.shape);
  if (out == layer.y.shape) return "";
  return ", and makes the output " + std::to_string(out.rows) + " × " + std::to_string(out.columns);
}

Remedy remedy_of(const LayerStudy& layer, const Settings& changes, const RuleOfThumb& rule) {
  Remedy remedy{"", "", "", changes};
  std::vector<std::string> set, told;
  for (const std::string& id : in_order(layer.op->about, changes, rule.parameter)) {
    set.push_back(id + " = " + shown_value(changes.find(id)->second));
    told.push_back(id + " to " + shown_value(changes.find(id)->second));
  }
  remedy.words = join(set, ", ");
  remedy.title = set.front();
  if (changes.find(rule.parameter) == changes.end()) remedy.title = remedy.words;
  const std::string last = told.back();
  told.pop_back();
  remedy.sentence =
      "Setting " + join(told, ", ") + (told.empty() ? "" : " and ") + last + " " + rule.effect + price_of(layer, changes) + ".";
  return remedy;
}

// Only what differs from the present settings is worth saying.
Settings differing(const LayerStudy& layer, const Settings& changes) {
  Settings kept;
  for (const auto& [parameter, value] : changes)
    if (layer.op->about.value(layer.layer.settings, parameter) != value) kept.insert_or_assign(parameter, value);
  return kept;
}

}  // namespace

std::vector<Warning> warnings(const Study& study, int layer, const std::vector<RuleOfThumb>& rules) {
  const LayerStudy& here = layer_of(study, layer);
  std::vector<Warning> found;
  for (const RuleOfThumb& rule : rules) {
    Warning warning{rule.id, rule.sentence(study, layer), {}};
    if (warning.sentence.empty()) continue;
    for (const Settings& wished : rule.changes(study, layer)) {
      const Settings changes = differing(here, wished);
      if (!changes.empty() && problems(*here.op, with_changes(here.layer.settings, changes), here.x.shape).empty())
        warning.remedies.push_back(remedy_of(here, changes, rule));
    }
    found.push_back(std::move(warning));
  }
  return found;
}

}  // namespace upstamp
