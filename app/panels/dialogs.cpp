#include "base/files.h"
#include "base/text.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

// One dialog is open at a time; a frame in which it is not drawn any more was closed by Escape.
bool begin_overlay(const Ui& ui, Overlay& overlay, OverlayKind kind, const char* id, std::string_view title, float width) {
  if (overlay.kind != kind) return false;
  if (overlay.opens) open_popup(id);
  overlay.opens = false;
  if (begin_dialog(ui, id, title, width)) return true;
  overlay.kind = OverlayKind::none;
  return false;
}

void close_overlay(Overlay& overlay) {
  close_popup();
  overlay.kind = OverlayKind::none;
}

// A line of the key sheet: what at the left, its keys at the right.
void key_line(const Ui& ui, const Command& command) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const ImVec2 to{from.x + ImGui::GetContentRegionAvail().x, from.y + ui.px(22)};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const std::string keys = keys_label(command);
  TextLook look = numbers(ui);
  look.size = measure::small, look.color = ui.theme.muted;
  const float keys_from = to.x - text_width(ui, keys, look) - 1;
  draw_text_in(ui, list, from, {keys_from - ui.px(8), to.y}, command.title, words(ui));
  draw_text_in(ui, list, {keys_from, from.y}, to, keys, look);
  ImGui::Dummy({to.x - from.x, to.y - from.y});
  tooltip(ui, command.doc);
}

void mouse_help(const Ui& ui) {
  section_label(ui, "Mouse");
  const std::pair<const char*, const char*> lines[] = {
      {"Point at a cell", "Its equation stands in the line below."},
      {"Click a cell", "Pins it; arrow keys then move the pin."},
      {"Drag a number up or down", "Changes it; Shift finely, Ctrl to whole numbers."},
      {"Double-click a number", "Types it: 1/3, -2, sqrt(2)."},
      {"Wheel, drag the ground", "Zooms and moves the picture."},
      {"Drop a file", "A scene opens; a picture, .npy or CSV becomes the input."},
  };
  for (const auto& [what, does] : lines) {
    label(ui, what, words(ui));
    paragraph(ui, does, quiet(ui));
  }
}

// The sheet has three columns, which together are about as tall as each other.
int help_column(const std::string& group) {
  return group == "Play" || group == "Pinned cell" ? 1 : group == "View" || group == "Help" ? 2 : 0;
}

}  // namespace

void help_dialog(const Ui& ui, Overlay& overlay, const std::vector<Command>& commands) {
  if (!begin_overlay(ui, overlay, OverlayKind::help, "help", "Keys and mouse", 1040)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.px(14), 0});
  ImGui::BeginTable("columns", 3, ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoPadOuterX);
  ImGui::TableNextRow();
  for (int column = 0; column < 3; ++column) {
    ImGui::TableSetColumnIndex(column);
    std::string group;
    for (const Command& command : commands) {
      if (help_column(command.menu) != column) continue;
      if (command.menu != group && !group.empty()) blank(ui, 10);
      if (command.menu != group) section_label(ui, command.menu);
      group = command.menu;
      key_line(ui, command);
    }
    if (column == 2) blank(ui, 10), mouse_help(ui);
  }
  ImGui::EndTable();
  ImGui::PopStyleVar();
  blank(ui, 12);
  if (button(ui, "close", "Close")) close_overlay(overlay);
  end_dialog(ui);
}

std::optional<Unsaved> unsaved_dialog(const Ui& ui, Overlay& overlay, const std::string& name) {
  if (!begin_overlay(ui, overlay, OverlayKind::unsaved, "unsaved", "Save the changes?", 420)) return std::nullopt;
  std::optional<Unsaved> answer;
  paragraph(ui, "\"" + name + "\" has changes that are in no file yet. They are lost if you do not save them.", words(ui));
  blank(ui, 16);
  if (button(ui, "save", "Save", Weight::strong)) answer = Unsaved::save;
  ImGui::SameLine(0, ui.px(measure::gap));
  if (button(ui, "discard", "Discard")) answer = Unsaved::discard;
  ImGui::SameLine(0, ui.px(measure::gap));
  if (button(ui, "cancel", "Cancel", Weight::quiet)) answer = Unsaved::cancel;
  if (answer) close_overlay(overlay);
  end_dialog(ui);
  return answer;
}

