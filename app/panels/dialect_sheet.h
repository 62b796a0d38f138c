// What the desk shows of the scene's framework: its name for the op, the call that means the settings, and its names for them.
// Plain values, no drawing.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "panels/settings_sheet.h"

namespace upstamp {

struct DialectSheet {
  std::vector<std::string> ids, titles;  // of all frameworks
  int chosen = -1;                       // the scene's; -1 when it names none of them
  std::string call;                      // "Conv2DTranspose(strides=(2, 2), padding='same')"; "" when no one call means this
  std::string sentence;                  // then: why not
  std::map<std::string, std::string, std::less<>> words;  // its names by ours, where they differ
};

DialectSheet dialect_sheet(const Scene&, const SettingsSheet&);

// The sheet with the framework's names as labels.
SettingsSheet labelled(SettingsSheet, const DialectSheet&);

}  // namespace upstamp
