// One line of a map as a ribbon of cells on a shared axis, and how many products meet in each.
#pragma once
#include "view/cell_numbers.h"
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
  std::vector<double> values;
  std::vector<char> there, now;
  std::vector<char> never;      // by place: nothing ever comes, so it is a pale 0; may be empty
  std::vector<double> numbers;  // in the end, also of ribbons that are added up, so that letters and colours keep still
  LineScale scale;
  int before = 0, after = 0;  // places beyond the ends: padding, or what is cropped
  bool cropped = false;
  bool term = false;          // part of a sum: a fine grey frame, no tint
  std::vector<char> pointed;  // by place; may be empty
};
// Whether its numbers have room; else colours stand for them.
bool is_numbered(const Ribbon&, const LineFrame&, double height, const Style&);
void add_ribbon(const Ribbon&, const LineFrame&, double y, double height, const Style&, std::vector<Mark>&);

// One block for each that has come to a place, piled up on `bottom`, and the count above where it can be read. `most` of them
// take the height.
void add_piles(const std::vector<double>& counts, LineScale, double most, const LineFrame&, double bottom, double height,
               const Style&, std::vector<Mark>&);

}  // namespace upstamp
