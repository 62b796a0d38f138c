// How cells and notes of feature maps look on every sheet, so that the same cell looks the same on all of them.
#pragma once
#include <string>

#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// What merely takes part is outlined more finely than what the step is about.
double sharing_width(const Style&);
std::string sides_words(int rows, int columns);  // "3 × 4"
// `rest`, with the channel's number before it where there are several; later channels keep only that.
std::string channel_note(const Shape&, int channel, const std::string& rest);
// "padding 1" or "padding 0 × 1", rows first.
std::string padding_words(const PerEdge&);
// A fine frame around the cell whose sum the equation tells, and around the cells that have come into it, where stamps mark
// others.
void outline_explained_output(const Stage&, Grid&);
void outline_explained_inputs(const Stage&, Grid&);
// "×2: two stamps meet there." where several products meet in a cell; else "".
std::string count_words(const LayerStudy&);
// An output cell as far as it has come.
CellLook output_look(const Stage&, int cell);

}  // namespace upstamp
