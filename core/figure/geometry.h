// Points, sizes, boxes and colours. Units are points, y points down.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>

namespace upstamp {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
  Point operator+(Point other) const { return {x + other.x, y + other.y}; }
  Point operator-(Point other) const { return {x - other.x, y - other.y}; }
  Point operator*(double factor) const { return {x * factor, y * factor}; }
};

struct Size {
  double width = 0, height = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Rect&) const = default;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect moved(Point by) const { return {x + by.x, y + by.y, width, height}; }
  Rect inset(double by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};
Rect united(Rect, Rect);       // smallest box holding both
Rect intersected(Rect, Rect);  // width and height never negative

// sRGB, straight alpha.
struct Color {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  bool operator==(const Color&) const = default;
};
inline constexpr Color no_color{0, 0, 0, 0};

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>((hex >> 8) & 0xFF),
          static_cast<std::uint8_t>(hex & 0xFF), 255};
}
std::string hex_text(Color);  // "#2A6FDB"; alpha is not in it
Color faded(Color, double opacity);
// One channel as an amount of light, 0 to 1, and back.
double linear_light(std::uint8_t channel);
std::uint8_t encoded_light(double light);
Color mixed(Color from, Color to, double share);  // in linear light
double contrast_ratio(Color, Color);              // WCAG 2: 1 to 21

// 0 at 0, 1 at 1, smooth at both ends; clamps outside.
inline double eased(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}
inline double between(double from, double to, double share) { return from + (to - from) * share; }
inline Point between(Point from, Point to, double share) { return {between(from.x, to.x, share), between(from.y, to.y, share)}; }
// How far `t` has come from `start` to `end`, 0 to 1, eased.
inline double phase(double t, double start, double end) { return eased((t - start) / (end - start)); }

}  // namespace upstamp
