// All maps of a study as slabs from left to right, with what leads from one to the next: arrows named by operation, skips and
// switches as arches over them, side branches in lanes below. Where names find no room on their arrows they become numbers, whose
// meaning the legend lists.
#pragma once
#include <string>
#include <vector>

#include "view/grid.h"
#include "view/lanes.h"
#include "view/output_padding.h"
#include "view/slab.h"

namespace upstamp {

struct SlabRowLook {
  double azimuth = 50, elevation = 20;  // degrees
  double spacing = 1;                   // of the slabs, in relation to the usual
  int channel = 0;                      // on the faces; the last one where a map has fewer
  int first = 0, last = 0;              // layers; the last may be the join that cannot be
  const Field* field = nullptr;         // of the picked cell; null = none is picked
  Size room;                            // points
};

struct SlabRow {
  Block block;
  std::vector<std::string> legend;  // "1 Convolution k3 p1", when arrows have numbers
  bool to_scale = true;             // whether all sides are as long as they have cells
  double limit = 0;                 // of the colours of all slabs; 0 where each has its own, which its label tells
  bool signs = false;               // whether any number is below 0
  int largest_block = 1;            // cells on each side of what is drawn as one
  bool channels = false;            // whether labels say which channel is in front
};
SlabRow drawn_slab_row(const Study&, const SlabRowLook&, const Style&);

}  // namespace upstamp
