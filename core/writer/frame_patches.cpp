#include "writer/frame_patches.h"

#include <cmath>
#include <cstring>

#include "writer/moving_image.h"

namespace upstamp {
namespace {

int milliseconds(const Film& film, int frame) {
  const auto end = [&](int count) { return std::lround(1000 * count / std::max(film.frames_per_second, 0.01)); };
  return std::clamp(static_cast<int>(end(frame + 1) - end(frame)), 1, 65535);
}

// What a viewer shows, and how the next picture differs from it.
class Shown {
 public:
  // `boxes` hold all that can differ.
  FramePatch next(const Image& image, const std::vector<PixelBox>& boxes, int grid) {
    FramePatch patch;
    patch.over = !rgba_.empty();
    if (rgba_.empty()) {
      rgba_ = patch.rgba = image.rgba;
      patch.box = {0, 0, image.width, image.height};
      return patch;
    }
    patch.box = changed(image, boxes, patch.over);
    const int left = patch.box.left % grid, top = patch.box.top % grid;
    patch.box = {patch.box.left - left, patch.box.top - top, patch.box.width + left, patch.box.height + top};
    take(image, patch);
    return patch;
  }

 private:
  // One pixel when nothing differs, for a frame must hold something to last its time. `over` turns false when something clear is
  // new, which no blending can bring.
  PixelBox changed(const Image& image, const std::vector<PixelBox>& boxes, bool& over) const {
    PixelBox all{0, 0, 1, 1};
    bool some = false;
    for (const PixelBox& box : boxes)
      for (int y = box.top; y < box.top + box.height; ++y) {
        int from = box.left + box.width, to = box.left;
        for (int x = box.left; x < box.left + box.width; ++x) {
          const std::size_t at = place(image, x, y);
          if (std::memcmp(&image.rgba[at], &rgba_[at], 4) == 0) continue;
          from = std::min(from, x), to = x + 1;
          over = over && image.rgba[at + 3] == 255;
        }
        if (from >= to) continue;
        const PixelBox part{from, y, to - from, 1};
        all = some ? joined(all, part) : part;
        some = true;
      }
    return all;
  }

  void take(const Image& image, FramePatch& patch) {
    const PixelBox& box = patch.box;
    patch.rgba.assign(4 * static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height), 0);
    std::uint8_t* out = patch.rgba.data();
    for (int y = box.top; y < box.top + box.height; ++y)
      for (int x = box.left; x < box.left + box.width; ++x, out += 4) {
        const std::size_t at = place(image, x, y);
        const bool fresh = std::memcmp(&image.rgba[at], &rgba_[at], 4) != 0;
        if (fresh || !patch.over) std::memcpy(out, &image.rgba[at], 4);
        if (fresh) std::memcpy(&rgba_[at], &image.rgba[at], 4);
      }
  }

  static std::size_t place(const Image& image, int x, int y) {
    return 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x));
  }

  std::vector<std::uint8_t> rgba_;
};

}  // namespace

void for_each_patch(const Film& film, const WriteContext& context, const FrameOptions& options,
                    const std::function<void(const FramePatch&)>& take) {
  const Rasterizer rasterizer(context.fonts);
  std::optional<MovingImage> moving;
  Shown shown;
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, static_cast<double>(frame) / film.frames);
    Figure figure = film.frame(frame);
    if (options.transparent) figure.ground = no_color;
    if (!moving) moving.emplace(rasterizer, figure.size, pixels_per_point(context, figure, options.dpi));
    const std::vector<PixelBox> boxes = moving->show(figure);
    FramePatch patch = shown.next(moving->image(), boxes, options.grid);
    patch.frame = frame, patch.milliseconds = milliseconds(film, frame);
    take(patch);
  }
}

}  // namespace upstamp
