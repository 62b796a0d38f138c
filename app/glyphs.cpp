#include "glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"

namespace upstamp {

struct Glyphs::Faces {
  FT_Library library = nullptr;
  std::array<FT_Face, face_count + 1> faces{};  // the last is the fallback

  Faces() {
    if (FT_Init_FreeType(&library)) throw Error("The letters cannot be drawn: FreeType does not start. Reinstall Upstamp.");
    for (int i = 0; i <= face_count; ++i) {
      const auto file = i == face_count ? Fonts::fallback_file() : Fonts::file(static_cast<Face>(i));
      if (FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(file.data()), static_cast<FT_Long>(file.size()), 0,
                             &faces[static_cast<std::size_t>(i)]))
        throw Error("A font that is part of this program is damaged. Reinstall Upstamp.");
    }
  }
  ~Faces() { FT_Done_FreeType(library); }
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
};

Glyphs::Glyphs() : faces_(std::make_unique<Faces>()), picture_(static_cast<std::size_t>(side) * side) {}
Glyphs::~Glyphs() = default;

Glyphs::Glyph Glyphs::glyph(const Fonts& fonts, Face face, char32_t point, double pixels, int shift) {
  const auto sixteenths = static_cast<std::uint64_t>(std::lround(std::clamp(pixels, 1.0, largest_pixels) * 16));
  const std::uint64_t key = (static_cast<std::uint64_t>(point) << 24) | (sixteenths << 8) |
                            (static_cast<std::uint64_t>(face) << 4) | static_cast<std::uint64_t>(shift);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  const Glyph made = rasterized(fonts, face, point, static_cast<double>(sixteenths) / 16, shift);
  if (!full_) known_.emplace(key, made);
  return made;
}

Glyphs::Glyph Glyphs::rasterized(const Fonts& fonts, Face face, char32_t point, double pixels, int shift) {
  const FT_Face source = faces_->faces[static_cast<std::size_t>(fonts.has(face, point) ? static_cast<int>(face) : face_count)];
  FT_Set_Char_Size(source, 0, static_cast<FT_F26Dot6>(std::lround(pixels * 64)), 72, 72);
  // Light hinting only moves outlines vertically, so that advances stay those of the exports.
  if (FT_Load_Char(source, point, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT)) return {};
  FT_Outline_Translate(&source->glyph->outline, shift * 16, 0);
  if (FT_Render_Glyph(source->glyph, FT_RENDER_MODE_NORMAL)) return {};
  const FT_Bitmap& bitmap = source->glyph->bitmap;
  Glyph made{0,
             0,
             static_cast<int>(bitmap.width),
             static_cast<int>(bitmap.rows),
             source->glyph->bitmap_left,
             -source->glyph->bitmap_top};
  if (made.width == 0 || made.height == 0 || !place(made)) return {};
  for (int row = 0; row < made.height; ++row)
    std::copy_n(bitmap.buffer + row * bitmap.pitch, made.width,
                picture_.data() + static_cast<std::size_t>(made.y + row) * side + made.x);
  first_changed_ = std::min(first_changed_, made.y);
  last_changed_ = std::max(last_changed_, made.y + made.height);
  return made;
}

// Shelves from the top, one empty pixel between letters so that blending at their edges finds nothing.
bool Glyphs::place(Glyph& glyph) {
  if (shelf_x_ + glyph.width + 2 > side) {
    shelf_y_ += shelf_height_;
    shelf_x_ = shelf_height_ = 0;
  }
  if (shelf_y_ + glyph.height + 2 > side) {
    full_ = true;
    return false;
  }
  glyph.x = shelf_x_ + 1;
  glyph.y = shelf_y_ + 1;
  shelf_x_ += glyph.width + 1;
  shelf_height_ = std::max(shelf_height_, glyph.height + 1);
  return true;
}

std::pair<int, int> Glyphs::take_changed_rows() {
  const std::pair<int, int> rows{first_changed_, std::max(first_changed_, last_changed_)};
  first_changed_ = side;
  last_changed_ = 0;
  return rows;
}

Glyphs::Tidied Glyphs::tidy() {
  const bool overflowed = full_;
  if (!full_ && shelf_y_ + shelf_height_ < side / 2) return {};
  known_.clear();
  std::fill(picture_.begin(), picture_.end(), std::uint8_t{0});
  shelf_x_ = shelf_y_ = shelf_height_ = 0;
  first_changed_ = 0;
  last_changed_ = side;
  full_ = false;
  return {true, overflowed};
}

}  // namespace upstamp
