// Drawing the stamps between two ribbons: boxes with products or weights in their cells, the kernel above the one that is shown,
// and light from the cells they belong to.
#pragma once
#include "view/ribbon.h"

namespace upstamp {

struct StampLook {
  double top = 0, level_height = 20;
  double source = 0;                     // y from which the played cells hand their stamps down (or up, when below)
  double kernel = 0, kernel_height = 0;  // y and height of the kernel's line; no height: it is not drawn
  double departure = 0;                  // y from which the present stamp sets out
  bool weighed = false;                  // factors as bars: where nothing learned them
  std::vector<double> labels;            // values of the played cells that weigh the kernel; empty = none are written
  std::vector<double> numbers;           // in the end, so that letters keep their size meanwhile
  double travel = 1;                     // of the stamps now on their way, from the source
  int lit_tap = -1, lit_weight = -1;     // what is pointed at
};
// All that stands in their cells in the end: products, or what they are weighed by.
std::vector<double> numbers_in(const Stamps& finished, bool weighed);
// Whether numbers have room in its cells; else colours stand for products.
bool is_numbered(const Stamps&, const StampLook&, const LineFrame&, const Style&);
void add_stamps(const Stamps&, const Rung&, const LineScale& played, const StampLook&, const LineFrame&, const Style&,
                std::vector<Mark>&);
double stamps_height(const Stamps&, double level_height, const Style&);
// The kernel over the stamp that is shown, each weight over the cell it makes.
void add_kernel_line(const Stamps&, const Rung&, bool scatter, LineScale fine, const StampLook&, const LineFrame&, const Style&,
                     std::vector<Mark>&);

}  // namespace upstamp
