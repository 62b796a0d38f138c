// One layer at one moment: how far its output has come, and which cells the step, the pointer or a pin lights up.
#pragma once
#include <utility>
#include <vector>

#include "figure/style.h"
#include "lab/timeline.h"

namespace upstamp {

// Which flat cells a step, the pointer or a pin lights up.
struct Lit {
  std::vector<char> input, weight, output;
};

// One layer at one moment with everything that several grids ask for, worked out once.
struct Stage {
  const LayerStudy& layer;
  const Moment& moment;
  const Style& style;
  Motion motion;
  Partial partial;
  Lit now;      // by the present step
  Lit pointed;  // by what is hovered or pinned
  // For each input channel its (output channel, kernel) pairs in ascending order, and the same from the output's side; none when
  // no weighted kernel slides. A kernel is one rows x columns slice of w.
  std::vector<std::vector<std::pair<int, int>>> kernels_of_input, kernels_of_output;
  bool scatter() const { return moment.order == Order::scatter; }
};
Stage stage_of(const LayerStudy&, const Moment&, const Style&);

// Sliding kernels that the present step uses, as (other side's channel, kernel); those of channel 0 between steps.
const std::vector<std::pair<int, int>>& kernels_now(const Stage&);

}  // namespace upstamp
