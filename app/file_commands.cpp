// Files and exports.
#include "app.h"
#include "command_table.h"
#include "documents.h"

namespace upstamp {
namespace {

void ask_export(App& app) {
  app.overlay.wish = app.export_plan;
  app.overlay.wish.options.try_emplace("theme", app.desk.theme);
  app.overlay.show(OverlayKind::export_dialog);
}

}  // namespace

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

}  // namespace upstamp
