#include <gif_lib.h>

#include <cmath>
#include <memory>
#include <optional>
#include <ostream>

#include "writer/gif_codes.h"
#include "writer/moving_image.h"
#include "writer/palette.h"
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

class GifMovie {
 public:
  GifMovie(std::ostream& stream, int width, int height, IndexedColors& colors) : stream_(stream), colors_(colors), width_(width) {
    gif_.reset(EGifOpen(&stream, write_bytes, nullptr));
    if (!gif_) throw Error("There is not enough memory to write a GIF.");
    EGifSetGifVersion(gif_.get(), true);
    // The number after the last colour stands for "as before".
    clear_ = static_cast<int>(colors.colors.size());
    bits_ = std::max(2, GifBitSize(clear_ + 1));
    const std::unique_ptr<ColorMapObject, FreeingMap> map(GifMakeMapObject(1 << bits_, nullptr));
    if (!map) throw Error("There is not enough memory to write a GIF.");
    for (std::size_t i = 0; i < colors.colors.size(); ++i) {
      const PackedColor color = colors.colors[i];
      map->Colors[i] = {static_cast<GifByteType>(color >> 16), static_cast<GifByteType>(color >> 8),
                        static_cast<GifByteType>(color)};
    }
    check(EGifPutScreenDesc(gif_.get(), width, height, 8, 0, map.get()), stream_);
    loop_forever();
  }

  // Words that no viewer shows, in pieces as long as a GIF takes them.
  void remark(std::string_view words) {
    if (words.empty()) return;
    check(EGifPutExtensionLeader(gif_.get(), COMMENT_EXT_FUNC_CODE), stream_);
    for (; !words.empty(); words.remove_prefix(std::min<std::size_t>(words.size(), 255)))
      check(EGifPutExtensionBlock(gif_.get(), static_cast<int>(std::min<std::size_t>(words.size(), 255)), words.data()), stream_);
    check(EGifPutExtensionTrailer(gif_.get()), stream_);
  }

  // What differs from the frame before lies in the patches, all of it at first.
  void add(const Patches& patches, int hundredths) {
    const bool first = shown_.empty();
    const PixelBox box = index(patches);
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths, first ? NO_TRANSPARENT_COLOR : clear_};
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    check(EGifPutExtension(gif_.get(), GRAPHICS_EXT_FUNC_CODE, sizeof extension, extension), stream_);
    check(EGifPutImageDesc(gif_.get(), box.left, box.top, box.width, box.height, false, nullptr), stream_);
    put_pixels(box);
    for (const PixelBox& used : patches.boxes)
      for (int y = used.top; y < used.top + used.height; ++y)
        std::fill_n(frame_.begin() + static_cast<std::ptrdiff_t>(place(used.left, y)), used.width,
                    static_cast<GifByteType>(clear_));
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

  std::size_t place(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
  }

  void put_pixels(const PixelBox& box) {
    packed_colors_.clear(), packed_fresh_.clear();
    for (int y = box.top; y < box.top + box.height; ++y) {
      const auto start = static_cast<std::ptrdiff_t>(place(box.left, y));
      packed_colors_.insert(packed_colors_.end(), shown_.begin() + start, shown_.begin() + start + box.width);
      packed_fresh_.insert(packed_fresh_.end(), frame_.begin() + start, frame_.begin() + start + box.width);
    }
    std::string blocks = gif_codes({packed_colors_, packed_fresh_, clear_}, bits_);
    for (std::size_t at = 0; at < blocks.size(); at += static_cast<std::uint8_t>(blocks[at]) + 1U)
      check(EGifPutCodeNext(gif_.get(), reinterpret_cast<const GifByteType*>(blocks.data() + at)), stream_);
    check(EGifPutCodeNext(gif_.get(), nullptr), stream_);
  }

  // Puts what changed into frame_ and answers its box: one pixel at the corner when nothing did, for a frame must hold something
  // to last its time.
  PixelBox index(const Patches& patches) {
    const bool first = shown_.empty();
    if (first) {
      const PixelBox& all = patches.boxes.front();
      shown_.resize(static_cast<std::size_t>(all.width) * static_cast<std::size_t>(all.height)), frame_ = shown_;
    }
    PixelBox changed;
    const ColorRun* run = patches.runs.data();
    for (const PixelBox& box : patches.boxes)
      for (int y = box.top; y < box.top + box.height; ++y) {
        const auto [from, to] = index_row(run, box.width, place(box.left, y), first);
        if (from >= to) continue;
        const PixelBox part{box.left + from, y, to - from, 1};
        changed = changed.height > 0 ? joined(changed, part) : part;
      }
    return changed.height > 0 ? changed : PixelBox{0, 0, 1, 1};
  }

