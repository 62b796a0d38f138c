#include "figure/fonts.h"

#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"
#include "figure/open_face.h"
#include FT_ADVANCES_H

namespace upstamp {
namespace {

// All advances are read in one sweep over the glyph table, unscaled: no outline is loaded.
std::vector<float> glyph_advances(FT_Face face) {
  std::vector<FT_Fixed> units(static_cast<std::size_t>(face->num_glyphs));
  if (FT_Get_Advances(face, 0, static_cast<FT_UInt>(units.size()), FT_LOAD_NO_SCALE, units.data()) != 0)
    throw Error(std::string("The font ") + face->family_name + " in this program has no widths. Please install Upstamp again.");
  std::vector<float> thousandths;
  for (const FT_Fixed unit : units) thousandths.push_back(static_cast<float>(unit) * 1000 / face->units_per_EM);
  return thousandths;
}

double cap_height_of(FT_Face face) {
  const FT_UInt glyph = FT_Get_Char_Index(face, 'H');
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0) return 700;
  return 1000.0 * static_cast<double>(face->glyph->metrics.horiBearingY) / face->units_per_EM;
}

const char* asset_name(Face face) {
  switch (face) {
    case Face::sans:
      return "fonts/sans";
    case Face::sans_semibold:
      return "fonts/sans_semibold";
    case Face::sans_italic:
      return "fonts/sans_italic";
    case Face::mono:
      return "fonts/mono";
    case Face::mono_bold:
      return "fonts/mono_bold";
  }
  return "fonts/sans";
}

}  // namespace

std::span<const std::byte> Fonts::file(Face face) { return asset(asset_name(face)); }
std::span<const std::byte> Fonts::fallback_file() { return asset("fonts/fallback"); }
const char* Fonts::family(Face face) { return face == Face::mono || face == Face::mono_bold ? "JetBrains Mono" : "Inter"; }

Fonts::Fonts() {
  for (int i = 0; i <= face_count; ++i) {
    const bool is_fallback = i == face_count;
    const OpenFace open(is_fallback ? fallback_file() : file(static_cast<Face>(i)));
    const FT_Face face = open.face;
    const std::vector<float> widths = glyph_advances(face);
    Measures& measures = measures_[static_cast<std::size_t>(i)];
    measures.ascent = 1000.0 * face->ascender / face->units_per_EM;
    measures.descent = -1000.0 * face->descender / face->units_per_EM;
    measures.cap_height = cap_height_of(face);
    // Nothing stands behind the fallback: what it lacks it draws as its box for missing letters, glyph 0.
    measures.advances.assign(covered, is_fallback ? widths.at(0) : -1.0F);
    FT_UInt glyph = 0;
    for (FT_ULong point = FT_Get_First_Char(face, &glyph); glyph != 0 && point < covered;
         point = FT_Get_Next_Char(face, point, &glyph))
      if (glyph < widths.size()) measures.advances[point] = widths[glyph];
  }
}

bool Fonts::has(Face face, char32_t point) const {
  return point < covered && measures_[static_cast<std::size_t>(face)].advances[point] >= 0;
}

double Fonts::advance(Face face, char32_t point) const {
  if (has(face, point)) return measures_[static_cast<std::size_t>(face)].advances[point];
  return measures_.back().advances[point < covered ? point : 0];
}

double Fonts::width(std::string_view utf8, Face face, double size) const {
  double thousandths = 0;
  for (const char32_t point : code_points(utf8)) thousandths += advance(face, point);
  return thousandths * size / 1000;
}

double Fonts::ascent(Face face, double size) const { return measures_[static_cast<std::size_t>(face)].ascent * size / 1000; }
double Fonts::descent(Face face, double size) const { return measures_[static_cast<std::size_t>(face)].descent * size / 1000; }
double Fonts::cap_height(Face face, double size) const {
  return measures_[static_cast<std::size_t>(face)].cap_height * size / 1000;
}

std::string cut_to_width(const Fonts& fonts, std::string_view words, Face face, double size, double width) {
  if (fonts.width(words, face, size) <= width) return std::string(words);
  const double room = width - fonts.advance(face, U'…') * size / 1000;
  if (room < 0) return "";
  const std::u32string points = code_points(words);
  std::size_t kept = 0;
  for (double used = 0; kept < points.size(); ++kept) {
    used += fonts.advance(face, points[kept]) * size / 1000;
    if (used > room) break;
  }
  while (kept > 0 && points[kept - 1] == U' ') --kept;
  return to_utf8(points.substr(0, kept)) + "…";
}

}  // namespace upstamp
