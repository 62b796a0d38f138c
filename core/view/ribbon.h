// One line of a map as a ribbon of cells on a shared axis, how many products meet in each, and the stamps between two ribbons.
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
  LineScale scale;
  int before = 0, after = 0;  // places beyond the ends: padding, or what is cropped
  bool cropped = false;
  std::vector<char> pointed;  // by place; may be empty
};
void add_ribbon(const Ribbon&, const LineFrame&, double y, double height, const Style&, std::vector<Mark>&);

// One block for each product that has come, piled up on `bottom`, and the count above where it can be read. `most` of them take
// the height.
void add_piles(const Ribbon&, double most, const LineFrame&, double bottom, double height, const Style&, std::vector<Mark>&);

struct StampLook {
  double top = 0, level_height = 20;
  double source = 0;                  // y from which the played cells hand their stamps down (or up, when below)
  bool weighed = false;               // factors as bars: where nothing learned them
  std::vector<double> labels;         // values of the played cells that weigh the kernel; empty = none are written
  double travel = 1;                  // of the stamps now on their way, from the source
  int lit_tap = -1, lit_weight = -1;  // what is pointed at
};
void add_stamps(const Stamps&, const Rung&, const LineScale& played, const StampLook&, const LineFrame&, const Style&,
                std::vector<Mark>&);
double stamps_height(const Stamps&, double level_height, const Style&);

}  // namespace upstamp
