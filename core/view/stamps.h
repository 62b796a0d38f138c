// The boxes between two lines of a ladder: what a cell lays on the next line (scatter), or what it looks at on the line before
// (gather), at its true place, so that kernel and stride are lengths that can be read off.
#pragma once
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
  bool outside = false;  // beyond the line: cropped, or padding
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
};
Stamps stamps_of(const Rung&, const LadderMap& from, const LadderMap& to, LineScale in, LineScale out, bool scatter);

}  // namespace upstamp
