#include "reason/warnings.h"

#include "base/text.h"

namespace upstamp {
namespace {

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[static_cast<std::size_t>(layer)]; }

Settings with_changes(Settings settings, const Settings& changes) {
  for (const auto& [parameter, value] : changes) settings.insert_or_assign(parameter, value);
  return settings;
}

Remedy remedy_of(const Settings& changes, const std::string& leading) {
  Remedy remedy{"", "", changes};
  std::vector<std::string> others;
  for (const auto& [parameter, value] : changes)
    (parameter == leading ? remedy.title : others.emplace_back()) = parameter + " = " + value_text(value);
  if (!remedy.title.empty()) others.insert(others.begin(), remedy.title);
  remedy.words = join(others, ", ");
  if (remedy.title.empty()) remedy.title = remedy.words;
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
        warning.remedies.push_back(remedy_of(changes, rule.parameter));
    }
    found.push_back(std::move(warning));
  }
  return found;
}

}  // namespace upstamp
