// A font file opened by FreeType, for the two places that look inside one: measuring (fonts.cpp) and drawing (writer/raster.cpp).
// Each has its own library, so two threads never share FreeType's state.
#pragma once
#include <ft2build.h>
#include FT_FREETYPE_H

#include <cstddef>
#include <span>

#include "base/error.h"

namespace upstamp {

struct OpenFace {
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  // The bytes must outlive this. Throws Error when they are no font.
  explicit OpenFace(std::span<const std::byte> file) {
    if (FT_Init_FreeType(&library) != 0) throw Error("FreeType, which reads the fonts, cannot be started.");
    const auto* bytes = reinterpret_cast<const FT_Byte*>(file.data());
    if (FT_New_Memory_Face(library, bytes, static_cast<FT_Long>(file.size()), 0, &face) == 0 && face->units_per_EM != 0) return;
    FT_Done_FreeType(library);
    throw Error("A font in this program is damaged. Please install Upstamp again.");
  }
  ~OpenFace() { FT_Done_FreeType(library); }
  OpenFace(const OpenFace&) = delete;
  OpenFace& operator=(const OpenFace&) = delete;
};

}  // namespace upstamp
