// What is shown and how: size of a step, style of values, and the views with their places and settings.
#include "base/text.h"
#include "panels/declared_settings.h"
#include "panels/panels.h"

namespace upstamp {
namespace {

std::optional<Edit> settings_of(const Ui& ui, const Scene& scene, const std::vector<ViewTile>& tiles, std::size_t index) {
  const ViewTile& tile = tiles[index];
  const std::optional<SettingsChange> change = declared_settings(ui, tile.view->about, tile.settings);
  if (!change) return std::nullopt;
  return change_view(scene, tiles, index, change->settings, "Change " + change->parameter + " of " + tile.view->about.title,
                     change->held);
}

// One line of a shown view: its name, whether it stands beside the one before, and a way to close it.
std::optional<Edit> line_of(const Ui& ui, const Scene& scene, const std::vector<ViewTile>& tiles, std::size_t index) {
  const ViewTile& tile = tiles[index];
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const ImVec2 top = ImGui::GetCursorScreenPos();
  TextLook title = words(ui);
  title.face = Face::sans_semibold;
  label(ui, tile.view->about.title, title);
  tooltip(ui, tile.view->about.doc);
  const ImVec2 after = ImGui::GetCursorScreenPos();
  constexpr double side = 24;
  std::optional<Edit> edit;
  const auto place = [&](int from_right) {
    ImGui::SetCursorScreenPos({right - ui.px(side) * static_cast<float>(from_right), top.y - ui.px(3)});
  };
  if (index > 0) {
    place(2);
    if (icon_button(ui, "beside", Icon::columns, tile.beside, side)) {
      std::vector<ViewTile> changed = tiles;
      changed[index].beside = !tile.beside;
      edit = arrange_views(scene, changed, "Place " + tile.view->about.title, false);
    }
    tooltip(ui, tile.beside ? "Stands beside the view before; click to put it below." : "Put it beside the view before.");
  }
  if (tiles.size() > 1) {
    place(1);
    if (icon_button(ui, "close", Icon::close, false, side)) {
      std::vector<ViewTile> changed = tiles;
      changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(index));
      edit = arrange_views(scene, changed, "Close " + tile.view->about.title, false);
    }
    tooltip(ui, "Do not show it any more.");
  }
  ImGui::SetCursorScreenPos(after);
  return edit;
}

template <class Chosen>
std::optional<Edit> word_choice(const Ui& ui, const char* id, const char* title, const char* doc,
                                const std::vector<std::string>& names, Chosen now, Edit (*change)(const Scene&, Chosen),
                                const Scene& scene) {
  label(ui, title, words(ui));
  tooltip(ui, doc);
  const auto picked = choice(ui, id, names, static_cast<int>(now));
  return picked ? std::optional(change(scene, static_cast<Chosen>(*picked))) : std::nullopt;
}

}  // namespace

std::optional<Edit> views_panel(const Ui& ui, const Scene& scene, const Study* study, const Catalogue<View>& views) {
  if (!study) return std::nullopt;
  std::optional<Edit> edit;
  const auto take = [&](std::optional<Edit> other) {
    if (other) edit = std::move(other);
  };
  std::vector<ViewTile> tiles = tiles_of(*study, views);
  section_label(ui, "Show");
  for (std::size_t index = 0; index < tiles.size(); ++index) {
    ImGui::PushID(static_cast<int>(index));
    take(line_of(ui, scene, tiles, index));
    take(settings_of(ui, scene, tiles, index));
    ImGui::PopID();
    blank(ui, 4);
  }
  std::vector<std::string> titles{"Add a view"};
  std::vector<const View*> others;
  for (const View& view : views) {
    const bool shown = std::any_of(tiles.begin(), tiles.end(), [&](const ViewTile& tile) { return tile.view == &view; });
    if (!shown && view.fits(*study)) titles.push_back(view.about.title), others.push_back(&view);
  }
  if (!others.empty())
    if (const auto picked = drop_down(ui, "add view", titles, 0); picked && *picked > 0) {
      tiles.push_back({others[static_cast<std::size_t>(*picked) - 1], {}});
      take(arrange_views(scene, tiles, "Show " + tiles.back().view->about.title, false));
    }
  blank(ui, 8);
  take(word_choice(ui, "values", "values", "How the numbers in cells are written.", value_style_names(), scene.values,
                   change_values, scene));
  take(word_choice(ui, "granularity", "one step is a", "How much happens in one step of the playhead.", granularity_names(),
                   scene.granularity, change_granularity, scene));
  return edit;
}

}  // namespace upstamp
