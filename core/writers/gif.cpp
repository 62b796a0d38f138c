#include <gif_lib.h>

#include <cmath>
#include <memory>
#include <ostream>

#include "writer/palette.h"
#include "writer/raster.h"
#include "writer/writer.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 96;
};

struct Closing {
  void operator()(GifFileType* gif) const { EGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, Closing>;

struct FreeingMap {
  void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

int write_bytes(GifFileType* gif, const GifByteType* bytes, int count) {
  auto& stream = *static_cast<std::ostream*>(gif->UserData);
  stream.write(reinterpret_cast<const char*>(bytes), count);
  return stream ? count : 0;
}

void check(int answer, const std::ostream& stream) {
  require_written(stream);
  if (answer == GIF_ERROR)
    throw Error("The GIF could not be made: giflib refused a picture of this size. Choose fewer dots per inch.");
}

// A frame as numbers of the palette's colours, and the box of what differs from the frame before.
struct Indexed {
  int width = 0, height = 0;
  std::vector<GifByteType> pixels;
};
struct Box {
  int left = 0, top = 0, width = 1, height = 1;
};

Indexed indexed(const Image& image, NearestColors& colors) {
  Indexed frame{image.width, image.height, std::vector<GifByteType>(image.rgba.size() / 4)};
  PackedColor before = 0;
  GifByteType index = colors.index_of(before);
  for (std::size_t i = 0; i < frame.pixels.size(); ++i) {
    const PackedColor color = opaque_pixel(image, i);
    if (color != before) before = color, index = colors.index_of(color);
    frame.pixels[i] = index;
  }
  return frame;
}

// One pixel at the corner when nothing differs: a frame must hold something to last its time.
Box changed(const Indexed& now, const Indexed& before) {
  int left = now.width, right = -1, top = now.height, bottom = -1;
  for (int y = 0; y < now.height; ++y)
    for (int x = 0; x < now.width; ++x) {
      const std::size_t i = static_cast<std::size_t>(y) * static_cast<std::size_t>(now.width) + static_cast<std::size_t>(x);
      if (now.pixels[i] == before.pixels[i]) continue;
      left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = y;
    }
  if (right < 0) return {};
  return {left, top, right - left + 1, bottom - top + 1};
}

class GifMovie {
 public:
  GifMovie(std::ostream& stream, int width, int height, NearestColors& colors) : stream_(stream), colors_(colors) {
    gif_.reset(EGifOpen(&stream, write_bytes, nullptr));
    if (!gif_) throw Error("There is not enough memory to write a GIF.");
    EGifSetGifVersion(gif_.get(), true);
    // The number after the last colour stands for "as before".
    clear_ = static_cast<int>(colors.palette().size());
    const std::unique_ptr<ColorMapObject, FreeingMap> map(GifMakeMapObject(1 << GifBitSize(clear_ + 1), nullptr));
    if (!map) throw Error("There is not enough memory to write a GIF.");
    for (std::size_t i = 0; i < colors.palette().size(); ++i) {
      const PackedColor color = colors.palette()[i];
      map->Colors[i] = {static_cast<GifByteType>(color >> 16), static_cast<GifByteType>(color >> 8),
                        static_cast<GifByteType>(color)};
    }
    check(EGifPutScreenDesc(gif_.get(), width, height, 8, 0, map.get()), stream_);
    loop_forever();
  }

  void add(const Image& image, int hundredths) {
    Indexed now = indexed(image, colors_);
    const bool first = before_.pixels.empty();
    const Box box = first ? Box{0, 0, now.width, now.height} : changed(now, before_);
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths, first ? NO_TRANSPARENT_COLOR : clear_};
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    check(EGifPutExtension(gif_.get(), GRAPHICS_EXT_FUNC_CODE, sizeof extension, extension), stream_);
    check(EGifPutImageDesc(gif_.get(), box.left, box.top, box.width, box.height, false, nullptr), stream_);
    std::vector<GifByteType> row(static_cast<std::size_t>(box.width));
    for (int y = box.top; y < box.top + box.height; ++y) {
      const std::size_t start =
          static_cast<std::size_t>(y) * static_cast<std::size_t>(now.width) + static_cast<std::size_t>(box.left);
      for (std::size_t x = 0; x < row.size(); ++x) {
        const GifByteType pixel = now.pixels[start + x];
        row[x] = !first && pixel == before_.pixels[start + x] ? static_cast<GifByteType>(clear_) : pixel;
      }
      check(EGifPutLine(gif_.get(), row.data(), box.width), stream_);
    }
    before_ = std::move(now);
  }

  void finish() {
    const int answer = EGifCloseFile(gif_.release(), nullptr);
    check(answer, stream_);
  }

 private:
  void loop_forever() {
    const GifByteType loops[] = {1, 0, 0};
    check(EGifPutExtensionLeader(gif_.get(), APPLICATION_EXT_FUNC_CODE), stream_);
    check(EGifPutExtensionBlock(gif_.get(), 11, "NETSCAPE2.0"), stream_);
    check(EGifPutExtensionBlock(gif_.get(), sizeof loops, loops), stream_);
    check(EGifPutExtensionTrailer(gif_.get()), stream_);
  }

  std::ostream& stream_;
  NearestColors& colors_;
  Gif gif_;
  Indexed before_;
  int clear_ = 0;
};

// Twice over the film, once for the colours and once to write: no frame is kept.
void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  const Rasterizer rasterizer(context.fonts);
  const Size size = film.frame(0).size;
  const auto image = [&](int frame) {
    Figure figure = film.frame(frame);
    figure.size = size;
    return rasterizer.draw(figure, pixels_per_point(context, figure, options.dpi));
  };
  ColorCounts counts;
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, 0.5 * frame / film.frames);
    counts.add(image(frame));
  }
  NearestColors colors(counts.palette(255));
  std::unique_ptr<GifMovie> gif;
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, 0.5 + 0.5 * frame / film.frames);
    const Image picture = image(frame);
    if (!gif) gif = std::make_unique<GifMovie>(stream, picture.width, picture.height, colors);
    // Ends are rounded, not lengths, so that the whole film keeps its length; viewers slow down what is shorter than two
    // hundredths.
    const auto end = [&](int count) { return std::lround(100 * count / std::max(film.frames_per_second, 0.01)); };
    gif->add(picture, std::clamp(static_cast<int>(end(frame + 1) - end(frame)), 2, 65535));
  }
  gif->finish();
  report(context, 1);
}

}  // namespace

Writer gif() {
  Declare<Options> declare("gif", "GIF", "A moving picture that plays everywhere by itself, over and over.");
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."});
  return {declare.declaration(), "image/gif", true,
          [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
            write(film, context, stream, read(context.settings));
          }};
}

}  // namespace upstamp
