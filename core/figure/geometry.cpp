#include "figure/geometry.h"

#include <cmath>

namespace upstamp {

Rect united(Rect a, Rect b) {
  const double left = std::min(a.x, b.x), top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Rect intersected(Rect a, Rect b) {
  const double left = std::max(a.x, b.x), top = std::max(a.y, b.y);
  return {left, top, std::max(0.0, std::min(a.right(), b.right()) - left), std::max(0.0, std::min(a.bottom(), b.bottom()) - top)};
}

std::string hex_text(Color color) {
  const char* digits = "0123456789ABCDEF";
  std::string text = "#";
  for (const int channel : {color.red, color.green, color.blue}) {
    text += digits[channel >> 4];
    text += digits[channel & 15];
  }
  return text;
}

Color faded(Color color, double opacity) {
  color.alpha = static_cast<std::uint8_t>(std::lround(color.alpha * std::clamp(opacity, 0.0, 1.0)));
  return color;
}

double linear_light(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t encoded_light(double light) {
  const double value = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
}

Color mixed(Color from, Color to, double share) {
  share = std::clamp(share, 0.0, 1.0);
  const auto mix = [&](std::uint8_t a, std::uint8_t b) {
    return encoded_light(between(linear_light(a), linear_light(b), share));
  };
  return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue),
          static_cast<std::uint8_t>(std::lround(between(from.alpha, to.alpha, share)))};
}

static double luminance(Color color) {
  return 0.2126 * linear_light(color.red) + 0.7152 * linear_light(color.green) + 0.0722 * linear_light(color.blue);
}

double contrast_ratio(Color a, Color b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace upstamp
