#include "writer/moving_image.h"

#include <cmath>

namespace upstamp {
namespace {

// Drawing a box costs a look at every mark, so small boxes are joined rather than drawn one by one.
constexpr double worth_a_box = 2000;  // pixels

double area(const PixelBox& box) { return static_cast<double>(box.width) * box.height; }

bool overlap(const PixelBox& a, const PixelBox& b) {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

// Adds the box, joined with all those that it overlaps or that are so near that one box is less work than two.
void add(std::vector<PixelBox>& boxes, PixelBox box) {
  for (std::size_t i = 0; i < boxes.size();) {
    const PixelBox both = joined(box, boxes[i]);
    if (!overlap(box, boxes[i]) && area(both) > area(box) + area(boxes[i]) + worth_a_box) {
      ++i;
      continue;
    }
    // The larger box may touch those that the smaller one did not.
    box = both;
    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(i));
    i = 0;
  }
  boxes.push_back(box);
}

}  // namespace

MovingImage::MovingImage(const Rasterizer& rasterizer, Size size, double scale)
    : fonts_(rasterizer.fonts()), scale_(scale), raster_(rasterizer, size, scale) {}

std::vector<PixelBox> MovingImage::changed_boxes(const Figure& figure, const std::vector<Trace>& traces) const {
  const PixelBox all{0, 0, raster_.width(), raster_.height()};
  if (!ground_ || *ground_ != figure.ground) return {all};
  std::vector<PixelBox> boxes;
  for (const Rect& ink : differences(shown_, traces)) {
    // A pixel more, for the blend at the edge; held to the picture before it becomes a whole number.
    const auto held = [&](double points, double slack, int most) {
      return static_cast<int>(std::clamp(points * scale_ + slack, 0.0, static_cast<double>(most)));
    };
    const int left = held(ink.x, -1, all.width), top = held(ink.y, -1, all.height);
    const int right = held(ink.right(), 2, all.width), bottom = held(ink.bottom(), 2, all.height);
    if (right > left && bottom > top) add(boxes, {left, top, right - left, bottom - top});
  }
  return boxes;
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
