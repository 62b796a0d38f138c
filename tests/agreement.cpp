#include "agreement.h"

#include <cstring>

namespace upstamp {
namespace {

bool same(const Image& image, int x, int y, int other_x, int other_y) {
  return std::memcmp(pixel(image, x, y), pixel(image, other_x, other_y), 4) == 0;
}

// For each pixel, whether all around it to a distance of 3 are like it.
std::vector<bool> flat_places(const Image& image) {
  constexpr int side = 7, middle = 3;
  std::vector<bool> flat(image.rgba.size() / 4, false);
  std::vector<int> rows(static_cast<std::size_t>(image.width), 0);  // how many rows of a flat seven lie here, one on the other
  for (int y = 0; y < image.height; ++y) {
    int run = 0;
    for (int x = 0; x < image.width; ++x) {
      run = x > 0 && same(image, x, y, x - 1, y) ? run + 1 : 1;
      int& count = rows[static_cast<std::size_t>(x)];
      const bool goes_on = y > 0 && count > 0 && same(image, x, y, x, y - 1);
      count = run < side ? 0 : goes_on ? count + 1 : 1;
      if (count >= side)
        flat[static_cast<std::size_t>(y - middle) * static_cast<std::size_t>(image.width) +
             static_cast<std::size_t>(x - middle)] = true;
    }
  }
  return flat;
}

bool alike(const std::uint8_t* a, const std::uint8_t* b, int tolerance) {
  for (int channel = 0; channel < 4; ++channel)
    if (std::abs(a[channel] - b[channel]) > tolerance) return false;
  return true;
}

// Whether the picture has that colour there or right beside, where a line may have been put on whole pixels.
bool has_about(const Image& image, int x, int y, const std::uint8_t* color, int tolerance) {
  for (int row = std::max(y - 1, 0); row <= std::min(y + 1, image.height - 1); ++row)
    for (int column = std::max(x - 1, 0); column <= std::min(x + 1, image.width - 1); ++column)
      if (alike(pixel(image, column, row), color, tolerance)) return true;
  return false;
}

}  // namespace

Agreement agreement(const Image& a, const Image& b, int tolerance) {
  Agreement found;
  if (a.width != b.width || a.height != b.height) return {0, 1, a.width, b.width};
  const std::vector<bool> flat_a = flat_places(a), flat_b = flat_places(b);
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width; ++x) {
      const std::size_t at = static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x);
      if (!flat_a[at] && !flat_b[at]) continue;
      ++found.compared;
      if ((!flat_a[at] || has_about(b, x, y, pixel(a, x, y), tolerance)) &&
          (!flat_b[at] || has_about(a, x, y, pixel(b, x, y), tolerance)))
        continue;
      if (found.different++ == 0) found.x = x, found.y = y;
    }
  return found;
}

std::vector<Shown> shown_figures(const Fonts& fonts) {
  const Catalogue<Op> ops = all_ops();
  std::vector<Shown> all;
  for (const char* theme : {"light", "dark"})
    for (const char* id : {"opening", "checkerboard", "max_pool_and_unpool", "guide_padding_strides_transposed"}) {
      if (std::string(theme) == "dark" && std::string(id) != "opening") continue;
      const auto study = study_of(open_scene(id, ops), ops);
      for (const View& view : all_views()) {
        if (!view.fits(*study)) continue;
        Figure figure = view.draw(*study, moment_at(timeline_of(*study), 2.4), {}, style_named(theme, fonts));
        all.push_back({std::string(id) + ", " + view.about.id + ", " + theme, std::move(figure)});
      }
    }
  return all;
}

}  // namespace upstamp
