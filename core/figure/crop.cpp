#include "figure/crop.h"

namespace upstamp {

Film cropped(Film film, const Fonts& fonts, double margin) {
  Rect ink;
  for (int frame = 0; frame < film.frames; ++frame) {
    const Rect box = bounds(film.frame(frame), fonts);
    if (box.width > 0 && box.height > 0) ink = ink.width > 0 ? united(ink, box) : box;
  }
  if (!(ink.width > 0)) return film;
  film.frame = [whole = std::move(film.frame), ink = ink.inset(-margin)](int frame) {
    Figure figure = whole(frame);
    Group moved;
    moved.offset = {-ink.x, -ink.y};
    moved.marks = std::move(figure.marks);
    figure.size = {ink.width, ink.height};
    figure.marks.clear();
    figure.marks.push_back(std::move(moved));
    return figure;
  };
  return film;
}

}  // namespace upstamp
