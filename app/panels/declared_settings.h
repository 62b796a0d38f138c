// Controls for any declaration's parameters: those of views, formats and exports.
#pragma once
#include "declare/declaration.h"
#include "widgets/widgets.h"

namespace upstamp {

// One control: a switch, a choice, a line of words, or a slider. The new value when the user changed it.
Change<Value> setting_control(const Ui&, const Parameter&, const Value& now);
// All of them, one below the other. The new settings when one was changed; its name, for undo.
struct SettingsChange {
  Settings settings;
  std::string parameter;
  bool held = false;
};
std::optional<SettingsChange> declared_settings(const Ui&, const Declaration&, const Settings&);

}  // namespace upstamp
