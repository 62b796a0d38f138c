#include "figure/pixel_box.h"

namespace upstamp {
namespace {

double area(const PixelBox& box) { return static_cast<double>(box.width) * box.height; }

void add(std::vector<PixelBox>& boxes, PixelBox box, double worth) {
  for (std::size_t i = 0; i < boxes.size();) {
    const PixelBox both = joined(box, boxes[i]);
    if (!overlap(box, boxes[i]) && area(both) > area(box) + area(boxes[i]) + worth) {
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

PixelBox joined(const PixelBox& a, const PixelBox& b) {
  const int left = std::min(a.left, b.left), top = std::min(a.top, b.top);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

bool overlap(const PixelBox& a, const PixelBox& b) {
  return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

std::vector<PixelBox> boxes_around(const std::vector<Rect>& inks, double scale, const PixelBox& picture, double worth) {
  std::vector<PixelBox> boxes;
  for (const Rect& ink : inks) {
    // A pixel more, for the blend at the edge; held to the picture before it becomes a whole number.
    const auto held = [&](double place, double slack, int least, int most) {
      return static_cast<int>(std::clamp(place * scale + slack, static_cast<double>(least), static_cast<double>(most)));
    };
    const int left = held(ink.x, -1, picture.left, picture.right()), top = held(ink.y, -1, picture.top, picture.bottom());
    const int right = held(ink.right(), 2, picture.left, picture.right()),
              bottom = held(ink.bottom(), 2, picture.top, picture.bottom());
    if (right > left && bottom > top) add(boxes, {left, top, right - left, bottom - top}, worth);
  }
  return boxes;
}

}  // namespace upstamp
