#include <doctest/doctest.h>

#include "gui/headless.h"

using namespace upstamp;

namespace {

// A slider held by its owner, and what it answered over many frames.
struct Held {
  Headless hands;
  double value = 3;
  NumberRange range{1, 9, true, 0, {}};
  int changes = 0, finishes = 0;
  ImVec2 from, to;  // of the whole slider

  void frame() {
    hands.frame([&](const Ui& ui) {
      const auto change = slider(ui, "kernel", value, range, {"kernel", "cells", "", false});
      from = ImGui::GetItemRectMin();
      to = ImGui::GetItemRectMax();
      if (change.value) {
        value = *change.value;
        ++changes;
      }
      if (change.finished) ++finishes;
    });
  }
  void frames(int count) {
    for (int i = 0; i < count; ++i) frame();
  }
  void move(float x, float y) {
    shim::feed_mouse({x, y});
    frame();
  }
  void press(bool down) {
    shim::feed_button(0, down);
    frame();
  }
  void click() { press(true), press(false); }
  void tap(ImGuiKey key) {
    shim::feed_key(key, true);
    frame();
    shim::feed_key(key, false);
    frame();
  }
  float track_y() const { return from.y + 24 + 12; }
  ImVec2 number() const { return {to.x - 20, from.y + 12}; }
  void type(const char* text) {
    shim::feed_text(text);
    frames(2);
  }
};

}  // namespace

TEST_CASE("one drag of a slider changes the value many times and finishes once") {
  Held held;
  held.frames(2);
  held.move(held.from.x + 80, held.track_y());
  held.press(true);
  for (float x = 80; x < 250; x += 10) held.move(held.from.x + x, held.track_y());
  CHECK(held.changes >= 4);
  CHECK(held.finishes == 0);
  held.press(false);
  held.frame();
  CHECK(held.finishes == 1);
  CHECK(held.value == 8);
}

TEST_CASE("a slider never leaves its range, however far the pointer goes") {
  Held held;
  held.frames(2);
  held.move(held.from.x + 100, held.track_y());
  held.press(true);
  held.move(5000, held.track_y());
  CHECK(held.value == 9);
  held.move(-5000, held.track_y());
  CHECK(held.value == 1);
  held.press(false);
}

TEST_CASE("a double click on the number lets one type it, and Enter takes it over") {
  Held held;
  held.frames(2);
  held.move(held.number().x, held.number().y);
  held.click();
  held.click();
  held.frames(3);
  CHECK(ImGui::GetIO().WantTextInput);
  held.type("7");
  CHECK(held.value == 3);
  held.tap(ImGuiKey_Enter);
  held.frames(2);
  CHECK(held.value == 7);
  CHECK(held.changes == 1);
  CHECK(held.finishes == 1);
  CHECK_FALSE(ImGui::GetIO().WantTextInput);
}

TEST_CASE("Escape leaves a typed number as it was, and words are no number") {
  Held held;
  held.frames(2);
  held.move(held.number().x, held.number().y);
  for (const char* text : {"8", "eight"}) {
    held.click();
    held.click();
    held.frames(3);
    REQUIRE(ImGui::GetIO().WantTextInput);
    held.type(text);
    held.tap(text[0] == '8' ? ImGuiKey_Escape : ImGuiKey_Enter);
    held.frames(30);
  }
  CHECK(held.value == 3);
  CHECK(held.finishes == 0);
}

TEST_CASE("a typed number beyond the range is clamped") {
  Held held;
  held.frames(2);
  held.move(held.number().x, held.number().y);
  held.click();
  held.click();
  held.frames(3);
  held.type("1000");
  held.tap(ImGuiKey_Enter);
  held.frames(2);
  CHECK(held.value == 9);
}

TEST_CASE("dragging the number box sideways changes it by one for eight points") {
  Held held;
  held.frames(2);
  held.move(held.number().x, held.number().y);
  held.press(true);
  held.move(held.number().x + 16, held.number().y);
  CHECK(held.value == 5);
  held.press(false);
  held.frame();
  CHECK(held.finishes == 1);
}

TEST_CASE("the keyboard reaches a slider with Tab and moves it with arrow keys, one finished change each") {
  Held held;
  held.frames(2);
  held.tap(ImGuiKey_Tab);
  held.tap(ImGuiKey_Tab);
  held.frame();
  REQUIRE(ImGui::GetIO().NavVisible);
  held.tap(ImGuiKey_RightArrow);
  held.tap(ImGuiKey_RightArrow);
  held.tap(ImGuiKey_LeftArrow);
  CHECK(held.value == 4);
  CHECK(held.changes == 3);
  CHECK(held.finishes == 3);
}

