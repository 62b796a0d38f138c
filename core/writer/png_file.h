// A picture as the bytes of a PNG.
#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "writer/raster.h"

namespace upstamp {

struct PngWords {
  std::string key, words;
};

// Without alpha when every pixel is opaque; words that are empty are left out. Throws Error when the stream does not take it all.
void write_png(std::ostream&, const Image&, double dpi, std::vector<PngWords>);

}  // namespace upstamp
