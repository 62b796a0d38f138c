// Everything a person can tell the window to do, as one table. Menu, shortcuts and the help page are made from it and cannot
// disagree.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "keys.h"

namespace upstamp {

struct App;

struct Command {
  std::string id, menu, title;
  std::vector<std::string> keys;  // chords by name, the one to show first
  std::string doc;                // one sentence
  std::function<void(App&)> run;
  std::function<bool(const App&)> enabled = [](const App&) { return true; };
  bool repeats = false;  // also while its key is held down
};

// Two commands may share a chord: the first that is enabled gets the key.
std::vector<Command> all_commands();

// The command that the key press means now, or null.
const Command* command_for(const std::vector<Command>&, const App&, int key, Modifiers, bool repeat);
// Runs it; what cannot be done is told in words, and nothing is lost.
void run(const Command&, App&);
const Command& command_named(const std::vector<Command>&, std::string_view id);
// All its chords as shown: "Space or K".
std::string keys_label(const Command&);

}  // namespace upstamp
