// An op told as a sequence of steps. Every view plays the same steps from the same playhead.
#pragma once
#include <span>
#include <vector>

#include "lab/study.h"

namespace upstamp {

// Taps in playing order; step s is taps[starts[s]] up to taps[starts[s + 1]]. It starts with cell cells[s] (input cell for
// scatter, output for gather) and is a part of it, it, or more cells, as the granularity says.
struct Timeline {
  Order order = Order::scatter;
  Granularity granularity = Granularity::cell;
  std::vector<Tap> taps;
  std::vector<int> starts{0};
  std::vector<int> cells{};
  int cell_count = 0;  // on the side that is played
  int steps() const { return static_cast<int>(cells.size()); }
};
Timeline timeline_of(const Wiring&, Order, Granularity = Granularity::cell);
// As the scene wants its focused layer played.
Timeline timeline_of(const Study&);

// done: taps of finished steps. now: of the step under way. cell is its first cell; it is -1 and now empty before the first and
// after the last step, and at rest between two. Cells below `finished` were over before the step, cells below `finishing` are
// after it.
struct Moment {
  Order order = Order::scatter;
  Granularity granularity = Granularity::cell;
  std::span<const Tap> done, now;
  int cell = -1;
  int finished = 0, finishing = 0;
  int step = 0, steps = 0;
  double progress = 0;  // of the present step, 0 to 1
};
// Time counts steps: 2.25 is a quarter of the way through the third. Clamped to [0, steps]. Points into the timeline.
Moment moment_at(const Timeline&, double time);

// A step's motion: the cell lights, its stamp travels, lands, the numbers count up; all landed from progress 0.5 on, so that the
// middle of a step, where stills are taken, shows the step finished.
struct Motion {
  double light = 0, travel = 0, count = 0;  // each 0 to 1
};
Motion motion_at(double progress, bool animated);

// Whether no more taps will reach that output cell; the present step counts when its `share` is above 0.
bool is_finished(const Moment&, int output_cell, double share);

// The output at that moment: finished taps, plus the present ones by `share`; and how many taps have reached each cell. A curve
// bends what has come so far.
struct Partial {
  std::vector<double> values;
  std::vector<int> counts;  // done and, once they land, present ones
};
Partial partial_output(const LayerStudy&, const Moment&, double share);

}  // namespace upstamp
