// The values a parameter can have, and their two texts: "3,2" on the command line and [3, 2] in files.
#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace upstamp {

enum class Axis { rows, columns };

// One number per spatial axis. Written `3` when both are equal, else `rows,columns`.
struct PerAxis {
  int rows = 1, columns = 1;
  PerAxis() = default;
  PerAxis(int both) : rows(both), columns(both) {}  // NOLINT: `kernel = 3` means both
  PerAxis(int r, int c) : rows(r), columns(c) {}
  int at(Axis axis) const { return axis == Axis::rows ? rows : columns; }
  bool operator==(const PerAxis&) const = default;
};

// One number per edge; begin is top and left. Written `1`, `rows,columns`, or `top:bottom,left:right`; `top,left,bottom,right` is
// read too.
struct PerEdge {
  int top = 0, bottom = 0, left = 0, right = 0;
  PerEdge() = default;
  PerEdge(int all) : top(all), bottom(all), left(all), right(all) {}  // NOLINT: `padding = 1` means every edge
  PerEdge(int t, int b, int l, int r) : top(t), bottom(b), left(l), right(r) {}
  int begin(Axis axis) const { return axis == Axis::rows ? top : left; }
  int end(Axis axis) const { return axis == Axis::rows ? bottom : right; }
  bool operator==(const PerEdge&) const = default;
};

// One real factor per axis, kept exactly (interpolation uses the factor, not the rounded size).
struct Factor {
  double rows = 2, columns = 2;
  Factor() = default;
  Factor(double both) : rows(both), columns(both) {}  // NOLINT
  Factor(double r, double c) : rows(r), columns(c) {}
  double at(Axis axis) const { return axis == Axis::rows ? rows : columns; }
  bool operator==(const Factor&) const = default;
};

// bool: a switch. int: a count. std::string: one of a parameter's choices. double: one real number, the same for both axes.
using Value = std::variant<bool, int, PerAxis, PerEdge, Factor, std::string, double>;

// As typed after --set: "3", "3,2", "0:1,0:1", "1.5", "true", "half_pixel".
std::string value_text(const Value& value);
// As figures and sentences say it: "3"; "1 × 3", rows first, where the axes differ; "0:1 × 0:1" where the edges do.
std::string shown_value(const Value&);
// Reads the same kind of value as `like`; throws Error saying what form is wanted.
Value parse_value(std::string_view text, const Value& like);

// Which part of a value is meant: a PerAxis or Factor has rows and columns, a PerEdge top, bottom, left and right, others only
// the whole. A wider part means all it holds (rows of a PerEdge: top and bottom), and reading it gives the first of them.
enum class Part { whole, rows, columns, top, bottom, left, right };
std::vector<Part> parts_of(const Value&);
double part_of(const Value&, Part);           // a switch is 1 or 0; NaN for a choice
Value with_part(Value, Part, double number);  // rounded where the value is integral; a choice stays as it is

}  // namespace upstamp
