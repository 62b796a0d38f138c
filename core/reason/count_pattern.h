// The counts that repeat away from the border, and which cells of an output have them: what a picture shows, and what only a
// larger one would.
#pragma once
#include <optional>
#include <vector>

#include "reason/ways.h"

namespace upstamp {

// Along one axis. Output cell i has counts[i % counts.size()] where no border takes anything away.
struct AxisPattern {
  std::vector<double> counts;               // of one period, the shortest
  int first = 0, complete = 0, length = 0;  // the longest run of output cells that have them, and how many there are
  int period() const { return static_cast<int>(counts.size()); }
  double least() const, most() const;
  // Whether the output is long enough to see what the pattern is.
  bool seen() const { return complete >= (period() == 1 ? 1 : period() + 1); }
};

// Counts are channels * rows.counts[row] * columns.counts[column].
struct CountPattern {
  AxisPattern rows, columns;
  double channels = 1;
  double least() const { return channels * rows.least() * columns.least(); }
  double most() const { return channels * rows.most() * columns.most(); }
  bool seen() const { return rows.seen() && columns.seen(); }
  bool everywhere() const { return seen() && rows.complete == rows.length && columns.complete == columns.length; }
};

// From the kernels where they are known, so that a small output need not show it; else from the counts themselves. Nothing where
// neither tells one.
std::optional<CountPattern> count_pattern(const Study&, Stretch, const WaysAlongAxes&);

}  // namespace upstamp
