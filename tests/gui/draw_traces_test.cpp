#include <doctest/doctest.h>

#include "draw_traces.h"

#include "gui/headless.h"

using namespace upstamp;

namespace {

std::vector<Trace> traces(Headless& hands, const std::function<void(ImDrawList&)>& draw) {
  hands.frame([&](const Ui&) { draw(*ImGui::GetWindowDrawList()); });
  return traces_of(*ImGui::GetDrawData());
}

// Triangles and letters by turns, so that each is a command of its own.
void draw_row(Headless& hands, ImDrawList& list, int boxes, int coloured = -1) {
  for (int i = 0; i < boxes; ++i) {
    const float x = 40 + 50 * static_cast<float>(i);
    list.AddRectFilled({x, 100}, {x + 40, 140}, i == coloured ? IM_COL32(200, 0, 0, 255) : IM_COL32(0, 0, 200, 255));
    paint_text(list, hands.brush(), {x + 10, 130}, "7", Face::mono, 14, IM_COL32_WHITE);
  }
}

}  // namespace

TEST_CASE("a frame like the one before has nothing new") {
  Headless hands;
  const auto draw = [&](ImDrawList& list) { draw_row(hands, list, 4); };
  const std::vector<Trace> before = traces(hands, draw);
  CHECK(before.size() >= 8);
  CHECK(differences(before, traces(hands, draw)).empty());
}

TEST_CASE("what changes is found where it is, whatever comes before it and however much stays behind it") {
  Headless hands;
  const std::vector<Trace> before = traces(hands, [&](ImDrawList& list) { draw_row(hands, list, 4); });
  const std::vector<Rect> coloured = differences(before, traces(hands, [&](ImDrawList& list) { draw_row(hands, list, 4, 2); }));
  REQUIRE(coloured.size() == 2);  // the box as it was and as it is
  for (const Rect& box : coloured) CHECK(box == Rect{140, 100, 40, 40});
  const std::vector<Rect> fewer = differences(before, traces(hands, [&](ImDrawList& list) { draw_row(hands, list, 3); }));
  REQUIRE(fewer.size() == 2);  // a box and its letter
  for (const Rect& box : fewer) CHECK(box.x >= 190);
}

TEST_CASE("another colour, another part of a texture and another texture are differences") {
  Headless hands;
  const auto picture = [&](unsigned texture, ImVec2 from, ImU32 color) {
    return traces(hands, [=](ImDrawList& list) {
      list.AddImage(shim::texture_id(texture), {50, 50}, {70, 70}, from, {1, 1}, color);
    });
  };
  const std::vector<Trace> before = picture(9, {0, 0}, IM_COL32_WHITE);
  CHECK(differences(before, picture(9, {0, 0}, IM_COL32_WHITE)).empty());
  for (const std::vector<Trace>& other :
       {picture(8, {0, 0}, IM_COL32_WHITE), picture(9, {0, 0.5F}, IM_COL32_WHITE), picture(9, {0, 0}, IM_COL32_BLACK)})
    CHECK(differences(before, other) == std::vector<Rect>(2, {50, 50, 20, 20}));
}

TEST_CASE("what a clip rectangle hides is no difference, and what lies beyond it is not drawn again") {
  Headless hands;
  const auto clipped = [](ImU32 color, float right) {
    return [=](ImDrawList& list) {
      list.PushClipRect({40, 40}, {100, 100}, false);
      list.AddRectFilled({60, 60}, {right, 80}, color);
      list.AddRectFilled({150, 60}, {160, 70}, color);
      list.PopClipRect();
    };
  };
  const std::vector<Trace> before = traces(hands, clipped(IM_COL32_WHITE, 300));
  const std::vector<Rect> boxes = differences(before, traces(hands, clipped(IM_COL32_BLACK, 300)));
  REQUIRE_FALSE(boxes.empty());
  for (const Rect& box : boxes) CHECK(box == Rect{60, 60, 40, 20});
  const auto hidden = [](ImU32 color) {
    return [=](ImDrawList& list) {
      list.PushClipRect({40, 40}, {100, 100}, false);
      list.AddRectFilled({150, 60}, {160, 70}, color);
      list.PopClipRect();
    };
  };
  CHECK(differences(traces(hands, hidden(IM_COL32_WHITE)), traces(hands, hidden(IM_COL32_BLACK))).empty());
}

TEST_CASE("what is drawn by other means than triangles is known by its box and content") {
  Headless hands;
  const auto drawing = [&](shim::CustomDrawing& what) {
    return [&](ImDrawList& list) {
      shim::add_callback(
          list, [](const ImDrawList*, const ImDrawCmd*) {}, &what);
    };
  };
  shim::CustomDrawing first{{50, 60}, {90, 80}, 1}, same = first, other{{50, 60}, {90, 80}, 2}, moved{{51, 60}, {91, 80}, 1};
  const std::vector<Trace> before = traces(hands, drawing(first));
  CHECK(differences(before, traces(hands, drawing(same))).empty());
  CHECK(differences(before, traces(hands, drawing(other))) == std::vector<Rect>(2, {50, 60, 40, 20}));
  CHECK(differences(before, traces(hands, drawing(moved))).size() == 2);
}
