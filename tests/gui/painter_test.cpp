#include "base/text.h"
#include "gui/headless.h"
#include "outline.h"

using namespace upstamp;

namespace {

struct Triangle {
  ImVec2 a, b, c;
  float area() const { return std::fabs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2; }
  bool holds(ImVec2 p) const {
    const auto side = [&](ImVec2 u, ImVec2 v) { return (v.x - u.x) * (p.y - u.y) - (v.y - u.y) * (p.x - u.x); };
    const float s = side(a, b), t = side(b, c), u = side(c, a);
    return (s >= 0 && t >= 0 && u >= 0) || (s <= 0 && t <= 0 && u <= 0);
  }
};

// What `draw` puts on the screen, as triangles.
std::vector<Triangle> triangles(Headless& hands, const std::function<void(ImDrawList&)>& draw) {
  std::vector<Triangle> all;
  hands.frame([&](const Ui&) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const int first = list.IdxBuffer.Size;
    draw(list);
    for (int i = first; i + 2 < list.IdxBuffer.Size; i += 3) {
      const auto corner = [&](int k) { return list.VtxBuffer[list.IdxBuffer[i + k]].pos; };
      all.push_back({corner(0), corner(1), corner(2)});
    }
  });
  return all;
}

float area(const std::vector<Triangle>& all) {
  float sum = 0;
  for (const Triangle& triangle : all) sum += triangle.area();
  return sum;
}

int covering(const std::vector<Triangle>& all, ImVec2 p) {
  int count = 0;
  for (const Triangle& triangle : all) count += triangle.area() > 0 && triangle.holds(p);
  return count;
}

Figure figure_of(std::vector<Mark> marks) { return {{200, 200}, no_color, std::move(marks), "", ""}; }

}  // namespace

TEST_CASE("a frame with a hole is filled around the hole, each point once") {
  Headless hands;
  const PixelOutline outer{{{30, 30}, {130, 30}, {130, 130}, {30, 130}}, true},
      hole{{{60, 60}, {100, 60}, {100, 100}, {60, 100}}, true};
  const auto drawn = triangles(hands, [&](ImDrawList& list) {
    fill_outlines(list, std::vector{outer, hole}, IM_COL32(0, 0, 0, 120));
  });
  CHECK(area(drawn) == doctest::Approx(100 * 100 - 40 * 40));
  CHECK(covering(drawn, {81.3F, 79.1F}) == 0);
  CHECK(covering(drawn, {41.3F, 79.1F}) == 1);
}

TEST_CASE("a concave outline is filled right, also one that crosses itself") {
  Headless hands;
  const PixelOutline arrow{{{30, 30}, {90, 60}, {30, 90}, {50, 61}}, true};
  const auto arrow_drawn =
      triangles(hands, [&](ImDrawList& list) { fill_outlines(list, std::vector{arrow}, IM_COL32(0, 0, 0, 120)); });
  CHECK(covering(arrow_drawn, {36, 60.5F}) == 0);
  CHECK(covering(arrow_drawn, {70, 60.5F}) == 1);
  const PixelOutline bow{{{30, 30}, {90, 90}, {90, 30}, {30, 90}}, true};
  const auto bow_drawn =
      triangles(hands, [&](ImDrawList& list) { fill_outlines(list, std::vector{bow}, IM_COL32(0, 0, 0, 120)); });
  CHECK(area(bow_drawn) == doctest::Approx(2 * 30 * 60 / 2));
  CHECK(covering(bow_drawn, {60.5F, 40}) == 0);
}

TEST_CASE("dashes cover their share of a line") {
  Headless hands;
  const PixelOutline line{{{30, 50}, {130, 50}}, false};
  const auto drawn = triangles(hands, [&](ImDrawList& list) { stroke_outline(list, line, {IM_COL32_BLACK, 2, 6, 4}); });
  CHECK(area(drawn) == doctest::Approx(2 * 60));
  CHECK(covering(drawn, {33.2F, 50.1F}) == 1);
  CHECK(covering(drawn, {38.2F, 50.1F}) == 0);
}

