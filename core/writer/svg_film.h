// All frames of a film in one drawing: what several frames show stands in it once, and each part knows in which frames it shows.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "figure/film.h"
#include "writer/svg_drawing.h"

namespace upstamp {

// Marks that show in the same frames, in drawing order.
struct FilmPart {
  std::string svg;
  std::vector<bool> frames;  // one for each frame
};

struct FilmParts {
  std::string definitions, style;  // clips and CSS classes that the parts use
  std::vector<FilmPart> parts;     // in drawing order
  Figure last;                     // the last frame without its marks, for its words, size and ground
};

// No figure is kept: what grows with the film is only what is different in it. `before_frame` is told each frame's number.
FilmParts parts_of(const Film&, const Fonts&, const LetterOutlines*, const std::function<void(int frame)>& before_frame);

}  // namespace upstamp
