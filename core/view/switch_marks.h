// What is drawn over the maps of a pooling: windows, winners, ties, and places in words.
#pragma once
#include <utility>
#include <vector>

#include "view/switch_maps.h"

namespace upstamp {

// Pooled cells of the drawn channel: first and end.
std::pair<int, int> drawn_range(const PoolingStage&);

// By input cell: whether a window that has been pooled by now takes it.
std::vector<char> winners_so_far(const PoolingStage&);
// A filled corner on the marked cells, so that they are told without colour.
void add_corners(const Block&, const Grid&, double cell, const std::vector<char>& marked, Color, Group&);
// Frames of all windows; of windows that overlap bars along two edges. That of the step or the pointer stands out.
void add_windows(const PoolingStage&, Block& before, double cell);
// "=" on cells as large as the winner of the window that the picture is about, or, of all windows, on those that win in none.
void add_ties(const PoolingStage&, const Block& before, const Grid&, double cell, Group&);
bool ties_fit(const Style&, double cell);
bool frames_fit(const PoolingStage&);
bool windows_overlap(const PoolingStage&);  // those that are drawn
// Size of the letters of places in cells of that size; 0 where nobody could read them.
double place_size(const PoolingStage&, double cell);
// "1,3" in each cell of the switches.
void add_places(const PoolingStage&, const Block& switches, double cell, Group&);

}  // namespace upstamp
