// The boxes between two lines of a ladder: what a cell lays on the next line (scatter), or what it looks at on the line before
// (gather), at its true place, so that kernel and stride are lengths that can be read off.
#pragma once
#include <optional>
#include <vector>

#include "view/ladder.h"

namespace upstamp {

// Where a line's places lie on the axis that all lines of a ladder share; its unit is a cell of the last line.
struct LineScale {
  double scale = 1, shift = 0;
  double at(double cells) const { return scale * cells + shift; }
};
std::vector<LineScale> scales_of(const Ladder&);  // of each map

struct StampPart {
  double left = 0, right = 0;   // on the shared axis
  LineProduct product{-1, -1};  // in -1: nothing is met here; tap -1: it is looked at and not passed on
  double value = 0;
  bool outside = false;  // beyond the line, cropped or padding; or between cells, where a zero is inserted
  bool there = false;    // come, or on its way
};

struct Stamp {
  enum class State { waiting, now, done };
  int place = 0;  // on the played line
  double left = 0, right = 0;
  int level = 0;  // stamps that would touch lie on different levels
  State state = State::waiting;
  std::vector<StampPart> parts;
};

struct Stamps {
  std::vector<Stamp> all;
  int levels = 0;
  double largest_factor = 0;
  // The one that the step is about, the first of several; at rest one that is not cropped, where there is one. -1: none at all.
  int shown() const;
};
Stamps stamps_of(const Rung&, const LadderMap& from, const LadderMap& to, LineScale in, LineScale out, bool scatter);

// The line of the kernel that leads from one line to the other. Where the finer side is played it lies turned around.
struct KernelLine {
  int line = 0;                 // row or column of the kernel
  std::vector<double> weights;  // in the kernel's own order
  std::vector<int> cells;       // flat, of the layer's weights
};
std::optional<KernelLine> kernel_line(const Rung&);
bool is_turned(const Rung&, bool scatter);

}  // namespace upstamp
