// The implementation lives in this file alone and stays local to it, because the window's libraries may bring a copy of their
// own.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#include <stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include "base/error.h"
#include "base/files.h"
#include "lab/numbers.h"

namespace upstamp {
namespace {

constexpr int longest_side = 16384;
constexpr std::int64_t most_pixels = std::int64_t{64} << 20;
constexpr std::size_t samples = 4;  // red, green, blue, alpha

[[noreturn]] void refuse(const std::string& path, const std::string& why) { throw Error("\"" + path + "\" " + why); }

const stbi_uc* bytes_of(const std::string& file) { return reinterpret_cast<const stbi_uc*>(file.data()); }

// Sides in pixels, from the header alone, so that nothing large is decoded by surprise.
std::pair<int, int> checked_size(const std::string& path, const std::string& file) {
  int width = 0, height = 0, channels = 0;
  const auto length = static_cast<int>(std::min<std::size_t>(file.size(), std::numeric_limits<int>::max()));
  if (!stbi_info_from_memory(bytes_of(file), length, &width, &height, &channels)) {
    refuse(path, "is not a PNG or JPEG picture that can be read. Open it elsewhere and save it as PNG.");
  }
  if (width < 1 || height < 1 || width > longest_side || height > longest_side || std::int64_t{width} * height > most_pixels) {
    refuse(path, "is " + std::to_string(width) + " × " + std::to_string(height) + " pixels, more than Upstamp reads (a side of " +
                     std::to_string(longest_side) + ", " + std::to_string(most_pixels >> 20) +
                     " million pixels). Make it smaller first.");
  }
  return {height, width};
}

// JPEG decoders fill a missing end with grey and say nothing. Segments are skipped by their lengths, because a preview inside one
// of them has an end of its own; after the scan starts, the end marker cannot occur by chance.
bool is_cut_off_jpeg(std::string_view file) {
  if (file.substr(0, 2) != "\xFF\xD8") return false;
  for (std::size_t at = 2; at + 4 <= file.size();) {
    if (file[at] != '\xFF') return true;
    if (file[at + 1] == '\xFF') {
      ++at;
      continue;
    }
    if (file[at + 1] == '\xDA') return file.find("\xFF\xD9", at) == std::string_view::npos;
    at += 2 + (std::size_t{static_cast<unsigned char>(file[at + 2])} << 8 | static_cast<unsigned char>(file[at + 3]));
  }
  return true;
}

struct FreePixels {
  void operator()(stbi_uc* pixels) const { stbi_image_free(pixels); }
};

struct Pixels {
  int rows = 0, columns = 0;
  std::unique_ptr<stbi_uc, FreePixels> rgba;
};

Pixels decoded(const std::string& path) {
  const std::string file = read_file(path);
  const auto [rows, columns] = checked_size(path, file);
  int width = 0, height = 0, channels = 0;
  Pixels pixels{rows, columns, nullptr};
  if (!is_cut_off_jpeg(file)) {
    pixels.rgba.reset(stbi_load_from_memory(bytes_of(file), static_cast<int>(file.size()), &width, &height, &channels, samples));
  }
  if (!pixels.rgba || width != columns || height != rows)
    refuse(path, "is damaged or cut off, so it cannot be read. Copy or save it again.");
  return pixels;
}

// Which source cells one target cell is made of, and the share of each. Shrinking averages by covered area; growing repeats.
struct Share {
  int source;
  double part;
};
std::vector<std::vector<Share>> shares(int from, int to) {
  std::vector<std::vector<Share>> all(static_cast<std::size_t>(to));
  for (int target = 0; target < to; ++target) {
    auto& shares_here = all[static_cast<std::size_t>(target)];
    if (to >= from) {
      shares_here.push_back({static_cast<int>(std::int64_t{target} * from / to), 1});
      continue;
    }
    const double begin = static_cast<double>(target) * from / to, end = static_cast<double>(target + 1) * from / to;
    for (int source = static_cast<int>(begin); source < from && source < end; ++source) {
      const double covered = std::min<double>(source + 1, end) - std::max<double>(source, begin);
      if (covered > 1e-9) shares_here.push_back({source, covered / (end - begin)});
    }
  }
  return all;
}

// One pixel on white ground, 0 to 1.
std::array<double, 3> on_white(const stbi_uc* pixel) {
  const double alpha = pixel[3] / 255.0;
  return {pixel[0] / 255.0 * alpha + 1 - alpha, pixel[1] / 255.0 * alpha + 1 - alpha, pixel[2] / 255.0 * alpha + 1 - alpha};
}

double in_thousandths(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

std::pair<int, int> image_size(const std::string& path) { return checked_size(path, read_file(path)); }

Tensor read_image(const std::string& path, int rows, int columns, bool color) {
  Tensor map(Shape{1, color ? 3 : 1, rows, columns});
  const Pixels pixels = decoded(path);
  const auto row_shares = shares(pixels.rows, rows), column_shares = shares(pixels.columns, columns);
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      std::array<double, 3> sum{};
      for (const Share& down : row_shares[static_cast<std::size_t>(row)]) {
        for (const Share& across : column_shares[static_cast<std::size_t>(column)]) {
          const auto at = static_cast<std::size_t>(std::int64_t{down.source} * pixels.columns + across.source) * samples;
          const auto here = on_white(pixels.rgba.get() + at);
          for (std::size_t i = 0; i < 3; ++i) sum[i] += here[i] * down.part * across.part;
        }
      }
      // ITU-R BT.601 weights on the stored values: the grey that image libraries hand to networks.
      if (!color) map.at(0, row, column) = in_thousandths(0.299 * sum[0] + 0.587 * sum[1] + 0.114 * sum[2]);
      for (int channel = 0; color && channel < 3; ++channel)
        map.at(channel, row, column) = in_thousandths(sum[static_cast<std::size_t>(channel)]);
    }
  }
  return map;
}

}  // namespace upstamp
