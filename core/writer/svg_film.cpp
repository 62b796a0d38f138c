#include "writer/svg_film.h"

namespace upstamp {
namespace {

constexpr int digits = 2;

}  // namespace

SvgPieces::SvgPieces(const LetterOutlines* outlines) : drawing_(digits, outlines) { drawing_.gather_styles(); }

std::string SvgPieces::write(const Mark& mark, double opacity, const std::optional<Rect>& clip) {
  const auto* cells = std::get_if<Cells>(&mark);
  if (cells && cells->fills.size() == 1 && !(cells->lines.width > 0))
    drawing_.add_cell(cells->box, cells->fills.front(), opacity);
  else
    drawing_.add(mark, opacity);
  std::string svg = drawing_.taken();
  if (!clip) return svg;
  drawing_.add(Mark(rectangle(*clip, rgb(0))), 1);
  const auto& [shape, id] = *clips_.try_emplace(drawing_.taken(), "c" + std::to_string(clips_.size() + 1)).first;
  return "<g clip-path=\"url(#" + id + ")\">" + svg + "</g>\n";
}

std::string SvgPieces::definitions() const {
  std::string all;
  for (const auto& [shape, id] : clips_) all += "<clipPath id=\"" + id + "\">" + shape + "</clipPath>\n";
  return all.empty() ? "" : "<defs>\n" + all + "</defs>\n";
}

}  // namespace upstamp
