// The maps of a layer and what comes back to them: the error at the output, the gradients of the input and of the weights.
#pragma once
#include <string>
#include <vector>

#include "view/channel_links.h"
#include "view/grid.h"
#include "view/way_back.h"

namespace upstamp {

// One map in as many channels, or one weight in as many kernels, as are drawn. No grids: there is no such part.
struct BackwardPart {
  std::string title, letter, note, foot;
  Role role = Role::none;
  std::vector<Grid> grids;  // with notes of their own where there are several
  int places = 0;           // for so many grids there is room; no fewer than there are
};

struct BackwardParts {
  BackwardPart input, weights, output;                                    // forth
  BackwardPart coverage, input_gradient, slopes, error, weight_gradient;  // back
  std::vector<BackwardPart*> maps() { return {&input, &output, &input_gradient, &error, &slopes}; }
};

struct ChannelRange {
  int first = 0, count = 1;
  int end() const { return first + count; }
};

// Which channels are drawn: those that are pointed at or that the step is about, and their neighbours.
struct DrawnChannels {
  ChannelRange inputs, outputs;
};
DrawnChannels drawn_channels(const Stage&, const WayBack&, int most);

BackwardParts backward_parts(const Stage&, const WayBack&, const std::string& error_note, const DrawnChannels&);
// How many output cells use each cell of the first drawn input channel.
BackwardPart coverage_part(const Stage&, const std::vector<int>& uses, int channel);

// Whether weights multiply inputs, and are not only added.
bool weights_scale(const Wiring&);
// Whether the error is the same at every cell.
bool is_constant(const Tensor& error);

}  // namespace upstamp
