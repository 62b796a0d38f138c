// One axis of a resizing as a lane: the output's cells, the place where each lands on the input's axis, and the input cells that
// it takes, the thicker the line the more. Input and output lie to scale, so that upright lines mean that nothing is displaced.
#pragma once
#include "op/resample.h"
#include "view/grid.h"

namespace upstamp {

// Numbers in cells are values, those below them count the cells.
struct AxisLane {
  std::string title;
  std::string words;    // what it is, in a few words
  std::string same;     // others that do the same here; a line of their own
  bool chosen = false;  // the one that is in force
  ResizedAxis axis;
  AxisSamples samples;
  std::vector<double> inputs, outputs;         // values of the cells; empty = none are written
  std::vector<int> input_cells, output_cells;  // flat cells, for hover
  int layer = 0;
  std::vector<char> lit;  // output cells that are shown strongly, by their place on the axis
};

double axis_lane_height(const Style&, bool same);                 // the least, with or without a line for others
Block drawn_axis_lane(const AxisLane&, const Style&, Size size);  // more height is given to the lines

}  // namespace upstamp