namespace {

const char* file_title(FilePurpose purpose) {
  if (purpose == FilePurpose::open) return "Open";
  return purpose == FilePurpose::save ? "Save as" : "Export to";
}

// The way here as buttons, one for each folder.
void path_buttons(const Ui& ui, FilePanel& panel) {
  std::filesystem::path built;
  const std::filesystem::path whole = path_from_utf8(panel.folder);
  std::string wanted;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  int number = 0;
  for (const auto& part : whole) {
    built /= part;
    const std::string words_shown = utf8_from_path(part);
    const float wide = text_width(ui, words_shown, words(ui)) + ui.px(20);
    if (number > 0 && ImGui::GetItemRectMax().x + ui.px(4) + wide <= right) ImGui::SameLine(0, ui.px(4));
    ImGui::PushID(number++);
    if (button(ui, "part", words_shown, Weight::quiet)) wanted = utf8_from_path(built);
    ImGui::PopID();
  }
  if (!wanted.empty()) enter_folder(panel, wanted);
}

// A click on a folder enters it; on a file takes its name, a double click the file.
bool file_list(const Ui& ui, FilePanel& panel) {
  bool taken = false;
  std::string entered;
  shim::begin_child("files", {ImGui::GetContentRegionAvail().x, ui.px(280)}, false);
  for (const FolderEntry& entry : panel.entries) {
    const bool chosen = !entry.folder && entry.name == panel.name;
    if (row(ui, entry.name.c_str(), entry.folder ? Icon::folder : Icon::file, entry.name, {}, chosen)) {
      if (entry.folder)
        entered = entry.name;
      else
        panel.name = entry.name, panel.replaces.clear();
    }
    taken |= !entry.folder && ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
  }
  if (panel.entries.empty() && panel.problem.empty()) label(ui, "Nothing here that can be opened.", quiet(ui));
  ImGui::EndChild();
  if (!entered.empty()) enter_folder(panel, utf8_from_path(path_from_utf8(panel.folder) / path_from_utf8(entered)));
  return taken;
}

}  // namespace

std::optional<std::string> file_dialog(const Ui& ui, Overlay& overlay) {
  FilePanel& panel = overlay.files;
  const bool opening = overlay.opens;
  if (!begin_overlay(ui, overlay, OverlayKind::file_panel, "files", file_title(panel.purpose), 560)) return std::nullopt;
  // Escape leaves the field and the dialog at once.
  if (shim::key_pressed(ImGuiKey_Escape, false)) close_overlay(overlay);
  path_buttons(ui, panel);
  blank(ui, 4);
  bool wanted = file_list(ui, panel);
  blank(ui, 8);
  const Change<std::string> name = text_field(ui, "name", panel.name, "File name", 0, opening);
  if (name.value) panel.name = *name.value, panel.replaces.clear();
  wanted |= name.finished && shim::key_pressed(ImGuiKey_Enter, false);
  if (!panel.problem.empty()) blank(ui, 8), notice(ui, panel.problem, Tone::warning);
  if (!panel.replaces.empty())
    blank(ui, 8), notice(ui, "There is a file " + panel.replaces + " already. Replace it?", Tone::warning);
  blank(ui, 12);
  const char* act = panel.purpose == FilePurpose::open ? "Open" : panel.purpose == FilePurpose::save ? "Save" : "Export";
  wanted |= button(ui, "act", panel.replaces.empty() ? act : "Replace", Weight::strong);
  ImGui::SameLine(0, ui.px(measure::gap));
  std::optional<std::string> path;
  if (button(ui, "cancel", "Cancel", Weight::quiet)) {
    close_overlay(overlay);
  } else if (wanted) {
    path = chosen_path(panel);
    if (path) close_overlay(overlay);
  }
  end_dialog(ui);
  return path;
}

}  // namespace upstamp
