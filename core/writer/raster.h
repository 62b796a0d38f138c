// A figure as pixels, drawn by cairo with the program's own fonts.
#pragma once
#include <cstdint>
#include <vector>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {

// 8-bit sRGB, straight alpha, rows from the top.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // 4 * width * height
};

// `scale` pixels per point. Throws Error when the picture would exceed 100 million pixels or a side 32767.
Image rasterized(const Figure&, const Fonts&, double scale);

}  // namespace upstamp
