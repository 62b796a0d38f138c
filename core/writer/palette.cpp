#include "writer/palette.h"

#include <algorithm>
#include <cstring>

namespace upstamp {
namespace {

struct Counted {
  PackedColor color;
  std::uint64_t count;
};

int channel(PackedColor color, int shift) { return static_cast<int>((color >> shift) & 0xFF); }

// Colours that lie together, and the channel (as its shift) in which they differ most, and by how much.
struct Box {
  std::span<Counted> colors;
  int shift = 16, width = -1;
};

Box box_of(std::span<Counted> colors) {
  Box box{colors};
  for (const int shift : {16, 8, 0}) {
    int low = 255, high = 0;
    for (const Counted& counted : colors) {
      low = std::min(low, channel(counted.color, shift));
      high = std::max(high, channel(counted.color, shift));
    }
    if (high - low > box.width) box.shift = shift, box.width = high - low;
  }
  return box;
}

PackedColor average(std::span<const Counted> box) {
  std::uint64_t sums[3] = {}, total = 0;
  for (const auto& [color, count] : box) {
    total += count;
    for (int i = 0; i < 3; ++i) sums[i] += count * static_cast<std::uint64_t>(channel(color, 8 * i));
  }
  PackedColor color = 0;
  for (int i = 0; i < 3; ++i) color |= static_cast<PackedColor>((sums[i] + total / 2) / total) << (8 * i);
  return color;
}

// Halves the box with the widest channel until there are enough boxes.
std::vector<Box> cut(std::span<Counted> colors, std::size_t boxes_wanted) {
  std::vector<Box> boxes{box_of(colors)};
  while (boxes.size() < boxes_wanted) {
    const auto box = std::max_element(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.width < b.width; });
    if (box->width <= 0) break;
    const auto order = [shift = box->shift](const Counted& a, const Counted& b) {
      const int left = channel(a.color, shift), right = channel(b.color, shift);
      return left != right ? left < right : a.color < b.color;
    };
    const std::span<Counted> all = box->colors;
    std::sort(all.begin(), all.end(), order);
    *box = box_of(all.first(all.size() / 2));
    boxes.push_back(box_of(all.subspan(all.size() / 2)));
  }
  return boxes;
}

PackedColor opaque(const std::uint8_t* pixel) {
  const unsigned alpha = pixel[3];
  if (alpha == 255) return static_cast<PackedColor>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
  const auto over_white = [alpha](unsigned value) { return (value * alpha + 255 * (255 - alpha) + 127) / 255; };
  return over_white(pixel[0]) << 16 | over_white(pixel[1]) << 8 | over_white(pixel[2]);
}

}  // namespace

Patches patches_of(const Image& image, std::vector<PixelBox> boxes) {
  Patches patches{std::move(boxes), {}};
  for (const PixelBox& box : patches.boxes)
    for (int y = box.top; y < box.top + box.height; ++y) {
      const std::uint8_t* pixel = image.rgba.data() + 4 * (static_cast<std::ptrdiff_t>(y) * image.width + box.left);
      for (int x = 0, end = 0; x < box.width; x = end) {
        const std::uint8_t* const first = pixel;
        for (end = x + 1, pixel += 4; end < box.width && std::memcmp(pixel, first, 4) == 0; ++end) pixel += 4;
        patches.runs.push_back({opaque(first), end - x});
      }
    }
  return patches;
}

ColorTable::Slot& ColorTable::slot_of(PackedColor color) {
  const std::size_t last = slots_.size() - 1;
  std::size_t at = (color * 2654435761U >> 8) & last;
  while (slots_[at].color != color && slots_[at].color != free) at = (at + 1) & last;
  return slots_[at];
}

std::uint32_t& ColorTable::at(PackedColor color) {
  if (Slot& slot = slot_of(color); slot.color == color) return slot.number;
  if (2 * ++used_ > slots_.size()) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
    for (const Slot& slot : old)
      if (slot.color != free) slot_of(slot.color) = slot;
  }
  Slot& slot = slot_of(color);
  slot.color = color;
  return slot.number;
}

std::vector<std::pair<PackedColor, std::uint32_t>> ColorTable::entries() const {
  std::vector<std::pair<PackedColor, std::uint32_t>> entries;
  for (const Slot& slot : slots_)
    if (slot.color != free) entries.emplace_back(slot.color, slot.number);
  return entries;
}

void ColorCounts::add(std::span<const ColorRun> runs) {
  for (const ColorRun& run : runs) {
    // Counts only order colours, so one that is full stays so.
    std::uint32_t& count = counts_.at(run.color);
    count = static_cast<std::uint32_t>(std::min<std::uint64_t>(count + static_cast<std::uint64_t>(run.length), 0xFFFFFFFF));
  }
}

IndexedColors ColorCounts::palette(std::size_t most) const {
  std::vector<Counted> colors;
  for (const auto& [color, count] : counts_.entries()) colors.push_back({color, count});
  std::sort(colors.begin(), colors.end(),
            [](const Counted& a, const Counted& b) { return a.count != b.count ? a.count > b.count : a.color < b.color; });
  IndexedColors palette;
  const std::size_t exact = colors.size() <= most ? colors.size() : most / 2;
  const auto add = [&](PackedColor color, std::span<const Counted> meant) {
    for (const Counted& counted : meant) palette.places.at(counted.color) = static_cast<std::uint32_t>(palette.colors.size());
    palette.colors.push_back(color);
  };
  for (std::size_t i = 0; i < exact; ++i) add(colors[i].color, std::span(colors).subspan(i, 1));
  if (exact < colors.size())
    for (const Box& box : cut(std::span(colors).subspan(exact), most - exact)) add(average(box.colors), box.colors);
  return palette;
}

}  // namespace upstamp
