// The window's look as one value: colours from the figures' palettes, look.md's measures, the fonts ImGui itself needs.
// Immutable while a frame is drawn; changed between frames.
#pragma once
#include <string>
#include <string_view>

#include "figure/fonts.h"
#include "figure/style.h"
#include "imgui_shim.h"

namespace upstamp {

struct Theme {
  std::string name;                      // one of theme_names()
  Palette palette;                       // role colours: input blue, kernel orange, output green
  Color window;                          // behind everything: the canvas
  Color panel;                           // columns and bars beside the canvas
  Color raised;                          // cards, popups, toasts
  Color lifted;                          // the chosen one among segments, on a field
  Color field;                           // number boxes, tracks, segmented choices
  Color hover, press;                    // laid over what the pointer is on, or holds down
  Color line;                            // hairlines
  Color ink, muted, faint;               // text; quieter text; what cannot be used now (still 3:1)
  Color accent, accent_tint, on_accent;  // chosen, playing, focused
  Color warning, warning_tint;           // a broken rule
  Color shadow;
  double scale = 1;  // multiplies the whole interface: larger for the projector
};
// Throws Error for an unknown name.
Theme theme_named(std::string_view name, const Fonts&);

// Points at scale 1, on a 4 point grid.
namespace measure {
inline constexpr double unit = 4, gap = 8, wide_gap = 16, margin = 16, radius = 6, control = 28, target = 24, hairline = 1,
                        focus_ring = 2;
inline constexpr double heading = 15, words = 13, number = 13, small = 11.5, tiny = 10.5;
}  // namespace measure

ImU32 packed(Color);
ImU32 packed(Color, double opacity);

// Fonts of ImGui itself: only text being typed is drawn with them (everything else is drawn by draw_text, at its exact size).
struct UiFonts {
  ImFont* sans = nullptr;
  ImFont* mono = nullptr;
  float sans_height = 0, mono_height = 0;  // ascent plus descent in pixels
};
// Clears the atlas and adds the fonts for that scale.
UiFonts load_fonts(ImFontAtlas&, const Fonts&, double scale);
// Sets ImGui's own style for what it draws itself: popups, scroll bars, the text cursor, selections.
void apply_style(const Theme&, double scale);

}  // namespace upstamp
