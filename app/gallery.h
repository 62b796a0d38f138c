// The shipped scenes as small pictures. Each is worked out once, a few in a frame, so that the window opens at once.
#pragma once
#include <string>
#include <vector>

#include "lab/scene_json.h"
#include "view/view.h"

namespace upstamp {

struct GalleryEntry {
  std::string name, title, note;
  std::shared_ptr<const Study> study;  // null until worked out
  Timeline timeline;
  Figure picture;     // as it stands
  Rect grids;         // the box around its grids, which is all that a small picture shows
  bool done = false;  // worked out, or cannot be
};

struct Gallery {
  std::vector<GalleryEntry> entries;
  std::string theme;  // that the pictures are drawn in

  bool complete() const;
  // Works out the next scene that has no picture yet; draws all again for another theme.
  void prepare_next(const Catalogue<Op>&, const Catalogue<View>&, const std::string& wanted_theme, const Style&);
};

Gallery shipped_gallery();
// The box around all blocks of cells and their outlines.
Rect box_of_grids(const Figure&);
// The entry's picture at that time, for the one the pointer is on.
Figure picture_at(const GalleryEntry&, const Catalogue<View>&, const Style&, double time);

}  // namespace upstamp
