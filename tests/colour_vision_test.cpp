// Colours as people with the three kinds of colour blindness see them: simulated after Machado, Oliveira and Fernandes 2009, full
// severity, distances in OKLab.
#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "figure/style.h"

using namespace upstamp;

namespace {

using Triple = std::array<double, 3>;
struct Vision {
  const char* name;
  std::array<Triple, 3> seen;  // of linear red, green and blue
};

constexpr Vision visions[] = {
    {"typical", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

double dot(const Triple& a, const Triple& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

// OKLab: lightness, green to red, blue to yellow.
Triple seen_by(const Vision& vision, Color color) {
  const Triple light{linear_light(color.red), linear_light(color.green), linear_light(color.blue)};
  Triple seen;
  for (std::size_t i = 0; i < 3; ++i) seen[i] = std::clamp(dot(vision.seen[i], light), 0.0, 1.0);
  const double l = std::cbrt(dot({0.4122214708, 0.5363325363, 0.0514459929}, seen)),
               m = std::cbrt(dot({0.2119034982, 0.6806995451, 0.1073969566}, seen)),
               s = std::cbrt(dot({0.0883024619, 0.2817188376, 0.6299787005}, seen));
  return {dot({0.2104542553, 0.7936177850, -0.0040720468}, {l, m, s}),
          dot({1.9779984951, -2.4285922050, 0.4505937099}, {l, m, s}),
          dot({0.0259040371, 0.7827717662, -0.8086757660}, {l, m, s})};
}

double distance_between(const Vision& vision, Color a, Color b) {
  const Triple x = seen_by(vision, a), y = seen_by(vision, b);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

template <class Check>
void for_each_vision(const Check& check) {
  for (const Palette& colors : {light_palette(), dark_palette()})
    for (const Vision& vision : visions) {
      INFO(std::string(colors.dark ? "dark, " : "light, ") << std::string(vision.name));
      check(colors, vision);
    }
}

}  // namespace

TEST_CASE("a simulation leaves greys as they are and takes red from green") {
  for (const Vision& vision : visions) CHECK(distance_between(vision, rgb(0x808080), rgb(0xA0A0A0)) > 0.05);
  CHECK(distance_between(visions[0], rgb(0xC08040), rgb(0x90A040)) >
        2 * distance_between(visions[2], rgb(0xC08040), rgb(0x90A040)));
}

TEST_CASE("the three roles differ for everybody, on light ground by 0.09 at least, on dark ground by 0.18") {
  for_each_vision([](const Palette& colors, const Vision& vision) {
    const double least = colors.dark ? 0.18 : 0.09;
    CHECK(distance_between(vision, colors.input.line, colors.kernel.line) >= least);
    CHECK(distance_between(vision, colors.input.line, colors.output.line) >= least);
    CHECK(distance_between(vision, colors.kernel.line, colors.output.line) >= least);
    for (const RoleColors& role : {colors.input, colors.kernel, colors.output})
      CHECK(distance_between(vision, role.line, colors.ground) >= 0.3);
  });
}

TEST_CASE("a negative number never looks like a positive one, and larger is farther from 0, for everybody") {
  for_each_vision([](const Palette& colors, const Vision& vision) {
    CHECK(distance_between(vision, signed_color(colors, -4, 4), signed_color(colors, 4, 4)) >= 0.2);
    CHECK(distance_between(vision, signed_color(colors, -1, 4), signed_color(colors, 1, 4)) >= 0.045);
    for (const int sign : {-1, 1})
      for (int size = 0; size < 4; ++size) {
        const Color nearer = signed_color(colors, sign * size, 4), farther = signed_color(colors, sign * (size + 1), 4);
        CHECK(distance_between(vision, nearer, farther) >= 0.09);
        CHECK(distance_between(vision, farther, colors.ground) > distance_between(vision, nearer, colors.ground));
      }
  });
}

TEST_CASE("counts step evenly away from the ground in lightness, for everybody") {
  for_each_vision([](const Palette& colors, const Vision& vision) {
    constexpr int most = 6;
    double least = 1, largest = 0;
    for (int count = 0; count < most; ++count) {
      const Color fewer = count_color(colors, count, most), more = count_color(colors, count + 1, most);
      const double step = distance_between(vision, fewer, more);
      least = std::min(least, step), largest = std::max(largest, step);
      const double lightness = seen_by(vision, more)[0] - seen_by(vision, fewer)[0];
      CHECK((colors.dark ? lightness : -lightness) >= 0.05);
    }
    CHECK(least >= 0.06);
    CHECK(largest <= 1.6 * least);
  });
}

TEST_CASE("roles are told by more than hue: their titles read on the ground for everybody") {
  for_each_vision([](const Palette& colors, const Vision& vision) {
    for (const Color color : {colors.input.line, colors.kernel.line, colors.output.line, colors.muted, colors.ink})
      CHECK(std::fabs(seen_by(vision, color)[0] - seen_by(vision, colors.ground)[0]) >= 0.25);
  });
}
