#include "writer/raster.h"

#include <doctest/doctest.h>

using namespace upstamp;

namespace {

Figure figure_of(std::vector<Mark> marks, Size size = {200, 120}) { return {size, rgb(0xFFFFFF), std::move(marks), "", ""}; }

Text words(std::string text, Point at) { return {std::move(text), at, 14, Face::sans, Anchor::start, rgb(0x1B1F24), {}}; }

bool inked(const Image& image, int x, int y) {
  const auto* pixel = image.rgba.data() + 4 * (static_cast<std::ptrdiff_t>(y) * image.width + x);
  return pixel[0] < 200;
}

// The first and the last column with ink.
std::pair<int, int> ink_columns(const Image& image) {
  int first = image.width, last = -1;
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x)
      if (inked(image, x, y)) first = std::min(first, x), last = std::max(last, x);
  return {first, last};
}

std::vector<Mark> some_marks(Point at) {
  Group group;
  group.offset = at;
  group.marks = {hatching({0, 0, 30, 20}, 5, {rgb(0x5B6470), 0.75}), words("−12.5", {2, 34}),
                 arrow({0, 40}, {30, 50}, {rgb(0xA85B00), 1.5}),
                 rounded_rectangle({40, 0, 30, 20}, 6, rgb(0xD5EFE2), {rgb(0x0B5A3C), 1.75, 5, 3.5})};
  return {std::move(group)};
}

}  // namespace

TEST_CASE("a line of text is drawn from its first letter to its last, however long it is") {
  const Fonts fonts;
  const std::string sentence =
      "Each input cell stamps a copy of the kernel, scaled by the cell's value; stamps that overlap add up. End";
  const double width = fonts.width(sentence, Face::sans, 14);
  const auto [first, last] = ink_columns(rasterized(figure_of({words(sentence, {20, 30})}, {width + 40, 50}), fonts, 2));
  CHECK(first == doctest::Approx(2 * 20).epsilon(0.1));
  CHECK(last == doctest::Approx(2 * (20 + width)).epsilon(0.005));
}

TEST_CASE("marks have the same pixels wherever whole pixels move them") {
  const Fonts fonts;
  const Rasterizer rasterizer(fonts);
  constexpr double scale = 4.0 / 3;
  constexpr int right = 40, down = 20;  // pixels
  const Image here = rasterizer.draw(figure_of(some_marks({10, 10})), scale),
              there = rasterizer.draw(figure_of(some_marks({10 + right / scale, 10 + down / scale})), scale);
  long inks = 0, differing = 0;
  for (int y = 0; y + down < here.height; ++y)
    for (int x = 0; x + right < here.width; ++x)
      for (int channel = 0; channel < 4; ++channel) {
        const auto byte = [channel](const Image& image, int column, int row) {
          return image.rgba[static_cast<std::size_t>(4 * (row * image.width + column) + channel)];
        };
        inks += byte(here, x, y) != 255;
        differing += byte(here, x, y) != byte(there, x + right, y + down);
      }
  CHECK(inks > 1000);
  CHECK(differing == 0);
}

TEST_CASE("what was drawn before changes nothing of what is drawn now") {
  const Fonts fonts;
  const Rasterizer used(fonts);
  for (const double x : {3.1, 5.0, 8.21, 3.1})
    for (const double scale : {1.0, 1.37, 2.0}) {
      const Figure figure = figure_of(some_marks({x, 2 * x}));
      CHECK(used.draw(figure, scale).rgba == rasterized(figure, fonts, scale).rgba);
    }
}

TEST_CASE("marks far outside the picture and of no size draw nothing and end nothing") {
  const Fonts fonts;
  const Image blank = rasterized(figure_of({}), fonts, 1);
  for (const double far : {-1e5, 1e5, 1e9, 1e300}) {
    CHECK(rasterized(figure_of(some_marks({far, 20})), fonts, 1).rgba == blank.rgba);
    CHECK(rasterized(figure_of({words("7", {far, far})}), fonts, 1).rgba == blank.rgba);
  }
  CHECK(
      rasterized(figure_of({words("", {20, 20}), hatching({10, 10, 0, 5}, 4, {rgb(0), 1}), words(" ", {9, 9})}), fonts, 1).rgba ==
      blank.rgba);
}
