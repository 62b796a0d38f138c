// The second waist: a figure is a value made of four plain marks. The screen and every file format read the same value, so what
// you see is what you export. Units are points at 100 %; y points down; the origin is the figure's top left corner.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "figure/geometry.h"

namespace upstamp {

// What a mark stands for, for hover, picking and highlighting: the side of a layer, and the flat cell there. A tap is one product
// of a layer; its cell counts the wiring's taps. role none = not pickable.
enum class Role { none, input, weight, output, padding, tap };
struct Tag {
  Role role = Role::none;
  int cell = -1;
  int layer = 0;
  bool operator==(const Tag&) const = default;
};

struct Stroke {
  Color color;
  double width = 0;          // points; 0 = no stroke
  double dash = 0, gap = 0;  // points; 0 = solid
  bool operator==(const Stroke&) const = default;
};

// Straight-sided outlines (curves are flattened by their makers). Several contours fill by the even-odd rule.
struct Path {
  struct Contour {
    std::vector<Point> points;
    bool closed = false;
    bool operator==(const Contour&) const = default;
  };
  std::vector<Contour> contours;
  Color fill = no_color;
  Stroke stroke;
  Tag tag;
  bool operator==(const Path&) const = default;
};

enum class Face { sans, sans_semibold, sans_italic, mono, mono_bold };
inline constexpr int face_count = 5;
enum class Anchor { start, middle, end };

struct Text {
  std::string words;  // UTF-8, one line
  Point at;           // where the anchor meets the baseline
  double size = 12;   // points
  Face face = Face::sans;
  Anchor anchor = Anchor::start;
  Color color;
  Tag tag;
  bool operator==(const Text&) const = default;
};

// A block of equal cells, each with one colour (no_color leaves the ground). One mark however many cells: the screen draws it as
// a texture.
struct Cells {
  Rect box;
  int rows = 1, columns = 1;
  std::vector<Color> fills;    // rows * columns, row-major
  Stroke lines;                // between and around the cells; width 0 = none
  Role role = Role::none;      // with cell_tags: what hovering a cell means
  std::vector<int> cell_tags;  // flat cell per cell, -1 = none; empty = not pickable
  int layer = 0;
  bool operator==(const Cells&) const = default;
};

struct Group;
using Mark = std::variant<Path, Text, Cells, Group>;

// Marks drawn in order, moved and faded together. `name` becomes an id in formats that have them.
struct Group {
  std::string name;
  std::vector<Mark> marks;
  Point offset;
  double opacity = 1;
  std::optional<Rect> clip;  // in the group's own coordinates, before the offset
  bool operator==(const Group&) const;
};

struct Figure {
  Size size;
  Color ground = no_color;
  std::vector<Mark> marks;
  std::string title, description;  // one line; plain sentences, for readers who cannot see the picture
  bool operator==(const Figure&) const;
};

Path rectangle(Rect, Color fill, Stroke = {}, Tag = {});
Path rounded_rectangle(Rect, double radius, Color fill, Stroke = {}, Tag = {});
Path line(Point from, Point to, Stroke);
Path arrow(Point from, Point to, Stroke);  // an open head
// 45 degree lines that fill the box, clipped to it: one path, so that no format needs patterns.
Path hatching(Rect, double spacing, Stroke);
Rect cell_box(const Cells&, int row, int column);
Path lines_of(const Cells&);  // between and around them, as one path

class Fonts;
// Smallest box that holds the mark's ink and text lines, in the figure's coordinates.
Rect bounds(const Mark&, const Fonts&);
Rect bounds(const Figure&, const Fonts&);
// The tag of the topmost pickable thing at that point.
Tag tag_at(const Figure&, Point);
// Every mark except groups, in drawing order, with its absolute offset, summed opacity and innermost clip (figure's coordinates).
struct Placed {
  const Mark* mark;
  Point offset;
  double opacity;
  std::optional<Rect> clip;
};
void for_each_placed(const Figure&, const std::function<void(const Placed&)>&);

}  // namespace upstamp
