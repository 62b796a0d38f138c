// Pictures of an output's phases: the kernel in parts, small maps in the places of their phases, and the output woven of them.
// Each phase is told by its letter and its tint.
#pragma once
#include "view/grid.h"
#include "view/phases.h"
#include "view/stage.h"

namespace upstamp {

// What is looked at of a layer that may have many channels, and how large.
struct PhaseLook {
  const Stage& stage;
  Phases phases;
  int out_channel = 0, in_channel = 0;
  int kernel = -1;           // slice of w; none for a rearrangement
  bool turned = false;       // sub-kernels as a convolution slides them
  bool whole_kernel = true;  // drawn above its parts
  double cell = 0;

  bool numbered() const { return stage.style.numbered && cell >= stage.style.sizes.smallest_numbered_cell; }
};

// Small maps in the places of their phases, and where the cells of each lie.
struct Mosaic {
  Block block;
  std::vector<Rect> cells;
};
double mosaic_gap(const Style&);  // between the maps

Block drawn_kernel(const PhaseLook&);
Mosaic sub_kernels(const PhaseLook&);
Mosaic phase_maps(const PhaseLook&);
Block drawn_output(const PhaseLook&);
// The cells of this step on their way from their phases to their places in the output.
void add_flights(const PhaseLook&, const std::vector<Rect>& maps, const Rect& output, std::vector<Mark>&);

}  // namespace upstamp
