#include "view/largest_cell.h"

#include <cmath>

namespace upstamp {

double largest_cell(const Style& style, const std::function<bool(double cell)>& fits) {
  if (fits(style.sizes.cell)) return style.sizes.cell;
  // Whole points keep grid lines crisp; tiny cells of large maps may be any size.
  int low = 4, high = static_cast<int>(std::ceil(style.sizes.cell));
  if (!fits(low)) {
    double cell = low;
    while (cell > 0.5 && !fits(cell)) cell *= 0.85;
    return std::max(cell, 0.5);
  }
  while (low + 1 < high) (fits((low + high) / 2) ? low : high) = (low + high) / 2;
  return low;
}

}  // namespace upstamp
