// One axis of a resizing as a lane: the output's cells, the place where each lands on the input's axis, and the input cells that
// it takes, the thicker the line the more. Input and output lie to scale, so that upright lines mean that nothing is displaced.
#pragma once
#include "op/resample.h"
#include "view/grid.h"

namespace upstamp {

struct AxisLane {
  std::string title;
  bool chosen = false;  // the one that is in force
  ResizedAxis axis;
  AxisSamples samples;
  std::vector<double> inputs, outputs;         // numbers of the cells; empty = none are written
  std::vector<int> input_cells, output_cells;  // flat cells, for hover
  int layer = 0;
  std::vector<char> lit;  // output cells that are shown strongly, by their place on the axis
};

double axis_lane_height(const Style&);                            // the least
Block drawn_axis_lane(const AxisLane&, const Style&, Size size);  // more height is given to the lines

}  // namespace upstamp
