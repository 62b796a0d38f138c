// At most 256 colours for a whole film. Flat colours stay exactly what they are; only rare ones (blends at edges) share.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "writer/raster.h"

namespace upstamp {

using PackedColor = std::uint32_t;  // 0xRRGGBB

// Pixel (index counts from the top left) over white where it is not opaque.
PackedColor opaque_pixel(const Image&, std::size_t index);

class ColorCounts {
 public:
  void add(const Image&);
  // Every colour when there are at most `most`; else the commonest half exactly, and averages of the rest by median cut.
  // Same counts, same palette, in ascending order.
  std::vector<PackedColor> palette(std::size_t most) const;

 private:
  std::unordered_map<PackedColor, std::uint64_t> counts_;
};

class NearestColors {
 public:
  explicit NearestColors(std::vector<PackedColor> palette) : palette_(std::move(palette)) {}
  const std::vector<PackedColor>& palette() const { return palette_; }
  std::uint8_t index_of(PackedColor);

 private:
  std::vector<PackedColor> palette_;
  std::unordered_map<PackedColor, std::uint8_t> known_;
};

}  // namespace upstamp
