// All frames of a film in one drawing: what several frames show stands in it once, and each part knows in which frames it shows.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "figure/film.h"
#include "figure/fonts.h"

namespace upstamp {

// Marks that show in the same frames, in drawing order, as the format writes them.
struct FilmPart {
  std::string text;
  std::vector<bool> frames;  // one for each frame
  bool always() const;
};

struct FilmParts {
  std::vector<FilmPart> parts;  // in drawing order
  Figure last;                  // the last frame without its marks, for its words, size and ground
};

// How a format writes one mark, which is no group and stands where the figure has it; blocks come as single cells and lines. The
// same mark must get the same text in every frame.
using WriteMark = std::function<std::string(const Mark&, double opacity, const std::optional<Rect>& clip)>;

// No figure is kept: what grows with the film is only what is different in it. `before_frame` is told each frame's number.
FilmParts parts_of(const Film&, const Fonts&, const WriteMark&, const std::function<void(int frame)>& before_frame);

// The mark with the group's offset taken into it.
Mark moved(const Mark&, Point by);
// "1-3,7": runs of frames in which a part shows, counted from 1.
std::string frame_ranges(const std::vector<bool>& frames);

}  // namespace upstamp
