#include "panels/declared_settings.h"

#include <algorithm>

namespace upstamp {
namespace {

Change<Value> words_control(const Ui& ui, const Parameter& parameter, const std::string& now) {
  label(ui, parameter.id, words(ui));
  tooltip(ui, parameter.doc);
  if (parameter.choices.empty()) {
    const Change<std::string> typed = text_field(ui, "text", now, "");
    return typed.value ? Change<Value>{Value(*typed.value), typed.held, typed.finished} : Change<Value>{};
  }
  const auto at = std::find(parameter.choices.begin(), parameter.choices.end(), now);
  const auto picked = choice(ui, "choice", parameter.choices, static_cast<int>(at - parameter.choices.begin()));
  return picked ? Change<Value>{Value(parameter.choices[static_cast<std::size_t>(*picked)]), false, true} : Change<Value>{};
}

}  // namespace

Change<Value> setting_control(const Ui& ui, const Parameter& parameter, const Value& now) {
  if (const bool* on = std::get_if<bool>(&now)) {
    const bool flipped = toggle(ui, "on", parameter.id, *on);
    tooltip(ui, parameter.doc);
    return flipped ? Change<Value>{Value(!*on), false, true} : Change<Value>{};
  }
  if (const std::string* word = std::get_if<std::string>(&now)) return words_control(ui, parameter, *word);
  // A track of thousands would have no place for the usual; typing reaches the rest.
  constexpr double longest_track = 400;
  const NumberRange range{parameter.low, std::min(parameter.high, longest_track), parameter.integral(), 0, {}, parameter.low,
                          parameter.high};
  const Change<double> moved =
      slider(ui, "number", part_of(now, Part::whole), range, {parameter.id, parameter.unit, parameter.doc, false});
  if (!moved.value) return {std::nullopt, moved.held, moved.finished};
  return {with_part(now, Part::whole, *moved.value), moved.held, moved.finished};
}

std::optional<SettingsChange> declared_settings(const Ui& ui, const Declaration& about, const Settings& settings) {
  std::optional<SettingsChange> made;
  for (const Parameter& parameter : about.parameters) {
    ImGui::PushID(parameter.id.c_str());
    const Value now = about.value(settings, parameter.id);
    if (const Change<Value> change = setting_control(ui, parameter, now); change.value || change.finished) {
      made = SettingsChange{settings, parameter.id, change.held};
      made->settings.insert_or_assign(parameter.id, change.value.value_or(now));
    }
    ImGui::PopID();
  }
  return made;
}

}  // namespace upstamp
