#include "gallery.h"

#include <algorithm>

#include "base/error.h"
#include "lab/lab.h"

namespace upstamp {

bool Gallery::complete() const {
  return std::all_of(entries.begin(), entries.end(), [](const GalleryEntry& entry) { return entry.done; });
}

Gallery shipped_gallery() {
  Gallery gallery;
  for (const std::string& name : shipped_scenes()) {
    GalleryEntry entry;
    entry.name = entry.title = name;
    gallery.entries.push_back(std::move(entry));
  }
  return gallery;
}

Figure picture_at(const GalleryEntry& entry, const Catalogue<View>& views, const Style& style, double time) {
  // The first view alone: a small picture has no room for more.
  std::vector<ViewTile> shown = tiles_of(*entry.study, views);
  shown.resize(std::min<std::size_t>(shown.size(), 1));
  Figure picture = drawn(shown, *entry.study, moment_at(entry.timeline, time), style);
  picture.ground = no_color;  // it lies on a tile
  return picture;
}

Rect box_of_grids(const Figure& figure) {
  std::optional<Rect> box;
  for_each_placed(figure, [&](const Placed& placed) {
    if (const Cells* cells = std::get_if<Cells>(placed.mark)) {
      const Rect here = cells->box.moved(placed.offset);
      box = box ? united(*box, here) : here;
    }
  });
  constexpr double outlines = 4;
  return box.value_or(Rect{0, 0, figure.size.width, figure.size.height}).inset(-outlines);
}

void Gallery::prepare_next(const Catalogue<Op>& ops, const Catalogue<View>& views, const std::string& wanted_theme,
                           const Style& style) {
  if (theme != wanted_theme) {
    for (GalleryEntry& entry : entries) entry.done = false;
    theme = wanted_theme;
  }
  const auto next = std::find_if(entries.begin(), entries.end(), [](const GalleryEntry& entry) { return !entry.done; });
  if (next == entries.end()) return;
  next->done = true;
  try {
    if (!next->study) {
      const Scene scene = open_scene(next->name, ops);
      next->study = study_of(scene, ops);
      next->timeline = timeline_of(*next->study);
      if (!scene.title.empty()) next->title = scene.title;
      next->note = scene.note;
    }
    next->picture = picture_at(*next, views, style, poster_time(next->study->scene, next->timeline));
    next->grids = box_of_grids(next->picture);
  } catch (const Error& error) {
    next->note = error.what();
  }
}

}  // namespace upstamp
