// When the frames of a film are taken, in steps.
#pragma once
#include <vector>

namespace upstamp {

struct Instants {
  std::vector<double> times;
  double frames_per_second = 1;
};

// Every step `frames_per_step` times, evenly, at `speed` steps a second; one frame a step shows each step finished (its middle).
// In the end the finished picture stands for a second, so that a loop has a rest.
Instants instants_of_all_steps(int steps, int frames_per_step = 1, double speed = 1);

}  // namespace upstamp
