// A figure as pixels, drawn by cairo with the program's own fonts, every letter exactly where its advance puts it.
#pragma once
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "figure/figure.h"
#include "figure/fonts.h"
#include "figure/pixel_box.h"

namespace upstamp {

class CairoPen;

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
  const Fonts& fonts() const;

  // `scale` pixels per point. Throws Error when the picture would exceed 100 million pixels or a side 32767.
  Image draw(const Figure&, double scale) const;

 private:
  friend class Raster;
  std::unique_ptr<const CairoPen> pen_;
};

// A picture that can be drawn anew in part. The rasterizer must outlive it.
class Raster {
 public:
  // Throws Error as Rasterizer::draw does. Nothing is drawn yet.
  Raster(const Rasterizer&, Size, double scale);
  ~Raster();
  int width() const { return image_.width; }
  int height() const { return image_.height; }
  // Draws within the box alone. `wanted` says by the drawing order which marks can touch it; empty = all.
  void draw(const Figure&, const PixelBox&, const std::vector<bool>& wanted = {});
  const Image& image() const { return image_; }
  Image take() { return std::move(image_); }  // the last thing to ask for

 private:
  struct Drawing;
  const Rasterizer& rasterizer_;
  std::unique_ptr<Drawing> drawing_;
  Image image_;
};

Image rasterized(const Figure&, const Fonts&, double scale);

}  // namespace upstamp
