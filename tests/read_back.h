// Pictures that were written, read back by the libraries everybody uses. A broken file fails the test.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "writer/raster.h"

namespace upstamp {

struct PngFacts {
  Image image;
  unsigned pixels_per_metre = 0;
  bool has_alpha = false;
  std::map<std::string, std::string> texts;
};

PngFacts read_png(const std::string& bytes);

struct Moving {
  std::vector<Image> frames;  // as a viewer shows them, one drawn over the other
  std::vector<int> hundredths;
  std::vector<int> areas;  // pixels stored per frame
};

Moving read_gif(const std::string& bytes);
// Without areas.
Moving read_webp(const std::string& bytes);

// The four channels of one pixel.
inline const std::uint8_t* pixel(const Image& image, int x, int y) {
  return image.rgba.data() +
         4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x));
}

}  // namespace upstamp
