#include "panels/panels.h"

namespace upstamp {
namespace {

// A menu's groups stand in columns, so that all of it is seen at once.
int column_of(const std::string& group) { return group == "Play" ? 1 : group == "View" || group == "Help" ? 2 : 0; }

void group_label(const Ui& ui, const std::string& group, bool first) {
  if (!first) blank(ui, 6);
  ImGui::Indent(ui.px(10));
  section_label(ui, group);
  ImGui::Unindent(ui.px(10));
}

// All commands by group, with their keys; what cannot be done now is faint.
const Command* menu_popup(const Ui& ui, const App& app, const std::vector<Command>& commands) {
  const Command* clicked = nullptr;
  if (!begin_popup(ui, "menu", 720)) return nullptr;
  ImGui::BeginTable("groups", 3, ImGuiTableFlags_SizingStretchSame);
  ImGui::TableNextRow();
  for (int column = 0; column < 3; ++column) {
    ImGui::TableSetColumnIndex(column);
    std::string group;
    for (const Command& command : commands) {
      // Moving the pin is for the keyboard; a menu would have to be opened for each cell.
      if (command.menu == "Pinned cell" || column_of(command.menu) != column) continue;
      if (command.menu != group) group_label(ui, command.menu, group.empty());
      group = command.menu;
      if (row(ui.when(command.enabled(app)), command.id.c_str(), command.title, chord_label(command.keys.front())))
        clicked = &command;
      tooltip(ui, command.doc);
    }
  }
  ImGui::EndTable();
  if (clicked) close_popup();
  end_popup(ui);
  return clicked;
}

const Command* tool(const Ui& ui, const App& app, const std::vector<Command>& commands, const char* id, Icon icon) {
  const Command& command = command_named(commands, id);
  const bool clicked = icon_button(ui.when(command.enabled(app)), id, icon);
  tooltip(ui, command.doc, chord_label(command.keys.front()));
  ImGui::SameLine(0, ui.px(4));
  return clicked ? &command : nullptr;
}

void scene_words(const Ui& ui, const App& app, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Scene& scene = app.lab.scene();
  const std::string name = (scene.title.empty() ? app.document.name : scene.title) + (app.lab.changed_since_saved() ? " •" : "");
  const float wide = std::min(text_width(ui, name, heading(ui)), to.x - from.x);
  draw_text_in(ui, list, from, {from.x + wide + 1, to.y}, name, heading(ui));
  const float note_x = from.x + wide + ui.px(12);
  if (!scene.note.empty() && to.x - note_x > ui.px(80)) draw_text_in(ui, list, {note_x, from.y}, to, scene.note, quiet(ui));
}

}  // namespace

const Command* toolbar_panel(const Ui& ui, const App& app, const std::vector<Command>& commands) {
  const Command* clicked = nullptr;
  const auto take = [&](const Command* command) {
    if (command) clicked = command;
  };
  const float height = ui.px(measure::control), gap = ui.px(4),
              right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  if (icon_button(ui, "open menu", Icon::menu)) open_popup("menu");
  tooltip(ui, "All commands");
  const ImVec2 below{ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + ui.px(measure::gap)};
  ImGui::SetNextWindowPos(below);
  take(menu_popup(ui, app, commands));
  ImGui::SetCursorScreenPos({below.x, below.y - ui.px(measure::gap) - height});
  ImGui::Dummy({height, height});
  ImGui::SameLine(0, gap);
  take(tool(ui, app, commands, "open", Icon::open));
  take(tool(ui, app, commands, "save", Icon::save));
  take(tool(ui, app, commands, "undo", Icon::undo));
  take(tool(ui, app, commands, "redo", Icon::redo));
  const ImVec2 after = ImGui::GetCursorScreenPos();
  const std::string export_words = "Export";
  const float export_width = text_width(ui, export_words, words(ui)) + ui.px(52);
  const float tools = 3 * (height + gap) + export_width;
  scene_words(ui, app, {after.x + ui.px(12), after.y}, {right - tools - ui.px(16), after.y + height});
  ImGui::SetCursorScreenPos({right - tools, after.y});
  take(tool(ui, app, commands, "fit", Icon::fit));
  take(tool(ui, app, commands, "theme", ui.theme.palette.dark ? Icon::moon : Icon::sun));
  take(tool(ui, app, commands, "help", Icon::help));
  const Command& exporting = command_named(commands, "export");
  if (button(ui, "export", Icon::share, export_words, Weight::strong, export_width)) take(&exporting);
  tooltip(ui, exporting.doc, chord_label(exporting.keys.front()));
  return clicked;
}

}  // namespace upstamp