TEST_CASE("neighbouring cells meet without a gap at any zoom") {
  Headless hands;
  const Cells cells{{0, 0, 70, 10}, 1, 7, std::vector<Color>(7, rgb(0x336699)), {}, Role::none, {}, 0};
  for (const double zoom : {0.37, 1.0, 1.61}) {
    const Placement placement{{40.3F, 40.7F}, zoom};
    const auto drawn = triangles(hands, [&](ImDrawList& list) { paint(list, figure_of({cells}), placement, hands.brush()); });
    const auto [low, high] = std::pair{placement.to_pixel({0, 0}), placement.to_pixel({70, 10})};
    CHECK(area(drawn) == doctest::Approx((std::round(high.x) - std::round(low.x)) * (std::round(high.y) - std::round(low.y))));
  }
}

TEST_CASE("text stands where the exports put it: anchored by the fonts' own widths") {
  Headless hands;
  const double width = hands.fonts().width("HHHH", Face::sans, 20);
  for (const auto& [anchor, left] :
       {std::pair{Anchor::start, 100.0}, {Anchor::middle, 100 - width / 2}, {Anchor::end, 100 - width}}) {
    Text text{"HHHH", {100, 60}, 20, Face::sans, anchor, rgb(0), {}};
    const auto drawn = triangles(hands, [&](ImDrawList& list) {
      paint(list, figure_of({text}), Placement{{0, 0}, 1}, hands.brush());
    });
    REQUIRE(drawn.size() == 8);
    float from = 1e9F, to = 0, foot = 0;
    for (const Triangle& t : drawn) {
      from = std::min({from, t.a.x, t.b.x, t.c.x}), to = std::max({to, t.a.x, t.b.x, t.c.x});
      foot = std::max({foot, t.a.y, t.b.y, t.c.y});
    }
    CHECK(from >= left - 1);
    CHECK(from <= left + 4);
    CHECK(to <= left + width + 1);
    CHECK(to >= left + width - 4);
    CHECK(std::fabs(foot - 60) <= 1);
  }
}

TEST_CASE("letters are made at the size they are shown at") {
  Headless hands;
  Glyphs glyphs;
  const auto small = glyphs.glyph(hands.fonts(), Face::mono, U'8', 12, 0),
             large = glyphs.glyph(hands.fonts(), Face::mono, U'8', 48, 0);
  CHECK(large.height > 3 * small.height);
  CHECK(large.height < 5 * small.height);
  for (const char32_t sign : code_points("→×·−⌊⌋ᵀ≤≥…½⅓∂∑ₖ"))
    for (const Face face : {Face::sans, Face::mono}) CHECK(glyphs.glyph(hands.fonts(), face, sign, 16, 0).width > 0);
}

TEST_CASE("a picture full of letters starts anew between frames instead of losing letters for good") {
  Headless hands;
  Glyphs glyphs;
  bool tidied = false;
  for (int frame = 0; frame < 60; ++frame) {
    for (char32_t letter = U'A'; letter <= U'Z'; ++letter) glyphs.glyph(hands.fonts(), Face::sans, letter, 60 + frame, 0);
    tidied |= glyphs.take_changed_rows().first == 0;
    glyphs.tidy();
  }
  CHECK(tidied);
  CHECK(glyphs.glyph(hands.fonts(), Face::sans, U'A', 60, 0).width > 0);
}

TEST_CASE("a group's clip, offset and opacity reach the screen, and marks outside the view cost nothing") {
  Headless hands;
  Group group{"moved", {rectangle({0, 0, 10, 10}, rgb(0x112233))}, {50, 40}, 0.5, Rect{0, 0, 5, 5}};
  ImVec4 clip;
  ImU32 color = 0;
  hands.frame([&](const Ui&) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    paint(list, figure_of({group}), Placement{{20, 20}, 2}, hands.brush());
    clip = list.CmdBuffer[list.CmdBuffer.Size - 2].ClipRect;
    color = list.VtxBuffer.back().col;
  });
  CHECK(clip.x == 120);
  CHECK(clip.z == 130);
  CHECK((color >> IM_COL32_A_SHIFT) == 128);
  const auto far_away = triangles(hands, [&](ImDrawList& list) {
    paint(list,
          figure_of({rectangle({5000, 0, 10, 10}, rgb(0)), Text{"far", {5000, 10}, 12, Face::sans, Anchor::start, rgb(0), {}}}),
          Placement{{20, 20}, 1}, hands.brush());
  });
  CHECK(far_away.empty());
}