TEST_CASE("a disabled slider answers nothing") {
  Headless hands;
  bool changed = false;
  const auto frame = [&] {
    hands.frame([&](const Ui& ui) {
      changed |= slider(ui.when(false), "s", 3, {1, 9, true, 0, {}}, {"s", "", "", false}).value.has_value();
    });
  };
  frame();
  shim::feed_mouse({250, 58});
  frame();
  shim::feed_button(0, true);
  frame();
  frame();
  shim::feed_button(0, false);
  frame();
  CHECK_FALSE(changed);
}

TEST_CASE("typed numbers may be fractions") {
  CHECK(typed_number("1/4") == 0.25);
  CHECK(typed_number(" -2 ") == -2);
  CHECK_FALSE(typed_number("1/0"));
  CHECK_FALSE(typed_number("1/"));
  CHECK_FALSE(typed_number(""));
}

TEST_CASE("a button answers one click with one true, also when pressed by the keyboard") {
  Headless hands;
  int clicks = 0;
  const auto frame = [&] { hands.frame([&](const Ui& ui) { clicks += button(ui, "go", "Go"); }); };
  frame();
  shim::feed_mouse({35, 35});
  frame();
  shim::feed_button(0, true);
  frame();
  frame();
  shim::feed_button(0, false);
  frame();
  frame();
  CHECK(clicks == 1);
  for (const ImGuiKey key : {ImGuiKey_Tab, ImGuiKey_Enter}) {
    shim::feed_key(key, true);
    frame();
    shim::feed_key(key, false);
    frame();
  }
  frame();
  CHECK(clicks == 2);
}

TEST_CASE("options that do not fit side by side become a drop-down that still picks") {
  Headless hands;
  const std::vector<std::string> options{"Transposed convolution", "Nearest neighbour", "Max unpooling"};
  int chosen = 0;
  const auto frame = [&] {
    hands.frame([&](const Ui& ui) {
      if (const auto picked = choice(ui, "op", options, chosen)) chosen = *picked;
    });
  };
  const auto click = [&](ImVec2 at) {
    shim::feed_mouse(at);
    frame();
    shim::feed_button(0, true);
    frame();
    shim::feed_button(0, false);
    frame();
  };
  frame();
  click({60, 34});
  frame();
  frame();
  // The second row of the list below the box.
  click({60, 20 + 28 + 4 + 4 + 30 + 2 + 15});
  CHECK(chosen == 1);
}

TEST_CASE("every widget survives a column of one pixel and one of thousands") {
  Headless hands(2, "dark");
  for (const float width : {1.0F, 20.0F, 4000.0F})
    for (int i = 0; i < 3; ++i)
      hands.frame(
          [&](const Ui& ui) {
            slider(ui, "a", 3, {1, 9, true, 0, {1, 2}}, {"output_padding", "cells", "doc", true});
            slider(ui, "b", 0, {0, 0, false, 0, {}}, {});
            choice(ui, "c", {"one", "two", "three"}, 1);
            transport(ui, {0, 0, false, false, 1, {"Stamp", "Gather"}, 0, {}});
            transport(ui, {2.5, 100000, true, true, 0.25, {"Stamp", "Gather"}, 1, {3, 9}});
            paragraph(ui, "Einewortschlangeohneleerzeichen und mehr\n\nnoch eine Zeile", words(ui));
            runs(ui, {{"y[2, 3] = 3 × 0.5", ui.theme.ink}}, numbers(ui));
            row(ui, "r", Icon::open, "Open", "Ctrl+O");
            text_field(ui, "t", "", "hint");
            begin_card(ui, "card");
            label(ui, "Inside", words(ui));
            end_card(ui);
            notice(ui, "A sentence.", Tone::warning);
            tile(ui, "tile", "Title", true, {width, 60});
          },
          width);
  CHECK(hands.vertices > 0);
}

TEST_CASE("a paragraph never draws beyond its width") {
  Headless hands;
  ImVec2 size;
  hands.frame([&](const Ui& ui) {
    paragraph(ui, "Each input cell stamps a copy of the kernel, scaled by the cell's value.", words(ui), 120);
    size = ImGui::GetItemRectSize();
  });
  CHECK(size.x == 120);
  CHECK(size.y > 3 * 13);
  float right = 0;
  const ImDrawData& drawn = *ImGui::GetDrawData();
  for (int list = 0; list < drawn.CmdListsCount; ++list)
    for (const ImDrawVert& vertex : drawn.CmdLists[list]->VtxBuffer)
      if (vertex.pos.x < 700) right = std::max(right, vertex.pos.x);
  CHECK(right <= 20 + 120 + 1);
  CHECK(right > 20 + 60);
}
