#include "writer/moving_image.h"

namespace upstamp {
namespace {

// Drawing a box costs a look at every mark, so small boxes are joined rather than drawn one by one.
constexpr double worth_a_box = 2000;  // pixels

}  // namespace

MovingImage::MovingImage(const Rasterizer& rasterizer, Size size, double scale)
    : fonts_(rasterizer.fonts()), scale_(scale), raster_(rasterizer, size, scale) {}

std::vector<PixelBox> MovingImage::changed_boxes(const Figure& figure, const std::vector<Trace>& traces) const {
  const PixelBox all{0, 0, raster_.width(), raster_.height()};
  if (!ground_ || *ground_ != figure.ground) return {all};
  return boxes_around(differences(shown_, traces), scale_, all, worth_a_box);
}

std::vector<PixelBox> MovingImage::show(const Figure& figure) {
  std::vector<Trace> traces = traces_of(figure, fonts_);
  const std::vector<PixelBox> boxes = changed_boxes(figure, traces);
  for (const PixelBox& box : boxes) {
    const Rect touched{(box.left - 2) / scale_, (box.top - 2) / scale_, (box.width + 4) / scale_, (box.height + 4) / scale_};
    std::vector<bool> wanted(traces.empty() ? 0 : traces.back().mark + 1, false);
    for (const Trace& trace : traces)
      if (trace.ink.x <= touched.right() && trace.ink.right() >= touched.x && trace.ink.y <= touched.bottom() &&
          trace.ink.bottom() >= touched.y)
        wanted[trace.mark] = true;
    raster_.draw(figure, box, wanted);
  }
  shown_ = std::move(traces);
  ground_ = figure.ground;
  return boxes;
}

}  // namespace upstamp