  // The part of the row that is new, counted from its start. Goes on to the run behind the row.
  std::pair<int, int> index_row(const ColorRun*& run, int width, std::size_t start, bool first) {
    GifByteType *shown = shown_.data() + start, *frame = frame_.data() + start;
    int from = width, to = 0;
    for (int x = 0; x < width; ++run) {
      const auto number = static_cast<GifByteType>(colors_.places.at(run->color));
      for (const int end = x + run->length; x < end; ++x) {
        if (number == shown[x] && !first) continue;
        shown[x] = frame[x] = number;
        from = std::min(from, x), to = x + 1;
      }
    }
    return {from, to};
  }

  std::ostream& stream_;
  IndexedColors& colors_;
  Gif gif_;
  int width_, clear_ = 0, bits_ = 0;
  std::vector<GifByteType> packed_colors_, packed_fresh_;  // of the box being packed, kept for their room
  std::vector<GifByteType> shown_, frame_;                 // the picture as colour numbers; what of it is new, the rest clear
};

// Ends are rounded, not lengths, so that the whole film keeps its length; viewers slow down what is shorter than two hundredths.
int hundredths(const Film& film, int frame) {
  const auto end = [&](int count) { return std::lround(100 * count / std::max(film.frames_per_second, 0.01)); };
  return std::clamp(static_cast<int>(end(frame + 1) - end(frame)), 2, 65535);
}

// The frames of a film as patches. Those that fit into some memory are kept, so that going over a film twice need not draw it
// twice.
class Frames {
 public:
  Frames(const Film& film, const WriteContext& context, int dpi)
      : film_(film), context_(context), dpi_(dpi), rasterizer_(context.fonts) {}

  void for_each(const std::function<void(int frame, const Patches&)>& take) {
    std::optional<MovingImage> moving;
    for (int frame = 0; frame < film_.frames; ++frame) {
      if (frame < static_cast<int>(kept_.size())) {
        take(frame, kept_[static_cast<std::size_t>(frame)]);
        continue;
      }
      const Figure figure = film_.frame(frame);
      if (!moving) moving.emplace(rasterizer_, figure.size, pixels_per_point(context_, figure, dpi_));
      std::vector<PixelBox> boxes = moving->show(figure);
      Patches patches = patches_of(moving->image(), std::move(boxes));
      take(frame, patches);
      if (static_cast<int>(kept_.size()) == frame && patches.runs.size() <= room_) {
        room_ -= patches.runs.size();
        kept_.push_back(std::move(patches));
      }
    }
  }

 private:
  const Film& film_;
  const WriteContext& context_;
  int dpi_;
  Rasterizer rasterizer_;
  std::size_t room_ = std::size_t{8} << 20;  // runs
  std::vector<Patches> kept_;
};

// Twice over the film, once for the colours and once to write.
void write(const Film& film, const WriteContext& context, std::ostream& stream, const Options& options) {
  Frames frames(film, context, options.dpi);
  ColorCounts counts;
  frames.for_each([&](int frame, const Patches& patches) {
    report(context, 0.5 * frame / film.frames);
    counts.add(patches.runs);
  });
  const Figure figure = film.frame(0);
  IndexedColors colors = counts.palette(255);
  std::optional<GifMovie> gif;
  frames.for_each([&](int frame, const Patches& patches) {
    report(context, 0.5 + 0.5 * frame / film.frames);
    if (!gif) {
      gif.emplace(stream, patches.boxes.front().width, patches.boxes.front().height, colors);
      gif->remark(figure.title), gif->remark(figure.description), gif->remark(scene_link(film));
    }
    gif->add(patches, hundredths(film, frame));
  });
  gif->finish();
  report(context, 1);
}

}  // namespace

Writer gif() {
  Declare<Options> declare("gif", "GIF", "A moving picture that plays everywhere by itself, over and over.");
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."});
  Writer writer{declare.declaration(), "image/gif", true,
                [read = declare.reader()](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write(film, context, stream, read(context.settings));
                }};
  writer.carries_scene = true;
  return writer;
}

}  // namespace upstamp
