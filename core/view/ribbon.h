// One line of a map as a ribbon of cells on a shared axis, and how many products meet in each.
#pragma once
#include "view/grid.h"
#include "view/stamps.h"

namespace upstamp {

// Points of the shared axis.
struct LineFrame {
  double left = 0, unit = 1;
  double x(double axis) const { return left + axis * unit; }
};

struct Ribbon {
  Role role = Role::none;
  int layer = 0;           // LayerStudy::index, for what hovering a cell means
  std::vector<int> cells;  // flat, one for each place
  const LadderMap* map = nullptr;
  const std::vector<double>* numbers = nullptr;  // in the end, so that letters and colours keep still meanwhile
  LineScale scale;
  int before = 0, after = 0;  // places beyond the ends: padding, or what is cropped
  bool cropped = false;
  std::vector<char> pointed;  // by place; may be empty
};
void add_ribbon(const Ribbon&, const LineFrame&, double y, double height, const Style&, std::vector<Mark>&);

// One block for each product that has come, piled up on `bottom`, and the count above where it can be read. `most` of them take
// the height.
void add_piles(const Ribbon&, double most, const LineFrame&, double bottom, double height, const Style&, std::vector<Mark>&);

// The size with which all numbers fit cells of that width and height; 0 when some could not be read.
double common_size(const std::vector<double>& values, double width, double height, const Style&);
void add_number(double value, const Rect& cell, double size, Color, const Style&, std::vector<Mark>&);

}  // namespace upstamp
