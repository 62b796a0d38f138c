#include <cmath>

#include "panels/panels.h"

namespace upstamp {

GalleryAnswer gallery_panel(const Ui& ui, const App& app) {
  GalleryAnswer answer;
  const float width = ImGui::GetContentRegionAvail().x;
  for (const GalleryEntry& entry : app.gallery.entries) {
    const Tile shown =
        tile(ui, entry.name.c_str(), entry.title, entry.name == app.document.shipped, {width, std::round(width * 0.62F)});
    if (shown.clicked) answer.chosen = entry.name;
    if (!entry.note.empty()) tooltip(ui, entry.note);
    if (!shown.visible || !entry.study || entry.picture.marks.empty()) continue;
    const bool live = shown.hovered && entry.timeline.steps() > 0;
    answer.live |= live;
    const Figure picture = live ? picture_at(entry, app.views, style_named(app.desk.theme, *app.fonts),
                                             std::fmod(app.session.now, entry.timeline.steps()))
                                : Figure{};
    const Figure& figure = live ? picture : entry.picture;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(shown.from, shown.to, true);
    paint(list, figure, fitted(figure.size, shown.from, shown.to, ui.px(4), 4), ui.brush);
    list.PopClipRect();
  }
  return answer;
}

}  // namespace upstamp
