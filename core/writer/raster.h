// A figure as pixels, drawn by cairo with the program's own fonts, every letter exactly where its advance puts it.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {

// 8-bit sRGB, straight alpha, rows from the top.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // 4 * width * height
};

// Draws many figures with the faces opened once. One thread at a time.
class Rasterizer {
 public:
  explicit Rasterizer(const Fonts&);
  ~Rasterizer();

  // `scale` pixels per point. Throws Error when the picture would exceed 100 million pixels or a side 32767.
  Image draw(const Figure&, double scale) const;

 private:
  struct Faces;
  std::unique_ptr<const Faces> faces_;
};

Image rasterized(const Figure&, const Fonts&, double scale);

}  // namespace upstamp
