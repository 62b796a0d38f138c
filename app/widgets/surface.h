// What widgets lie on: the full-window base, panels, cards, popups, toasts. All positions are pixels.
#pragma once
#include <string_view>

#include "widgets/ui.h"

namespace upstamp {

// The one ImGui window that fills the screen; everything of a frame lies between these two calls. Its ground
// is there already: the window clears itself to it.
void begin_screen(const Ui&, ImVec2 size);
void end_screen(const Ui&);

// A scrolling column or bar at a fixed place. `ground` is filled to the edges; content has margins when `padded`.
struct Area {
  ImVec2 from, to;
  Color ground = no_color;
  bool padded = true;
};
void begin_area(const Ui&, const char* id, const Area&);
void end_area(const Ui&);

// A raised box around the content between the calls, as tall as its content, as wide as the rest of the line.
// Measures itself: content appears in its place from the first frame on, the ground from the second.
void begin_card(const Ui&, const char* id);
void end_card(const Ui&);

// A picture to choose: a thumbnail that the caller paints into [from, to), a title, a mark when chosen.
struct Tile {
  bool clicked = false, visible = false, hovered = false;
  ImVec2 from, to;
};
Tile tile(const Ui&, const char* id, std::string_view title, bool chosen, ImVec2 size);

// Opened with open_popup(id); ends with end_popup() when begin_ answered true. Escape and a click beside close it.
void open_popup(const char* id);
void close_popup();
bool begin_popup(const Ui&, const char* id, float width);
void end_popup(const Ui&);
// Centred, dims what is behind.
bool begin_dialog(const Ui&, const char* id, std::string_view title, float width);
void end_dialog(const Ui&);

// A passing message at the bottom middle of [from, to); `age` in seconds since it came, it fades out from `life` on.
enum class Tone { plain, good, warning };
void toast(const Ui&, std::string_view words, Tone, double age, double life, ImVec2 from, ImVec2 to);
// A message in the layout: a tinted box with an icon and wrapped words.
void notice(const Ui&, std::string_view words, Tone);

}  // namespace upstamp
