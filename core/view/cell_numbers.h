// Numbers in a row of cells of any shape: all alike, clear of frames.
#pragma once
#include <vector>

#include "view/grid_numbers.h"

namespace upstamp {

class CellNumbers {
 public:
  CellNumbers(const std::vector<double>& values, double width, double height, const Style&);
  bool legible() const;
  void add(double value, const Rect& cell, Color, std::vector<Mark>&) const;

 private:
  FittedNumber written(double value) const;

  int decimals_;
  NumberFormat format_;
  const Style& style_;
  double size_;
};

}  // namespace upstamp
