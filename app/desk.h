// The desk as a whole: where everything lies in the window, and one frame of it. The figure has two thirds; the rest serves it.
#pragma once
#include "app.h"
#include "commands.h"
#include "panels/dialect_sheet.h"
#include "reason/warnings.h"
#include "window.h"

namespace upstamp {

// The parts of the window in pixels. On narrow windows the gallery gives way first, then the column.
struct DeskLayout {
  ImVec2 toolbar[2], gallery[2], canvas[2], column[2], transport[2], status[2];
};
DeskLayout desk_layout(ImVec2 size, double scale);

// What frames remember besides the app: the table of commands, and the settings sheet and its warnings until the scene changes.
class DeskView {
 public:
  DeskView() : commands_(all_commands()) {}
  // One frame: keys, files, time, drawing, edits. Answers when the next frame is wanted.
  Wish frame(App&, Frame&);

 private:
  void take_keys(App&, const Frame&);
  const SettingsSheet& sheet(const App&);
  void column(const Ui&, App&, const DeskLayout&);
  void dialogs(const Ui&, App&);

  std::vector<Command> commands_;
  bool tabbing_ = false;  // Tab chose a control; arrows, Space and Enter are for it until the pointer is used
  Spreads spreads_;
  std::optional<Scene> sheet_scene_;
  SettingsSheet sheet_;
  DialectSheet dialect_;
  std::vector<Warning> warnings_;  // of the layer on the sheet; none while it cannot be worked out
};

}  // namespace upstamp
