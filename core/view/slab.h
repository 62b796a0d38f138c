// A feature map as a slab: a box as thick as it has channels, with the values of one channel on the side that faces the viewer.
#pragma once
#include <array>

#include "figure/style.h"
#include "figure/viewpoint.h"
#include "view/field.h"

namespace upstamp {

struct SlabSides {
  double thickness = 0, height = 0, width = 0;  // points, as if seen straight on
};

// Where a slab's points come to lie in a figure when its middle stands at the origin.
class SlabShape {
 public:
  SlabShape(SlabSides, const Viewpoint&);

  // What the viewer sees besides the face with the cells: its first two corners lie on that face, the last two behind them.
  struct Side {
    std::array<Point, 4> corners;
  };
  Rect box() const { return box_; }
  Point top() const { return top_; }                // middle of the upper side
  double crest(double x) const;                     // how high it reaches there
  Point on_face(double down, double across) const;  // 0 to 1 each: a place among the cells
  Size face_size() const;
  const std::vector<Side>& sides() const { return sides_; }

 private:
  std::array<Point, 4> face_;  // from the top left corner on, clockwise
  std::vector<Side> sides_;
  Point top_;
  Rect box_;
};

struct Slab {
  const Tensor* values = nullptr;
  int map = input_map_index;
  int channel = 0;     // on the face
  double limit = 1;    // magnitude that the strongest colour stands for
  bool shared = true;  // by all slabs, so that they can be pictures beside each other
  bool signs = false;  // whether numbers below 0 are among those that it is of
  int first_part = 0;  // of a stack of two maps: channels of the first; 0 = it is no stack
  int block = 1;       // cells on each side of what is drawn as one, in the colour of their average
  RoleColors colors;
  bool focused = false;
  const std::vector<char>* lit = nullptr;  // cells of the picked one's field; those of the face's channel are framed
};
// The smallest block with which nothing is too small to be seen and that makes up no pattern: one that is a part of the period
// with which the layers made the map, or some of them.
int block_of_cells(const Shape&, const SlabShape&, int period);
// What values look like on slabs that share a limit.
ColorScale colors_of_slabs(double limit, bool signs, const Style&);
// Around the origin.
Group drawn_slab(const Slab&, const SlabShape&, const Style&);

// Two maps laid on each other that a join cannot take together: what one has and the other lacks is tinted. The slab's shape is
// that of what holds both. Around the origin.
Group drawn_misfit(const Shape& first, const Shape& second, const SlabShape&, const Style&);

// The block that holds all lit cells of a channel, in shares of columns (x) and rows (y).
std::optional<Rect> lit_block(const std::vector<char>& lit, const Shape&, int channel);

}  // namespace upstamp
