#include "writer/palette.h"

#include <algorithm>
#include <span>

namespace upstamp {
namespace {

struct Counted {
  PackedColor color;
  std::uint64_t count;
};

int channel(PackedColor color, int shift) { return static_cast<int>((color >> shift) & 0xFF); }

// The channel (as its shift) that varies most in a box of colours, and by how much.
struct Spread {
  int shift, width;
};

Spread widest(std::span<const Counted> box) {
  Spread most{16, -1};
  for (const int shift : {16, 8, 0}) {
    const auto less = [shift](const Counted& a, const Counted& b) { return channel(a.color, shift) < channel(b.color, shift); };
    const auto [low, high] = std::minmax_element(box.begin(), box.end(), less);
    const int width = channel(high->color, shift) - channel(low->color, shift);
    if (width > most.width) most = {shift, width};
  }
  return most;
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
std::vector<std::span<Counted>> cut(std::span<Counted> colors, std::size_t boxes_wanted) {
  std::vector<std::span<Counted>> boxes{colors};
  while (boxes.size() < boxes_wanted) {
    const auto wider = [](const auto& a, const auto& b) { return widest(a).width < widest(b).width; };
    const auto box = std::max_element(boxes.begin(), boxes.end(), wider);
    const Spread spread = widest(*box);
    if (spread.width <= 0) break;
    const auto order = [&](const Counted& a, const Counted& b) {
      const int left = channel(a.color, spread.shift), right = channel(b.color, spread.shift);
      return left != right ? left < right : a.color < b.color;
    };
    std::sort(box->begin(), box->end(), order);
    const std::size_t middle = box->size() / 2;
    const std::span<Counted> upper = box->subspan(middle);
    *box = box->first(middle);
    boxes.push_back(upper);
  }
  return boxes;
}

}  // namespace

PackedColor opaque_pixel(const Image& image, std::size_t index) {
  const std::uint8_t* pixel = image.rgba.data() + 4 * index;
  const unsigned alpha = pixel[3];
  if (alpha == 255) return static_cast<PackedColor>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
  const auto over_white = [alpha](unsigned value) { return (value * alpha + 255 * (255 - alpha) + 127) / 255; };
  return over_white(pixel[0]) << 16 | over_white(pixel[1]) << 8 | over_white(pixel[2]);
}

void ColorCounts::add(const Image& image) {
  const std::size_t pixels = image.rgba.size() / 4;
  for (std::size_t first = 0, end = 0; first < pixels; first = end) {
    const PackedColor color = opaque_pixel(image, first);
    for (end = first + 1; end < pixels && opaque_pixel(image, end) == color;) ++end;
    counts_[color] += end - first;
  }
}

std::vector<PackedColor> ColorCounts::palette(std::size_t most) const {
  std::vector<Counted> colors;
  for (const auto& [color, count] : counts_) colors.push_back({color, count});
  std::sort(colors.begin(), colors.end(),
            [](const Counted& a, const Counted& b) { return a.count != b.count ? a.count > b.count : a.color < b.color; });
  std::vector<PackedColor> chosen;
  const std::size_t exact = colors.size() <= most ? colors.size() : most / 2;
  for (std::size_t i = 0; i < exact; ++i) chosen.push_back(colors[i].color);
  if (exact < colors.size())
    for (const auto& box : cut(std::span(colors).subspan(exact), most - exact)) chosen.push_back(average(box));
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

std::uint8_t NearestColors::index_of(PackedColor color) {
  if (const auto known = known_.find(color); known != known_.end()) return known->second;
  std::size_t nearest = 0;
  int least = 1 << 30;
  for (std::size_t i = 0; i < palette_.size(); ++i) {
    int distance = 0;
    for (const int shift : {16, 8, 0}) {
      const int off = channel(color, shift) - channel(palette_[i], shift);
      distance += off * off;
    }
    if (distance < least) least = distance, nearest = i;
  }
  return known_[color] = static_cast<std::uint8_t>(nearest);
}

}  // namespace upstamp
