// How things look: steps, numbers, theme, zoom, size.
#include <algorithm>

#include "app.h"
#include "command_table.h"

namespace upstamp {
namespace {

void change_scale(App& app, double factor) { app.desk.scale = std::clamp(app.desk.scale * factor, 0.5, 4.0); }

void next_theme(App& app) {
  const std::vector<std::string> names = theme_names();
  const auto at = std::find(names.begin(), names.end(), app.desk.theme);
  app.desk.theme = at == names.end() || at + 1 == names.end() ? names.front() : *(at + 1);
}

// Steps and numbers in other sizes and styles, one after another.
template <class Choice>
Choice next_of(Choice now, const std::vector<std::string>& names) {
  return static_cast<Choice>((static_cast<std::size_t>(now) + 1) % names.size());
}

}  // namespace

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

}  // namespace upstamp
