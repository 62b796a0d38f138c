// Words and numbers on screen. Everything is drawn in the figures' faces, wraps or is cut with "…" and a tooltip, and never
// overruns its box.
#pragma once
#include <string_view>

#include "widgets/ui.h"

namespace upstamp {

struct TextLook {
  double size = measure::words;  // points
  Color color;
  Face face = Face::sans;
};
TextLook words(const Ui&);    // 13, ink
TextLook quiet(const Ui&);    // 11.5, muted
TextLook heading(const Ui&);  // 15, semibold
TextLook numbers(const Ui&);  // 13, monospaced

// Pixels.
float text_width(const Ui&, std::string_view, const TextLook&);
float line_height(const Ui&, const TextLook&);

// At a place; takes no room in the layout. `middle`: vertical middle of the capitals, for text beside a control.
void draw_text(const Ui&, ImDrawList&, ImVec2 start_of_baseline, std::string_view, const TextLook&);
enum class Side { left, center, right };
// One line, centred by its capitals in the height of the box, cut with "…" where it does not fit.
void draw_text_in(const Ui&, ImDrawList&, ImVec2 from, ImVec2 to, std::string_view, const TextLook&, Side = Side::left);
// Baseline that centres capitals between two heights.
float centred_baseline(const Ui&, float top, float bottom, const TextLook&);

// In the layout, as wide as the rest of the line (or `width` pixels). Line feeds break lines.
void label(const Ui&, std::string_view, const TextLook&);                       // one line; cut with "…", whole in a tooltip
void paragraph(const Ui&, std::string_view, const TextLook&, float width = 0);  // wraps at blanks, inside words only if it must
void section_label(const Ui&, std::string_view);                                // small, semibold, muted; opens a group
// A run of pieces in several colours on wrapping lines: equations, formulas with numbers in.
struct Run {
  std::string text;
  Color color;
};
void runs(const Ui&, const std::vector<Run>&, TextLook);
void blank(const Ui&, double points);
void hairline(const Ui&);

// While the last item is hovered (also a disabled one): a small card with wrapped words; `keys` are shown beside, muted.
void tooltip(const Ui&, std::string_view words, std::string_view keys = {});

}  // namespace upstamp
