// The feature maps of one layer at one moment: plain maps, and the sheets on which a kernel slides.
#pragma once
#include <utility>

#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// The whole input or output map, one channel.
Grid input_map(const Stage&, int channel);
Grid output_map(const Stage&, int channel);

// Whether the two sheets below can be drawn: beside a frame that crops nearly everything they may be far larger than the maps.
bool sheets_fit(const LayerStudy&);

// The uncropped output of a kernel whose coarse side is the input: stamps land here, a dashed frame keeps the output. One output
// channel.
Grid stamp_sheet(const Stage&, int channel);
// The input as a sliding kernel meets it: padded, and with zeros inserted when its coarse side is the input. One input channel.
Grid window_sheet(const Stage&, int channel);
// Sheet row and column of the first cell of those two.
std::pair<int, int> stamp_sheet_origin(const Stage&);

}  // namespace upstamp
