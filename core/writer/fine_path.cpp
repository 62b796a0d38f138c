#include "writer/fine_path.h"

#include <climits>
#include <cmath>
#include <cstdint>

namespace upstamp {
namespace {

constexpr double farthest = 1e6;          // pixels
constexpr std::int64_t largest = 40'000;  // pixels of the box around a path

struct Extent {
  int left = INT_MAX, top = INT_MAX, right = INT_MIN, bottom = INT_MIN;
  void add(FinePoint p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  std::int64_t pixels() const {
    return std::int64_t{(right - left) / parts_of_pixel + 1} * ((bottom - top) / parts_of_pixel + 1);
  }
};

bool slanted(const FinePath::Contour& contour) {
  const std::vector<FinePoint>& points = contour.points;
  for (std::size_t i = contour.closed ? 0 : 1; i < points.size(); ++i) {
    const FinePoint &from = points[i == 0 ? points.size() - 1 : i - 1], &to = points[i];
    if (from.x != to.x && from.y != to.y) return true;
  }
  return false;
}

}  // namespace

std::optional<FinePoint> fine_point(cairo_t* context, Point at) {
  cairo_user_to_device(context, &at.x, &at.y);
  if (!(std::fabs(at.x) < farthest && std::fabs(at.y) < farthest)) return std::nullopt;
  return FinePoint{static_cast<int>(std::lround(at.x * parts_of_pixel)), static_cast<int>(std::lround(at.y * parts_of_pixel))};
}

int pixel_of(int parts) { return static_cast<int>(std::floor(static_cast<double>(parts) / parts_of_pixel)); }

std::optional<FinePath> fine_path(cairo_t* context, const Path& path) {
  FinePath fine;
  Extent extent;
  bool slants = false;
  for (const auto& [points, closed] : path.contours) {
    FinePath::Contour& contour = fine.contours.emplace_back();
    contour.closed = closed;
    for (const Point point : points) {
      const std::optional<FinePoint> place = fine_point(context, point);
      if (!place) return std::nullopt;
      contour.points.push_back(*place);
      extent.add(*place);
    }
    slants = slants || slanted(contour);
  }
  if (!slants || extent.pixels() > largest) return std::nullopt;
  fine.x = pixel_of(extent.left), fine.y = pixel_of(extent.top);
  const auto add = [&](int value) { fine.bytes.append(reinterpret_cast<const char*>(&value), sizeof value); };
  for (FinePath::Contour& contour : fine.contours) {
    add(contour.closed ? -1 : 0), add(static_cast<int>(contour.points.size()));
    for (FinePoint& point : contour.points) {
      point.x -= fine.x * parts_of_pixel, point.y -= fine.y * parts_of_pixel;
      add(point.x), add(point.y);
    }
  }
  return fine;
}

void lay(cairo_t* context, const FinePath& path) {
  for (const auto& [points, closed] : path.contours) {
    cairo_new_sub_path(context);
    for (const FinePoint point : points)
      cairo_line_to(context, static_cast<double>(point.x) / parts_of_pixel, static_cast<double>(point.y) / parts_of_pixel);
    if (closed) cairo_close_path(context);
  }
}

}  // namespace upstamp
