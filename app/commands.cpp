#include "commands.h"

#include <algorithm>
#include <cassert>

#include "app.h"
#include "base/error.h"
#include "base/text.h"
#include "command_table.h"

namespace upstamp {

std::vector<Command> all_commands() {
  Table table;
  add_file_commands(table);
  add_edit_commands(table);
  add_copy_commands(table);
  add_compare_commands(table);
  add_cell_commands(table);
  add_play_commands(table);
  add_view_commands(table);
  return table;
}

const Command* command_for(const std::vector<Command>& commands, const App& app, int key, Modifiers held, bool repeat) {
  for (const Command& command : commands) {
    if (repeat && !command.repeats) continue;
    const bool meant = std::any_of(command.keys.begin(), command.keys.end(),
                                   [&](const std::string& chord) { return matches(chord_named(chord), key, held); });
    if (meant && command.enabled(app)) return &command;
  }
  return nullptr;
}

void run(const Command& command, App& app) {
  try {
    command.run(app);
  } catch (const Error& error) {
    app.say(error.what(), true);
  }
}

const Command& command_named(const std::vector<Command>& commands, std::string_view id) {
  const auto at = std::find_if(commands.begin(), commands.end(), [&](const Command& command) { return command.id == id; });
  assert(at != commands.end());
  return *at;
}

std::string keys_label(const Command& command) {
  std::vector<std::string> labels;
  for (const std::string& chord : command.keys) labels.push_back(chord_label(chord));
  return join(labels, " or ");
}

}  // namespace upstamp
