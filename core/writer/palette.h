// At most 256 colours for a whole film. Flat colours stay exactly what they are; only rare ones (blends at edges) share.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "writer/raster.h"

namespace upstamp {

using PackedColor = std::uint32_t;  // 0xRRGGBB

// Pixels of one colour beside each other.
struct ColorRun {
  PackedColor color;
  int length;
};
// The colours of some boxes of a picture, box by box and row by row, over white where they are not opaque. A run ends where its
// row does.
struct Patches {
  std::vector<PixelBox> boxes;
  std::vector<ColorRun> runs;
};
Patches patches_of(const Image&, std::vector<PixelBox>);

// A number for each colour met so far, in a table of its own because every pixel of a film asks it.
class ColorTable {
 public:
  // The number of that colour, 0 where it is new.
  std::uint32_t& at(PackedColor);
  std::vector<std::pair<PackedColor, std::uint32_t>> entries() const;  // in no order

 private:
  struct Slot {
    PackedColor color = free;
    std::uint32_t number = 0;
  };
  static constexpr PackedColor free = 0xFFFFFFFF;
  Slot& slot_of(PackedColor);
  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t used_ = 0;
};

// The colours of a palette, and the place in it for every colour that was counted.
struct IndexedColors {
  std::vector<PackedColor> colors;
  ColorTable places;
};

class ColorCounts {
 public:
  void add(std::span<const ColorRun>);
  // Every colour when there are at most `most`; else the commonest half exactly, and averages of the rest by median cut. Same
  // counts, same palette.
  IndexedColors palette(std::size_t most) const;

 private:
  ColorTable counts_;
};

}  // namespace upstamp
