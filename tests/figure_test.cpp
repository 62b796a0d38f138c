#include "figure/figure.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "figure/fonts.h"
#include "figure/style.h"

using namespace upstamp;

namespace {
const Color black = rgb(0);

double distance_between(Color a, Color b) {
  const double red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;
  return std::sqrt(red * red + green * green + blue * blue);
}
}  // namespace

TEST_CASE("contrast is 21 between black and white and the same both ways round") {
  CHECK(contrast_ratio(black, rgb(0xFFFFFF)) == doctest::Approx(21));
  CHECK(contrast_ratio(rgb(0x2A6FDB), rgb(0xFFFFFF)) == contrast_ratio(rgb(0xFFFFFF), rgb(0x2A6FDB)));
}

TEST_CASE("colours are mixed in linear light") {
  CHECK(hex_text(mixed(black, rgb(0xFFFFFF), 0.5)) == "#BCBCBC");
  CHECK(mixed(black, rgb(0x2A6FDB), 1) == rgb(0x2A6FDB));
  CHECK(faded(rgb(0x2A6FDB), 0.5).alpha == 128);
}

TEST_CASE("intersections never have a negative size") {
  CHECK(intersected({0, 0, 4, 4}, {6, 1, 2, 2}) == Rect{6, 1, 0, 2});
  CHECK(united({0, 0, 1, 1}, {3, -2, 1, 1}) == Rect{0, -2, 4, 3});
}

TEST_CASE("role colours read well on their ground and ink reads well on every tint") {
  for (const Palette& colors : {light_palette(), dark_palette()})
    for (const RoleColors& role : {colors.input, colors.kernel, colors.output}) {
      CHECK(contrast_ratio(role.line, colors.ground) >= 4.5);
      CHECK(contrast_ratio(colors.ink, role.tint) >= 7);
    }
}

TEST_CASE("a signed map is centred on the ground and its two ends differ for every kind of colour vision") {
  for (const Palette& colors : {light_palette(), dark_palette()}) {
    CHECK(signed_color(colors, 0, 5) == colors.ground);
    CHECK(signed_color(colors, 1, 0) == colors.ground);
    CHECK(signed_color(colors, -9, 5) == signed_color(colors, -5, 5));
    const Color below = signed_color(colors, -5, 5), above = signed_color(colors, 5, 5);
    // Blue and red channels cross over, so neither losing red-green nor blue-yellow vision hides the sign.
    CHECK(below.blue > above.blue + 60);
    CHECK(above.red > below.red + 60);
    CHECK(contrast_ratio(below, above) < 1.25);
    CHECK(distance_between(signed_color(colors, 2.5, 5), colors.ground) < distance_between(above, colors.ground));
  }
}

TEST_CASE("a count map starts at the ground and moves away from it with every count") {
  for (const Palette& colors : {light_palette(), dark_palette()}) {
    CHECK(count_color(colors, 0, 6) == colors.ground);
    for (int count = 1; count <= 6; ++count)
      CHECK(contrast_ratio(count_color(colors, count, 6), colors.ground) >
            contrast_ratio(count_color(colors, count - 1, 6), colors.ground));
  }
}

TEST_CASE("ink reads on every colour of every map") {
  for (const Palette& colors : {light_palette(), dark_palette()})
    for (int value = -20; value <= 20; ++value) {
      const Color cell = signed_color(colors, value, 20), count = count_color(colors, std::abs(value), 20);
      CHECK(contrast_ratio(ink_on(colors, cell), cell) >= 4.5);
      CHECK(contrast_ratio(ink_on(colors, count), count) >= 4.5);
    }
}

TEST_CASE("themes are found by name and the projector's type is 1.75 times as large") {
  const Fonts fonts;
  for (const std::string& theme : theme_names()) CHECK(style_named(theme, fonts).fonts == &fonts);
  CHECK(style_named("projector", fonts).sizes.number == doctest::Approx(1.75 * style_named("light", fonts).sizes.number));
  CHECK(style_named("projector", fonts).sizes.hairline > style_named("light", fonts).sizes.hairline);
  CHECK_THROWS_WITH_AS(style_named("drak", fonts),
                       "There is no theme \"drak\". There is: light, dark, projector, print, transparent.", Error);
}

