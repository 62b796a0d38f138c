// Undo, resetting, and the pinned cell.
#include "app.h"
#include "base/text.h"
#include "command_table.h"
#include "copying.h"

namespace upstamp {
namespace {

bool has_pin(const App& app) { return app.session.pinned.role != Role::none; }

bool can_edit_pin(const App& app) { return app.lab.study() && source_of(*app.lab.study(), app.session.pinned).has_value(); }

void move_pin(App& app, int rows, int columns) {
  app.session.pinned = neighbour(*app.lab.study(), app.session.pinned, rows, columns);
}

void type_into_pin(App& app) {
  const std::optional<Source> source = source_of(*app.lab.study(), app.session.pinned);
  app.session.typed = TypedNumber{app.session.pinned, *source, number_text(number_at(*app.lab.study(), *source)), true};
}

void copy_words(App& app, std::string words, const std::string& what) {
  app.copy({std::move(words), {}});
  app.say(what);
}

}  // namespace

void add_copy_commands(Table& table) {
  const auto has_study = [](const App& app) { return app.lab.study() != nullptr; };
  table.push_back({"copy",
                   "Edit",
                   "Copy the picture",
                   {"Ctrl+C"},
                   "Copies what is on the canvas, as lines, as pixels and as words.",
                   [](App& app) {
                     app.copy(picture_clip(app));
                     app.say("Copied the picture.");
                   },
                   has_study});
  table.push_back({"copy_code",
                   "Edit",
                   "Copy as code",
                   {"Ctrl+Shift+C"},
                   "Copies a program in the scene's framework that makes these numbers.",
                   [](App& app) { copy_words(app, program_text(app), "Copied a program for " + app.lab.scene().dialect + "."); },
                   has_study});
  table.push_back({"copy_link",
                   "Edit",
                   "Copy a link",
                   {"Ctrl+L"},
                   "Copies the scene as a link; pasting it here, or after `upstamp`, opens it.",
                   [](App& app) { copy_words(app, scene_link(app), "Copied a link to this scene."); }});
  table.push_back({"copy_command",
                   "Edit",
                   "Copy the command line",
                   {"Ctrl+Alt+C"},
                   "Copies the command that writes this picture.",
                   [](App& app) { copy_words(app, command_line(app), "Copied the command that writes this picture."); },
                   has_study});
  table.push_back({"paste",
                   "Edit",
                   "Paste",
                   {"Ctrl+V"},
                   "Opens a copied link, or puts copied rows of numbers from the pinned cell on, or into the input.",
                   [](App& app) { paste(app, app.copied()); }});
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

}  // namespace upstamp
