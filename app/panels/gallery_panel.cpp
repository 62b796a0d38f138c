#include <cmath>

#include "panels/panels.h"

namespace upstamp {
namespace {

constexpr double ratio = 0.5, largest_zoom = 0.6;

// The box of grids in the middle of the tile; the rest of the figure is too small to read there.
void paint_small(const Ui& ui, const Figure& figure, const Rect& grids, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  Placement placement = fitted({grids.width, grids.height}, from, to, 0, largest_zoom * ui.scale);
  placement.origin = placement.to_pixel({-grids.x, -grids.y});
  list.PushClipRect(from, to, true);
  paint(list, figure, placement, ui.brush);
  list.PopClipRect();
}

Tile scene_tile(const Ui& ui, const GalleryEntry& entry, bool chosen) {
  const float width = ImGui::GetContentRegionAvail().x;
  const Tile shown = tile(ui, entry.name.c_str(), "", chosen, {width, std::round(width * static_cast<float>(ratio))});
  if (!entry.note.empty()) tooltip(ui, entry.note);
  if (chosen && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
  TextLook caption = quiet(ui);
  if (chosen) caption = {measure::small, ui.theme.accent, Face::sans_semibold};
  paragraph(ui, entry.title, caption);
  blank(ui, 8);
  return shown;
}

}  // namespace

GalleryAnswer gallery_panel(const Ui& ui, const App& app) {
  GalleryAnswer answer;
  for (const GalleryEntry& entry : app.gallery.entries) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const Tile shown = scene_tile(ui, entry, entry.name == app.document.shipped);
    if (shown.clicked) answer.chosen = entry.name;
    if (!shown.visible || !entry.study || entry.picture.marks.empty()) continue;
    const float pad = shown.from.x - top.x;
    const ImVec2 from{shown.from.x, top.y + pad},
        to{shown.to.x, top.y + std::round((shown.to.x - shown.from.x + 2 * pad) * static_cast<float>(ratio)) - pad};
    if (!shown.hovered || entry.timeline.steps() == 0) {
      paint_small(ui, entry.picture, entry.grids, from, to);
      continue;
    }
    answer.live = true;
    const double time = std::fmod(app.session.now, entry.timeline.steps());
    paint_small(ui, picture_at(entry, app.views, style_named(app.desk.theme, *app.fonts), time), entry.grids, from, to);
  }
  return answer;
}

}  // namespace upstamp