TEST_CASE("every letter of the monospaced face is six tenths of the size wide") {
  const Fonts fonts;
  for (const char32_t letter : {U'0', U'9', U'-', U'.', U'W', U'·'})
    CHECK(fonts.advance(Face::mono, letter) == doctest::Approx(600));
  CHECK(fonts.width("-12.375", Face::mono, 14) == doctest::Approx(7 * 0.6 * 14));
  CHECK(fonts.cap_height(Face::mono, 100) == doctest::Approx(73).epsilon(0.02));
  CHECK(fonts.ascent(Face::sans, 10) > fonts.cap_height(Face::sans, 10));
  CHECK(fonts.descent(Face::sans, 10) > 0);
}

TEST_CASE("a letter that a face lacks has the width of the fallback face") {
  const Fonts fonts;
  REQUIRE_FALSE(fonts.has(Face::sans, U'ᵀ'));
  CHECK(fonts.advance(Face::sans, U'ᵀ') == fonts.advance(Face::mono, U'ᵀ'));
  CHECK(fonts.advance(Face::sans, U'\U0001F600') > 0);
  CHECK_FALSE(fonts.has(Face::sans, U'\U0001F600'));
}

TEST_CASE("text too wide is cut with dots and then fits, text that fits is left alone") {
  const Fonts fonts;
  CHECK(cut_to_width(fonts, "Input", Face::sans, 12, 100) == "Input");
  const std::string cut = cut_to_width(fonts, "A very long name of a layer", Face::sans, 12, 60);
  CHECK(cut.substr(cut.size() - 3) == "…");
  CHECK(fonts.width(cut, Face::sans, 12) <= 60);
  CHECK(cut_to_width(fonts, "Input", Face::sans, 12, 1).empty());
}

TEST_CASE("a rounded rectangle stays in its box and touches all four sides") {
  const Fonts fonts;
  const Rect box{10, 20, 40, 30};
  const Rect ink = bounds(rounded_rectangle(box, 8, black), fonts);
  CHECK(ink.x == doctest::Approx(box.x));
  CHECK(ink.right() == doctest::Approx(box.right()));
  CHECK(ink.y == doctest::Approx(box.y));
  CHECK(ink.bottom() == doctest::Approx(box.bottom()));
  CHECK(rounded_rectangle(box, 0, black) == rectangle(box, black));
}

TEST_CASE("hatching stays inside its box and joins that of the box beside it") {
  const Path left = hatching({0, 0, 20, 30}, 6, {black, 1}), right = hatching({20, 0, 20, 30}, 6, {black, 1});
  REQUIRE(left.contours.size() > 3);
  int joined = 0;
  for (const auto& contour : left.contours) {
    for (const Point point : contour.points) CHECK((point.x >= 0 && point.x <= 20 && point.y >= 0 && point.y <= 30));
    for (const auto& other : right.contours)
      if (contour.points[1].x == 20 && other.points[0].x == 20 && std::fabs(contour.points[1].y - other.points[0].y) < 1e-9)
        ++joined;
  }
  CHECK(joined >= 2);
  CHECK(hatching({0, 0, 0, 30}, 6, {black, 1}).contours.empty());
}

TEST_CASE("bounds include strokes, mitred corners and lines of text") {
  const Fonts fonts;
  const Rect framed = bounds(rectangle({10, 10, 20, 20}, no_color, {black, 4}), fonts);
  CHECK(framed == Rect{8, 8, 24, 24});
  const Rect flat = bounds(line({0, 5}, {10, 5}, {black, 2}), fonts);
  CHECK(flat == Rect{0, 4, 10, 2});
  const Text text{"123", {50, 40}, 10, Face::mono, Anchor::middle, black, {}};
  const Rect words = bounds(text, fonts);
  CHECK(words.x == doctest::Approx(41));
  CHECK(words.width == doctest::Approx(18));
  CHECK(words.y < 40 - fonts.cap_height(Face::mono, 10));
  CHECK(words.bottom() > 40);
}

TEST_CASE("bounds follow groups' offsets and stop at their clips") {
  const Fonts fonts;
  Group group;
  group.offset = {100, 0};
  group.clip = Rect{0, 0, 5, 50};
  group.marks.push_back(rectangle({0, 0, 20, 20}, black));
  CHECK(bounds(Mark{group}, fonts) == Rect{100, 0, 5, 20});
  Figure figure;
  figure.marks.push_back(group);
  figure.marks.push_back(rectangle({0, 30, 10, 10}, black));
  CHECK(bounds(figure, fonts) == Rect{0, 0, 105, 40});
}

