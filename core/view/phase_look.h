// What the phases view looks at of a layer that may have many channels: which output cell is explained, and which cells are woven
// into the output by now. Maps of phases are always finished; a cell is woven in when nothing more comes to it.
#pragma once
#include "view/phases.h"
#include "view/stage.h"

namespace upstamp {

struct PhaseLook {
  const Stage& stage;
  Phases phases;
  int out_channel = 0, in_channel = 0;
  int kernel = -1;                              // slice of w; none for a rearrangement
  int other_channels = 0;                       // of the input, that reach the output channel too
  int explained = -1;                           // flat output cell, of the output channel
  Lit lit;                                      // what makes it
  std::vector<char> woven = {}, arriving = {};  // cells of the output channel: those that are there, and those of this step
  bool turned = true;                           // sub-kernels as a convolution slides them
  bool whole_kernel = true;                     // drawn above its parts
  bool numbered = true;
  double cell = 0, kernel_cell = 0;  // points
  double least = 0, most = 0;        // of the output channel's numbers, and 0

  const Shape& out() const { return stage.layer.wiring.out; }
  int first_cell() const { return out_channel * static_cast<int>(out().plane()); }
  // The colour of a cell of the maps: the phase's tint below a number, else between that and its strong tone, the stronger the
  // farther from 0; of a picture the lighter the larger.
  Color fill(const OutputPhase&, double value) const;
  const OutputPhase& phase_of(int output_cell) const {
    const Position at = position(out(), output_cell);
    return phases.of(at.row, at.column);
  }
};

// All but how large it is drawn. Channels that the layer does not have give way to its last, and to the group of the output
// channel; a step that is about another output channel shows that one.
PhaseLook phase_look(const Stage&, int out_channel, int in_channel, bool turned);

}  // namespace upstamp
