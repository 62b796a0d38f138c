// The marks of a film as pieces of one SVG: short, with looks as classes and clips by name.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "writer/film_parts.h"
#include "writer/svg_drawing.h"

namespace upstamp {

class SvgPieces {
 public:
  // `outlines` as in SvgDrawing.
  explicit SvgPieces(const LetterOutlines* outlines = nullptr);

  std::string write(const Mark&, double opacity, const std::optional<Rect>& clip);
  // Of all that was written: clips to stand before it, and CSS classes.
  std::string definitions() const;
  std::string styles() const { return drawing_.styles(); }

 private:
  SvgDrawing drawing_;
  std::map<std::string, std::string> clips_;  // names by their contents
};

}  // namespace upstamp
