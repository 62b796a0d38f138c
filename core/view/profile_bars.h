// Bars along the top or the left edge of a grid, one for each column or row, with their numbers: what a map looks like from that
// edge.
#pragma once
#include <vector>

#include "figure/style.h"

namespace upstamp {

enum class Edge { top, left };

double tallest_bar(const Style&);    // points
double room_for_bars(const Style&);  // with gap and number
// `cells` is where the grid lies; `lit` is the bar that stands out, -1 = none.
void add_bars(const std::vector<double>& values, const Rect& cells, Edge, int lit, const Style&, std::vector<Mark>&);

}  // namespace upstamp
