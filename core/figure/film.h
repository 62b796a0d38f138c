// A moving picture as a function: figures by frame number. A still is a film of one frame.
#pragma once
#include <functional>

#include "figure/figure.h"

namespace upstamp {

// All frames have the first one's size. `frame` may be called from any thread, in any order, repeatedly.
struct Film {
  int frames = 1;
  double frames_per_second = 1;
  std::function<Figure(int frame)> frame;
};

}  // namespace upstamp
