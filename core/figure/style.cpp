#include "figure/style.h"

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

// Björn Ottosson's OKLab: equal steps look equal, so maps mixed in it are even.
struct Lab {
  double lightness, a, b;
};

Lab lab_of(Color color) {
  const double red = linear_light(color.red), green = linear_light(color.green), blue = linear_light(color.blue);
  const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Color color_of(Lab lab) {
  const auto cube = [](double root) { return root * root * root; };
  const double l = cube(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b);
  const double m = cube(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b);
  const double s = cube(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b);
  return {encoded_light(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          encoded_light(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          encoded_light(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), 255};
}

Color evenly_mixed(Color from, Color to, double share) {
  if (!(share > 0)) return from;
  if (share >= 1) return to;
  const Lab a = lab_of(from), b = lab_of(to);
  return color_of({between(a.lightness, b.lightness, share), between(a.a, b.a, share), between(a.b, b.b, share)});
}

Measures projector_measures() {
  const Measures plain;
  const double type = 1.75, lines = 2;
  Measures large;
  for (double Measures::*size :
       {&Measures::cell, &Measures::smallest_numbered_cell, &Measures::title, &Measures::number, &Measures::caption,
        &Measures::note, &Measures::counter, &Measures::gap, &Measures::margin, &Measures::unit})
    large.*size = plain.*size * type;
  for (double Measures::*width :
       {&Measures::outline, &Measures::emphasis, &Measures::hairline, &Measures::dash, &Measures::dash_gap})
    large.*width = plain.*width * lines;
  return large;
}

}  // namespace

Palette light_palette() {
  Palette colors;
  colors.ground = rgb(0xFFFFFF);
  colors.ink = rgb(0x1B1F24), colors.muted = rgb(0x5B6470), colors.grid_line = rgb(0xD5DAE1);
  colors.input = {rgb(0x2A6FDB), rgb(0xDCE8FF)};
  colors.kernel = {rgb(0xA85B00), rgb(0xFFE8CC)};
  colors.output = {rgb(0x0B5A3C), rgb(0xD5EFE2)};
  colors.zero = rgb(0xE9ECF0), colors.crop = rgb(0x4B5563);
  colors.hatch = faded(colors.crop, 0.45);
  return colors;
}

Palette dark_palette() {
  Palette colors;
  colors.dark = true;
  colors.ground = rgb(0x14171C);
  colors.ink = rgb(0xE8ECF2), colors.muted = rgb(0x9AA4B2), colors.grid_line = rgb(0x353C47);
  colors.input = {rgb(0x74A3F2), rgb(0x1C2D50)};
  colors.kernel = {rgb(0xE59A3C), rgb(0x463110)};
  colors.output = {rgb(0xA0F0DC), rgb(0x15403A)};
  colors.zero = rgb(0x232830), colors.crop = rgb(0xAEB7C4);
  colors.hatch = faded(colors.crop, 0.45);
  return colors;
}

Palette print_palette() {
  Palette colors;
  colors.grey = true;
  colors.ground = rgb(0xFFFFFF);
  colors.ink = rgb(0x000000), colors.muted = rgb(0x4D4D4D), colors.grid_line = rgb(0xBFBFBF);
  colors.input = {rgb(0x1A1A1A), rgb(0xF5F5F5)};
  colors.kernel = {rgb(0x595959), rgb(0xD4D4D4)};
  colors.output = {rgb(0x000000), rgb(0xE6E6E6)};
  colors.zero = rgb(0xFFFFFF), colors.crop = rgb(0x333333);
  colors.hatch = faded(colors.crop, 0.45);
  return colors;
}

const RoleColors& Palette::of(Role role) const {
  switch (role) {
    case Role::weight:
    case Role::tap:
      return kernel;
    case Role::output:
      return output;
    case Role::input:
    case Role::padding:
    case Role::none:
      return input;
  }
  return input;
}

std::vector<std::string> theme_names() { return {"light", "dark", "projector"}; }
std::vector<std::string> figure_theme_names() { return {"light", "dark", "projector", "print", "transparent"}; }

Style style_named(std::string_view theme, const Fonts& fonts) {
  Style style;
  style.fonts = &fonts;
  style.colors = light_palette();
  style.transparent = theme == "transparent";
  if (theme == "light" || style.transparent) return style;
  if (theme == "print") {
    style.colors = print_palette();
    return style;
  }
  if (theme == "projector") {
    style.sizes = projector_measures();
    return style;
  }
  if (theme == "dark") {
    style.colors = dark_palette();
    return style;
  }
  throw Error("There is no theme \"" + shortened(theme) + "\". There is: " + join(figure_theme_names(), ", ") + ".");
}

// The ends are an indigo and a vermilion of equal lightness: told apart with any colour vision, and neither is the hue of a role.
Color signed_color(const Palette& colors, double value, double limit) {
  if (!(limit > 0) || std::isnan(value)) return colors.ground;
  // Without hues there is only lighter and darker than the middle.
  if (colors.grey) return evenly_mixed(rgb(0x9A9A9A), value < 0 ? rgb(0x1A1A1A) : rgb(0xFFFFFF), std::fabs(value) / limit);
  const Color below = colors.dark ? rgb(0x9A9BF7) : rgb(0x5257D2), above = colors.dark ? rgb(0xF08A6A) : rgb(0xB8401A);
  return evenly_mixed(colors.ground, value < 0 ? below : above, std::fabs(value) / limit);
}

double type_scale(const Style& style) { return style.sizes.cell / Measures{}.cell; }

Color count_color(const Palette& colors, double count, double most) {
  if (!(most > 0)) return colors.ground;
  const Color end = colors.grey ? rgb(0x3A3A3A) : colors.dark ? rgb(0xE9A6E4) : rgb(0x7A2E7E);
  return evenly_mixed(colors.ground, end, count / most);
}

static constexpr int scale_steps = 255;
static constexpr double largest_held = std::numeric_limits<double>::max() / 4;

// So that a number has its share even of what is beyond all numbers.
static double held(double value) { return std::clamp(value, -largest_held, largest_held); }

ColorScale::ColorScale(std::function<Color(double)> color, double limit)
    : color_(std::move(color)), limit_(limit), known_(2 * scale_steps + 1) {}

ColorScale ColorScale::of_signed(const Palette& colors, double limit) {
  return {[colors, most = held(limit)](double value) { return signed_color(colors, value, most); }, held(limit)};
}

ColorScale ColorScale::of_counts(const Palette& colors, double most) {
  return {[colors, limit = held(most)](double value) { return count_color(colors, value, limit); }, held(most)};
}

ColorScale ColorScale::of_picture(double least, double most) {
  const double low = held(least), high = held(most), range = high > low ? high - low : 1;
  return {[low, range](double value) {
            const auto light = static_cast<std::uint8_t>(std::lround(255 * std::clamp((value - low) / range, 0.0, 1.0)));
            return Color{light, light, light, 255};
          },
          std::max(std::fabs(low), std::fabs(high))};
}

Color ColorScale::at(double value) const {
  if (std::isnan(value) || !(limit_ > 0)) return color_(0);
  const long step = std::lround(std::clamp(held(value) / limit_, -1.0, 1.0) * scale_steps);
  std::optional<Color>& known = known_[static_cast<std::size_t>(step + scale_steps)];
  if (!known) known = color_(limit_ * static_cast<double>(step) / scale_steps);
  return *known;
}

Color ink_on(const Palette& colors, Color ground) {
  if (contrast_ratio(colors.ink, ground) >= 4.5) return colors.ink;
  const Color black = rgb(0x000000), white = rgb(0xFFFFFF);
  return contrast_ratio(black, ground) >= contrast_ratio(white, ground) ? black : white;
}

}  // namespace upstamp
