// Drawing the stamps between two ribbons: boxes with products or weights in their cells, and light from the cells they belong to.
#pragma once
#include "view/ribbon.h"

namespace upstamp {

struct StampLook {
  double top = 0, level_height = 20;
  double source = 0;                  // y from which the played cells hand their stamps down (or up, when below)
  bool weighed = false;               // factors as bars: where nothing learned them
  std::vector<double> labels;         // values of the played cells that weigh the kernel; empty = none are written
  std::vector<double> numbers;        // in the end, so that letters keep their size meanwhile
  double travel = 1;                  // of the stamps now on their way, from the source
  int lit_tap = -1, lit_weight = -1;  // what is pointed at
};
void add_stamps(const Stamps&, const Rung&, const LineScale& played, const StampLook&, const LineFrame&, const Style&,
                std::vector<Mark>&);
double stamps_height(const Stamps&, double level_height, const Style&);

}  // namespace upstamp
