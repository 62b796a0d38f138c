#include <zlib.h>

#include <cmath>
#include <ostream>

#include "writer/frame_patches.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 96;
  bool transparent = false;
};

std::string number(std::uint32_t value, int width = 4) {
  std::string bytes;
  for (int i = width; i-- > 0;) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

std::string number(int value, int width = 4) { return number(static_cast<std::uint32_t>(value), width); }

// The parts of a PNG one after another. libpng has no words for the moving ones.
class Chunks {
 public:
  explicit Chunks(std::ostream& stream) : stream_(stream) { stream_ << "\x89PNG\r\n\x1A\n"; }

  void put(const char* type, const std::string& body) {
    const std::string named = type + body;
    stream_ << number(static_cast<std::uint32_t>(body.size())) << named
            << number(static_cast<std::uint32_t>(
                   crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()))));
    require_written(stream_);
  }
  void words(const std::string& key, std::string text) {
    if (text.empty()) return;
    std::replace(text.begin(), text.end(), '\0', ' ');
    put("iTXt", key + std::string(5, '\0') + text);
  }

 private:
  std::ostream& stream_;
};

// Rows without filters: flat colours pack best as they are.
std::string packed(const FramePatch& patch) {
  const auto row = 4 * static_cast<std::size_t>(patch.box.width);
  std::string rows;
  rows.reserve((row + 1) * static_cast<std::size_t>(patch.box.height));
  for (std::size_t start = 0; start < patch.rgba.size(); start += row) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(patch.rgba.data()) + start, row);
  }
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string bytes(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                static_cast<uLong>(rows.size()), 9) != Z_OK)
    throw Error("There is not enough memory to write an animated PNG.");
  bytes.resize(size);
  return bytes;
}

void begin(Chunks& chunks, const Film& film, const FramePatch& first, int dpi) {
  const std::string eight_bits_with_alpha("\x08\x06\0\0\0", 5), metres("\x01", 1), perceptual(1, '\0');
  chunks.put("IHDR", number(first.box.width) + number(first.box.height) + eight_bits_with_alpha);
  chunks.put("sRGB", perceptual);
  const std::string density = number(static_cast<int>(std::lround(dpi / 0.0254)));
  chunks.put("pHYs", density + density + metres);
  chunks.put("acTL", number(film.frames) + number(0));  // 0 = over and over
  const Figure figure = film.frame(0);
  chunks.words("Title", figure.title);
  chunks.words("Description", figure.description);
  chunks.words("Scene", scene_link(film));
}

void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  report(context, 0);
  Chunks chunks(stream);
  int place = 0;  // of the moving parts among each other
  for_each_patch(film, context, {static_cast<double>(options.dpi), options.transparent, 1}, [&](const FramePatch& patch) {
    if (patch.frame == 0) begin(chunks, film, patch, options.dpi);
    const PixelBox& box = patch.box;
    const std::string stays(1, '\0'), blended(1, patch.over ? '\1' : '\0');
    chunks.put("fcTL", number(place++) + number(box.width) + number(box.height) + number(box.left) + number(box.top) +
                           number(patch.milliseconds, 2) + number(1000, 2) + stays + blended);
    if (patch.frame == 0)
      chunks.put("IDAT", packed(patch));
    else
      chunks.put("fdAT", number(place++) + packed(patch));
  });
  chunks.put("IEND", "");
  report(context, 1);
}

}  // namespace

Writer apng() {
  Declare<Options> declare("apng", "Animated PNG", "A moving picture without loss that plays by itself in browsers.");
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."})
      .toggle("transparent", &Options::transparent, "Leaves out the ground, so that what is behind the picture shows through.");
  Writer writer{declare.declaration(), "image/apng", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
