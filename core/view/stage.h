// One layer at one moment: how far its output has come, and which cells the step, the pointer or a pin lights up.
#pragma once
#include <algorithm>
#include <optional>
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
  Tag tag;      // what is hovered or pinned, as a cell of this layer; none when it is elsewhere
  // For each input channel its (output channel, kernel) pairs in ascending order, and the same from the output's side; none when
  // no weighted kernel slides. A kernel is one rows x columns slice of w.
  std::vector<std::vector<std::pair<int, int>>> kernels_of_input, kernels_of_output;
  bool scatter() const { return moment.order == Order::scatter; }
  // Whether the step is about that cell of the played side, alone or among others.
  bool playing(int cell) const {
    return moment.cell >= 0 && cell >= moment.cell && cell < std::max(moment.finishing, moment.cell + 1);
  }
  // The cell that the step is about when it is one; else -1.
  int lone_cell() const { return moment.finishing - moment.cell > 1 ? -1 : moment.cell; }
};
// Of the layer (or layers) that views look at.
Stage stage_of(const Study&, const Moment&, const Style&);
// Of any layer; a moment of another layer's timeline does not belong here.
Stage stage_of(const Study&, const LayerStudy&, const Moment&, const Style&);

// The same cell as another layer has it: what one layer gives is what the next one takes. None when that layer does not touch it.
Tag tag_in(const Study&, const LayerStudy&, const Tag&);

// The product that is hovered or pinned, if it is one.
std::optional<Tap> pointed_tap(const Stage&);
// Whether what is hovered or pinned takes part in that product.
bool is_pointed(const Stage&, const Tap&);

// Sliding kernels that the present step uses, as (other side's channel, kernel); those of channel 0 between steps.
const std::vector<std::pair<int, int>>& kernels_now(const Stage&);

}  // namespace upstamp
