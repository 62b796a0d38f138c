// How the numbers of a grid are written: all in one size and with as many decimals as all of them have room for, so that none
// looks more important than its neighbours.
#pragma once
#include <string>
#include <vector>

#include "figure/style.h"

namespace upstamp {

struct FittedNumber {
  std::string words;
  double size = 0;  // points
};
// One number at that size, smaller down to a floor, then rounded, so that it stays within `width`. As a fraction when asked,
// where it is one that fits.
FittedNumber fitted_number(double value, double width, double size, const Fonts&, bool fractions = false);

class NumberFormat {
 public:
  // For all these values in cells that leave `width` for a number.
  NumberFormat(const std::vector<double>& values, double width, double size, const Fonts&, bool fractions);
  FittedNumber written(double value) const;

 private:
  double width_, size_, common_size_ = 0;
  const Fonts& fonts_;
  bool fractions_;
  int decimals_ = -1;  // -1: they have none in common
};

}  // namespace upstamp
