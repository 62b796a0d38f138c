// A pooling that remembers where its maxima stood, and the unpooling that uses it: windows, ties, places, what is lost. Read off
// the wirings, so it holds for every op that makes switches.
#pragma once
#include <optional>
#include <vector>

#include "lab/study.h"

namespace upstamp {

struct PooledWindow {
  std::vector<int> cells;  // of the pool's input, ascending
  std::vector<int> ties;   // those as large as the winner, but later; they are not kept
  int winner = -1;         // -1: a window of padding alone
};

struct Pooling {
  const LayerStudy* pool = nullptr;
  const LayerStudy* unpool = nullptr;  // null: nothing uses the switches
  std::vector<PooledWindow> windows;   // by pooled cell
  std::vector<int> places;             // by pooled cell: where its value goes back to, in `back`; -1 = nowhere
  std::vector<char> lost;              // by pooled cell: a later value goes to the same place
  Shape back;                          // of what is put back
  const Tensor& values() const { return unpool ? unpool->x : pool->y; }  // what is put back
};

// Around the layer in focus, where that makes or uses switches; else nothing.
std::optional<Pooling> pooling_of(const Study&);

// Values put back, and how many of them went to each cell; cells that none went to are 0.
struct Restored {
  Tensor values;
  std::vector<int> writers;
};
// Each where its maximum stood; of several for one place the last.
Restored at_their_places(const Pooling&);
// The same values without switches, on the pool's input: in the first cell of each window, in all its cells, shared out among
// them. Where windows overlap the first two keep the later value and the third adds up.
Restored in_first_cells(const Pooling&);
Restored in_all_cells(const Pooling&);
Restored shared_out(const Pooling&);

}  // namespace upstamp
