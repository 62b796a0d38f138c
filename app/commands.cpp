#include "commands.h"

#include <algorithm>
#include <cassert>

#include "app.h"
#include "base/text.h"
#include "documents.h"

namespace upstamp {
namespace {

bool has_steps(const App& app) { return app.steps() > 0; }
bool has_pin(const App& app) { return app.session.pinned.role != Role::none; }
bool can_edit_pin(const App& app) { return app.lab.study() && source_of(*app.lab.study(), app.session.pinned).has_value(); }

void change_scale(App& app, double factor) { app.desk.scale = std::clamp(app.desk.scale * factor, 0.5, 4.0); }

void change_speed(App& app, double factor) { app.session.speed = std::clamp(app.session.speed * factor, 0.25, 16.0); }

void next_theme(App& app) {
  const std::vector<std::string> names = theme_names();
  const auto at = std::find(names.begin(), names.end(), app.desk.theme);
  app.desk.theme = at == names.end() || at + 1 == names.end() ? names.front() : *(at + 1);
}

void ask_export(App& app) {
  app.overlay.wish = app.export_plan;
  app.overlay.wish.theme = app.overlay.wish.theme.empty() ? app.desk.theme : app.overlay.wish.theme;
  app.overlay.show(OverlayKind::export_dialog);
}

void move_pin(App& app, int rows, int columns) {
  app.session.pinned = neighbour(*app.lab.study(), app.session.pinned, rows, columns);
}

void type_into_pin(App& app) {
  const std::optional<Source> source = source_of(*app.lab.study(), app.session.pinned);
  app.session.typed = TypedNumber{app.session.pinned, *source, number_text(number_at(*app.lab.study(), *source)), true};
}

void flip_order(App& app) {
  app.apply(change_order(app.lab.scene(), app.lab.scene().order == Order::scatter ? Order::gather : Order::scatter));
}

using Table = std::vector<Command>;

void add_file_commands(Table& table) {
  table.push_back(
      {"open", "File", "Open…", {"Ctrl+O"}, "Opens a scene, or fills the input from a picture, .npy or CSV.", ask_what_to_open});
  table.push_back({"save", "File", "Save", {"Ctrl+S"}, "Writes the scene to its file.", save_document});
  table.push_back({"save_as", "File", "Save as…", {"Ctrl+Shift+S"}, "Writes the scene to another file.", ask_where_to_save});
  table.push_back({"export",
                   "File",
                   "Export…",
                   {"Ctrl+Shift+E"},
                   "Writes the picture, or all steps of it, for slides and papers.",
                   ask_export});
  table.push_back({"export_again",
                   "File",
                   "Export again",
                   {"Ctrl+E"},
                   "Writes the last export once more, as the scene is now.",
                   [](App& app) {
                     if (app.export_plan.path.empty())
                       ask_export(app);
                     else
                       start_export(app, app.export_plan);
                   }});
  table.push_back(
      {"quit", "File", "Quit", {"Ctrl+Q"}, "Closes the window, after asking when changes are not saved.", close_or_ask});
}

void add_edit_commands(Table& table) {
  table.push_back({"undo",
                   "Edit",
                   "Undo",
                   {"Ctrl+Z"},
                   "Takes the last change back.",
                   [](App& app) { app.undo(); },
                   [](const App& app) { return app.lab.can_undo(); },
                   true});
  table.push_back({"redo",
                   "Edit",
                   "Redo",
                   {"Ctrl+Y", "Ctrl+Shift+Z"},
                   "Makes the change again that was taken back.",
                   [](App& app) { app.redo(); },
                   [](const App& app) { return app.lab.can_redo(); },
                   true});
  table.push_back(
      {"reset_parameters",
       "Edit",
       "Reset parameters",
       {"R"},
       "Puts the parameters back as they were when the scene was opened.",
       [](App& app) { app.apply(reset_settings(app.lab.scene(), app.document.opened, focused_layer(app.lab.scene()))); },
       [](const App& app) { return !app.lab.scene().layers.empty(); }});
  table.push_back({"type_number",
                   "Edit",
                   "Type a number",
                   {"Enter"},
                   "Types a number into the pinned cell; a double click does the same.",
                   type_into_pin,
                   can_edit_pin});
  table.push_back({"clear_number",
                   "Edit",
                   "Set to zero",
                   {"Delete", "Backspace"},
                   "Makes the pinned cell 0.",
                   [](App& app) {
                     const Study& study = *app.lab.study();
                     app.apply(change_number(study, *source_of(study, app.session.pinned), 0, false));
                   },
                   can_edit_pin});
  table.push_back({"unpin",
                   "Edit",
                   "Let go of the cell",
                   {"Escape"},
                   "Takes the pin off the cell that was clicked.",
                   [](App& app) { app.session.pinned = {}; },
                   has_pin});
}

// Arrow keys move the pinned cell; without one they are steps, which follow in the table.
void add_cell_commands(Table& table) {
  table.push_back({"cell_left",
                   "Pinned cell",
                   "Cell to the left",
                   {"Left"},
                   "Moves the pin.",
                   [](App& app) { move_pin(app, 0, -1); },
                   has_pin,
                   true});
  table.push_back({"cell_right",
                   "Pinned cell",
                   "Cell to the right",
                   {"Right"},
                   "Moves the pin.",
                   [](App& app) { move_pin(app, 0, 1); },
                   has_pin,
                   true});
  table.push_back(
      {"cell_up", "Pinned cell", "Cell above", {"Up"}, "Moves the pin.", [](App& app) { move_pin(app, -1, 0); }, has_pin, true});
  table.push_back({"cell_down",
                   "Pinned cell",
                   "Cell below",
                   {"Down"},
                   "Moves the pin.",
                   [](App& app) { move_pin(app, 1, 0); },
                   has_pin,
                   true});
}

void add_play_commands(Table& table) {
  table.push_back({"play",
                   "Play",
                   "Play or pause",
                   {"Space", "K"},
                   "Lets the steps run, or stops them.",
                   [](App& app) { play(app, !app.session.playing); },
                   has_steps});
  table.push_back({"next",
                   "Play",
                   "Next step",
                   {"Right", "PageDown"},
                   "Goes on by one step.",
                   [](App& app) { step_by(app, 1); },
                   has_steps,
                   true});
  table.push_back({"previous",
                   "Play",
                   "Previous step",
                   {"Left", "PageUp"},
                   "Goes back by one step.",
                   [](App& app) { step_by(app, -1); },
                   has_steps,
                   true});
  table.push_back(
      {"ten_on", "Play", "Ten steps on", {"Down"}, "Goes on by ten steps.", [](App& app) { step_by(app, 10); }, has_steps, true});
  table.push_back({"ten_back",
                   "Play",
                   "Ten steps back",
                   {"Up"},
                   "Goes back by ten steps.",
                   [](App& app) { step_by(app, -10); },
                   has_steps,
                   true});
  table.push_back(
      {"first", "Play", "To the start", {"Home"}, "Goes to before the first step.", [](App& app) { go_to(app, 0); }, has_steps});
  table.push_back({"last",
                   "Play",
                   "To the end",
                   {"End"},
                   "Goes to after the last step.",
                   [](App& app) { go_to(app, app.steps()); },
                   has_steps});
  table.push_back({"faster", "Play", "Faster", {"+"}, "Doubles the speed.", [](App& app) { change_speed(app, 2); }});
  table.push_back({"slower", "Play", "Slower", {"-"}, "Halves the speed.", [](App& app) { change_speed(app, 0.5); }});
  table.push_back({"loop", "Play", "Play again and again", {"L"}, "Starts over at the end, or stops there.", [](App& app) {
                     app.session.loop = !app.session.loop;
                   }});
  table.push_back({"order",
                   "Play",
                   "Stamp or gather",
                   {"S"},
                   "Tells the same sum by where inputs go, or by where outputs come from.",
                   flip_order});
}

// Steps and numbers in other sizes and styles, one after another.
template <class Choice>
Choice next_of(Choice now, const std::vector<std::string>& names) {
  return static_cast<Choice>((static_cast<std::size_t>(now) + 1) % names.size());
}

void add_view_commands(Table& table) {
  table.push_back({"granularity",
                   "View",
                   "Smaller or larger steps",
                   {"G"},
                   "A step is one product, one cell, one row, or the whole operation.",
                   [](App& app) {
                     const Scene& scene = app.lab.scene();
                     app.apply(change_granularity(scene, next_of(scene.granularity, granularity_names())));
                   }});
  table.push_back(
      {"values", "View", "Numbers, fractions or colours", {"V"}, "Changes how the values of cells are shown.", [](App& app) {
         const Scene& scene = app.lab.scene();
         app.apply(change_values(scene, next_of(scene.values, value_style_names())));
       }});
  table.push_back({"theme", "View", "Next theme", {"T"}, "Changes between light, dark and projector.", next_theme});
  table.push_back({"fit", "View", "Fit the picture", {"F"}, "Shows the whole picture in the middle.", [](App& app) {
                     app.desk.camera.fit = true;
                   }});
  table.push_back({"larger",
                   "View",
                   "Larger interface",
                   {"Ctrl++"},
                   "Makes words and controls larger.",
                   [](App& app) { change_scale(app, 1.125); },
                   [](const App& app) { return app.desk.scale < 4; },
                   true});
  table.push_back({"smaller",
                   "View",
                   "Smaller interface",
                   {"Ctrl+-"},
                   "Makes words and controls smaller.",
                   [](App& app) { change_scale(app, 1 / 1.125); },
                   [](const App& app) { return app.desk.scale > 0.5; },
                   true});
  table.push_back(
      {"usual_size", "View", "Usual interface", {"Ctrl+0"}, "Gives words and controls their usual size.", [](App& app) {
         app.desk.scale = 1;
       }});
  table.push_back(
      {"full_screen", "View", "Full screen", {"F11", "Alt+Enter"}, "Fills the screen, or gives it back.", [](App& app) {
         app.desk.full_screen = !app.desk.full_screen;
       }});
  table.push_back({"help", "Help", "Keys and help", {"F1", "?"}, "Shows all keys and what the mouse does.", [](App& app) {
                     app.overlay.show(OverlayKind::help);
                   }});
}

}  // namespace

std::vector<Command> all_commands() {
  Table table;
  add_file_commands(table);
  add_edit_commands(table);
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
