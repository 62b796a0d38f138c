// Pictures of an output's phases: the kernel in parts, small maps in the places of their phases, and the output woven of them.
// Each phase is told by its tint, and by its letter where maps begin.
#pragma once
#include "view/grid.h"
#include "view/phase_look.h"

namespace upstamp {

// Small maps in the places of their phases, and where the cells of each lie.
struct Mosaic {
  Block block;
  std::vector<Rect> cells;
};
double mosaic_gap(const Style&);         // between the maps
PerAxis mosaic_sides(const PhaseLook&);  // maps of a single row lie one below the other

Block drawn_input(const PhaseLook&);
Block drawn_kernel(const PhaseLook&);
// In words: what other input channels add between the kernels and the maps.
Block drawn_other_channels(const PhaseLook&);
Mosaic sub_kernels(const PhaseLook&);
Mosaic phase_maps(const PhaseLook&);
Block drawn_output(const PhaseLook&);
// The cells of this step on their way from their phases to their places in the output.
void add_flights(const PhaseLook&, const std::vector<Rect>& maps, const Rect& output, std::vector<Mark>&);

}  // namespace upstamp
