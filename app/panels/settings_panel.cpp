#include <cmath>

#include "base/text.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

// A held slider stays among the values that break no rule; typing reaches the others.
double nearest_legal(double wanted, const std::vector<int>& legal) {
  double best = wanted;
  double distance = INFINITY;
  for (const int number : legal)
    if (std::fabs(number - wanted) < distance) distance = std::fabs(number - wanted), best = number;
  return best;
}

Spread next_spread(const SettingSheet& setting) {
  if (setting.spread == setting.widest) return Spread::whole;
  return setting.spread == Spread::whole ? Spread::axes : Spread::edges;
}

const char* spread_doc(const SettingSheet& setting) {
  switch (next_spread(setting)) {
    case Spread::axes:
      return "Set rows and columns apart.";
    case Spread::edges:
      return "Set each of the four edges.";
    case Spread::whole:
      return "One number for all again.";
  }
  return "";
}

// The small link before the number: joins numbers, or parts them.
bool spread_button(const Ui& ui, const SettingSheet& setting, ImVec2 top, float right) {
  constexpr double side = 24, number = 56;
  const ImVec2 after = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({right - ui.px(number) - ui.px(measure::unit) - ui.px(side), top.y});
  const bool clicked = icon_button(ui, "spread", Icon::link, setting.spread == Spread::whole, side);
  tooltip(ui, spread_doc(setting));
  ImGui::SetCursorScreenPos(after);
  return clicked;
}

std::optional<Edit> slider_edit(const Ui& ui, const SettingSheet& setting, const SettingSlider& slider,
                                const SettingsSheet& sheet, const Scene& scene) {
  const Parameter& parameter = setting.parameter;
  const NumberRange range{slider.shown_low, slider.shown_high, parameter.integral(), parameter.integral() ? 1.0 : 0.05,
                          slider.legal,     slider.low,        slider.high};
  const std::string label = slider.label.empty() ? setting.name() : setting.name() + " " + slider.label;
  const Change<double> change = upstamp::slider(ui, slider.label.empty() ? "all" : slider.label.c_str(), slider.value, range,
                                                {label, parameter.unit, setting.doc(), setting.broken});
  if (!change.value && !change.finished) return std::nullopt;
  double number = change.value.value_or(slider.value);
  if (change.held && parameter.integral()) number = nearest_legal(number, slider.legal);
  return change_setting(scene, sheet.layer, parameter.id, with_part(setting.value, slider.part, number), change.held);
}

std::optional<Edit> switch_or_choice(const Ui& ui, const SettingSheet& setting, const SettingsSheet& sheet, const Scene& scene) {
  const Parameter& parameter = setting.parameter;
  if (const bool* on = std::get_if<bool>(&setting.value)) {
    const bool flipped = toggle(ui, "on", setting.name(), *on);
    tooltip(ui, setting.doc());
    return flipped ? std::optional(change_setting(scene, sheet.layer, parameter.id, !*on, false)) : std::nullopt;
  }
  label(ui, setting.name(), words(ui));
  tooltip(ui, setting.doc());
  const auto& chosen = std::get<std::string>(setting.value);
  const auto at = std::find(parameter.choices.begin(), parameter.choices.end(), chosen);
  const auto picked = choice(ui, "choice", parameter.choices, static_cast<int>(at - parameter.choices.begin()));
  if (!picked) return std::nullopt;
  return change_setting(scene, sheet.layer, parameter.id, parameter.choices[static_cast<std::size_t>(*picked)], false);
}

}  // namespace

SettingsAnswer settings_panel(const Ui& ui, const SettingsSheet& sheet, const Scene& scene) {
  SettingsAnswer answer;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  for (const SettingSheet& setting : sheet.settings) {
    ImGui::PushID(setting.parameter.id.c_str());
    if (setting.sliders.empty()) {
      if (auto edit = switch_or_choice(ui, setting, sheet, scene)) answer.edit = std::move(edit);
    }
    for (const SettingSlider& slider : setting.sliders) {
      const ImVec2 top = ImGui::GetCursorScreenPos();
      if (auto edit = slider_edit(ui, setting, slider, sheet, scene)) answer.edit = std::move(edit);
      if (&slider != &setting.sliders.front() || setting.widest == Spread::whole) continue;
      if (!spread_button(ui, setting, top, right)) continue;
      const Spread next = next_spread(setting);
      answer.spread = {setting.parameter.id, next};
      const Value together = gathered(setting.value, next);
      if (next < setting.spread && together != setting.value)
        answer.edit = change_setting(scene, sheet.layer, setting.parameter.id, together, false);
    }
    ImGui::PopID();
  }
  return answer;
}

}  // namespace upstamp
