#include <doctest/doctest.h>

#include "agreement.h"
#include "gui/headless.h"
#include "gui/software_screen.h"
#include "painter.h"

using namespace upstamp;

TEST_CASE("the screen shows every view as the PNG does, away from edges") {
  Headless hands;
  const Rasterizer rasterizer(hands.fonts());
  for (const Shown& shown : shown_figures(hands.fonts())) {
    CAPTURE(shown.name);
    const Image drawn = rasterizer.draw(shown.figure, 2);
    Image screen;
    hands.frame([&](const Ui&) {
      ImDrawList list(ImGui::GetDrawListSharedData());
      list._ResetForNewFrame();
      // A fine map without its texture has more corners than 16 bits can count.
      list.Flags |= ImDrawListFlags_AllowVtxOffset;
      list.PushTextureID(ImGui::GetIO().Fonts->TexID);
      list.PushClipRect({0, 0}, {static_cast<float>(drawn.width), static_cast<float>(drawn.height)});
      paint(list, shown.figure, Placement{{0, 0}, 2}, hands.brush());
      Coverage atlas;
      unsigned char* bytes = nullptr;
      ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&bytes, &atlas.width, &atlas.height);
      atlas.bytes = bytes;
      const Coverage letters{hands.brush().glyphs.picture().data(), Glyphs::side, Glyphs::side};
      screen = upstamp::shown(list, drawn.width, drawn.height, hands.brush().letters, letters, atlas);
    });
    const Agreement found = agreement(screen, drawn, 3);
    CAPTURE(found.x);
    CAPTURE(found.y);
    CHECK(found.compared > 1000);
    CHECK(found.different == 0);
  }
}
