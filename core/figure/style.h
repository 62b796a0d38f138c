// Colours, sizes and line widths of figures: look.md's measures as one value. A figure is a pure function of (scene, time,
// style).
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/figure.h"
#include "figure/fonts.h"

namespace upstamp {

struct RoleColors {
  Color line, tint;  // line: titles, outlines, equations on the ground; tint: cells
};

struct Palette {
  bool dark = false, grey = false;
  Color ground, ink, muted, grid_line;
  RoleColors input, kernel, output;
  Color zero, crop;                  // inserted zeros; the crop frame
  Color hatch;                       // lines over zeros and cropped cells
  const RoleColors& of(Role) const;  // a tap answers the kernel's, padding and none the input's
};
Palette light_palette();
Palette dark_palette();
Palette print_palette();  // greys that a copier keeps apart; roles by letter and place

// Points at 100 %.
struct Measures {
  double cell = 34, smallest_numbered_cell = 14;
  double title = 15, number = 14, caption = 12, note = 11, counter = 9;
  double outline = 1.75, emphasis = 3, hairline = 1, dash = 5, dash_gap = 3.5;
  double gap = 24, margin = 24, unit = 4;
};

struct Style {
  Palette colors;
  Measures sizes;
  const Fonts* fonts = nullptr;  // never null when drawing
  bool motion = true;            // false: steps cut instead of moving
  Tag hovered, pinned;           // what the pointer is on, what was clicked; both may be none
  Size page{1228, 730};          // what a view may take, in points at the normal type size: a slide without shrinking
  bool fractions = false;        // numbers as fractions where they are some
  bool numbered = true;          // false: values as colours alone
  bool picture = false;      // values of feature maps as light, from black for 0, or the least if below, to white for the largest
  bool transparent = false;  // what the figure is put on is its ground
  bool headline = true;      // a line above the picture that names the layer, its settings and sizes
};
// How much larger than normal the type is: lengths that no measure gives are multiplied by it.
double type_scale(const Style&);

// "light", "dark", "projector" (light, type 1.75 times as large, thicker lines); of figures alone also "print" and "transparent"
// (light without its ground). Throws Error for another name.
Style style_named(std::string_view theme, const Fonts&);
std::vector<std::string> theme_names();
std::vector<std::string> figure_theme_names();

// Colour of a signed value on a map that is centred on 0 and reaches its ends at -limit and limit (blue - ground - orange;
// colour-blind safe).
Color signed_color(const Palette&, double value, double limit);
// Colour of a count between 0 and `most`: sequential, the ground at 0.
Color count_color(const Palette&, double count, double most);
// The same two maps for many cells: each colour is worked out once, in 255 steps from the middle to either end. Not for use from
// several threads.
class ColorScale {
 public:
  static ColorScale of_signed(const Palette&, double limit);
  static ColorScale of_counts(const Palette&, double most);
  // Light, whatever the theme: what is a picture looks like one.
  static ColorScale of_picture(double least, double most);
  Color at(double value) const;

 private:
  ColorScale(std::function<Color(double)> color, double limit);
  std::function<Color(double)> color_;
  double limit_;
  mutable std::vector<std::optional<Color>> known_;  // from one end to the other; those asked for so far
};
// Black or white, whichever reads better on that colour.
Color ink_on(const Palette&, Color ground);

}  // namespace upstamp
