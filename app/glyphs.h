// Letters as pixels, made when first needed at the very size they are shown at, and kept in one picture. So text is crisp at
// every zoom and has the outlines and advances of the exported figures. Not for use from several threads.
#pragma once
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "figure/fonts.h"

namespace upstamp {

class Glyphs {
 public:
  static constexpr int side = 2048;  // of the picture, pixels

  // Where a letter lies in the picture, and where its pixels go relative to the pen (y down). width 0 = blank.
  struct Glyph {
    int x = 0, y = 0, width = 0, height = 0;
    int left = 0, top = 0;
  };

  // Throws Error when an embedded face is damaged.
  Glyphs();
  ~Glyphs();
  Glyphs(const Glyphs&) = delete;
  Glyphs& operator=(const Glyphs&) = delete;

  // `pixels` is the em size, at most largest_pixels; `shift` 0 to 3: quarters of a pixel that the pen is past the pixel's left
  // edge.
  Glyph glyph(const Fonts&, Face, char32_t point, double pixels, int shift);
  static constexpr double largest_pixels = 200;

  // Coverage 0 to 255, rows from the top.
  const std::vector<std::uint8_t>& picture() const { return picture_; }
  // Rows [first, second) changed since the last call; empty when first == second.
  std::pair<int, int> take_changed_rows();
  // Forgets everything when the picture is half full. Only between frames: glyphs handed out before are void once it is emptied.
  // When it had overflowed, letters are missing in what was drawn last.
  struct Tidied {
    bool emptied = false, overflowed = false;
  };
  Tidied tidy();

 private:
  struct Faces;
  Glyph rasterized(const Fonts&, Face, char32_t point, double pixels, int shift);
  bool place(Glyph&);

  std::unique_ptr<Faces> faces_;
  std::vector<std::uint8_t> picture_;
  std::unordered_map<std::uint64_t, Glyph> known_;
  int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
  int first_changed_ = side, last_changed_ = 0;
  bool full_ = false;
};

}  // namespace upstamp