TEST_CASE("the topmost pickable thing is picked, through groups and not outside their clips") {
  Figure figure;
  Cells cells{{0, 0, 40, 20}, 2, 4, std::vector<Color>(8, black), {}, Role::input, {0, 1, 2, 3, 4, 5, -1, 7}, 1};
  figure.marks.push_back(cells);
  Group group;
  group.offset = {10, 0};
  group.clip = Rect{0, 0, 5, 20};
  group.marks.push_back(rectangle({0, 0, 30, 10}, black, {}, {Role::output, 9, 2}));
  figure.marks.push_back(group);
  figure.marks.push_back(rectangle({0, 0, 100, 100}, black));
  CHECK(tag_at(figure, {5, 5}) == Tag{Role::input, 0, 1});
  CHECK(tag_at(figure, {12, 5}) == Tag{Role::output, 9, 2});
  CHECK(tag_at(figure, {17, 5}) == Tag{Role::input, 1, 1});
  CHECK(tag_at(figure, {25, 15}) == Tag{});
  CHECK(tag_at(figure, {35, 15}) == Tag{Role::input, 7, 1});
  CHECK(tag_at(figure, {60, 60}) == Tag{});
}

TEST_CASE("an outline without fill is picked on its line and not inside it") {
  Figure figure;
  figure.marks.push_back(rectangle({10, 10, 40, 40}, no_color, {black, 2}, {Role::output, 3, 0}));
  CHECK(tag_at(figure, {10, 30}) == Tag{Role::output, 3, 0});
  CHECK(tag_at(figure, {30, 30}) == Tag{});
}

TEST_CASE("placed marks know their offset, opacity and clip, in drawing order") {
  Group inner;
  inner.offset = {1, 2};
  inner.opacity = 0.5;
  inner.clip = Rect{0, 0, 10, 10};
  inner.marks.push_back(rectangle({0, 0, 1, 1}, black));
  Group outer;
  outer.offset = {10, 20};
  outer.opacity = 0.5;
  outer.clip = Rect{0, 0, 6, 100};
  outer.marks.push_back(inner);
  Figure figure;
  figure.marks.push_back(outer);
  figure.marks.push_back(line({0, 0}, {1, 1}, {black, 1}));
  std::vector<Placed> placed;
  for_each_placed(figure, [&](const Placed& one) { placed.push_back(one); });
  REQUIRE(placed.size() == 2);
  CHECK(placed[0].offset == Point{11, 22});
  CHECK(placed[0].opacity == doctest::Approx(0.25));
  CHECK(placed[0].clip == Rect{11, 22, 5, 10});
  CHECK_FALSE(placed[1].clip.has_value());
  CHECK(placed[1].mark == &figure.marks[1]);
}

TEST_CASE("a scale of colours answers like the map it was made of, and holds still beyond its ends") {
  for (const Palette& palette : {light_palette(), dark_palette()}) {
    const ColorScale values = ColorScale::of_signed(palette, 4), counts = ColorScale::of_counts(palette, 4);
    const auto near = [](Color a, Color b) {
      return std::abs(a.red - b.red) <= 2 && std::abs(a.green - b.green) <= 2 && std::abs(a.blue - b.blue) <= 2;
    };
    for (double value = -5; value <= 5; value += 0.37) {
      CHECK(near(values.at(value), signed_color(palette, value, 4)));
      if (value >= 0) CHECK(near(counts.at(value), count_color(palette, value, 4)));
    }
    CHECK(values.at(std::nan("")) == palette.ground);
    CHECK(ColorScale::of_signed(palette, 0).at(1) == palette.ground);
  }
}

TEST_CASE("numbers beyond all numbers have a colour too") {
  constexpr double endless = std::numeric_limits<double>::infinity();
  const Palette palette = light_palette();
  for (const double limit : {1.0, 1e300, endless}) {
    const ColorScale values = ColorScale::of_signed(palette, limit), light = ColorScale::of_picture(-limit, limit);
    CHECK(values.at(endless) == signed_color(palette, 1, 1));
    CHECK(values.at(-endless) == signed_color(palette, -1, 1));
    CHECK(values.at(0) == palette.ground);
    CHECK(light.at(endless) == rgb(0xFFFFFF));
    CHECK(light.at(-endless) == rgb(0x000000));
    CHECK(ColorScale::of_counts(palette, limit).at(endless) == count_color(palette, 1, 1));
  }
  CHECK(ColorScale::of_signed(palette, std::nan("")).at(1) == palette.ground);
}
