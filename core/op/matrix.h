// Wirings as matrices that are small enough to be held whole: their entries, and what their pseudo-inverse makes of an output.
#pragma once
#include "op/wiring.h"

namespace upstamp {

// C of y = C x: rows are output cells, columns input cells, row-major.
struct WiringMatrix {
  int rows = 0, columns = 0;
  std::vector<double> values;
  std::vector<int> taps;  // for each entry the first tap that makes it; -1 = these two cells are not connected
};
inline constexpr std::int64_t most_entries = 1 << 17;
// Rows times columns, whatever they hold.
double entry_count(const Wiring&);
// Throws Error when there would be more than most_entries.
WiringMatrix matrix_of(const Wiring&, const Tensor& w);

// Of all inputs whose output comes nearest to y, the shortest (Moore and Penrose's inverse of C, applied to y without offsets).
struct Recovered {
  Tensor x;
  int rank = 0;  // how many numbers about x an output keeps
};
// Whether that takes only a few milliseconds: it takes rows times columns times the fewer of both.
bool quickly_recovered(const Wiring&);
// Throws Error when the matrix would have more than most_entries.
Recovered recovered(const Wiring&, const Tensor& w, const Tensor& y);

}  // namespace upstamp
