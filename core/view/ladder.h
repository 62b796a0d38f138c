// One line of each map, a row or a column, and the products between neighbouring lines: a layer in one dimension, and layers that
// follow each other as the rungs of a ladder. Where lines of a two-dimensional layer take in more than that, `whole` says so.
#pragma once
#include <vector>

#include "view/stage.h"

namespace upstamp {

struct MapLine {
  Axis along = Axis::columns;  // the axis on which its places are counted
  int channel = 0, line = 0;
  int cell(const Shape&, int place) const;
  int place(const Position& at) const { return along == Axis::columns ? at.column : at.row; }
  bool holds(const Position&) const;
};

// y[out] += factor * x[in], in places on the two lines.
struct LineProduct {
  int in = 0, out = 0;
  double factor = 0;
  int tap = -1;  // of the layer's wiring; -1: looked at without passing anything on
  int weight = -1;
};

struct Rung {
  const LayerStudy* layer = nullptr;
  MapLine in, out;
  int in_length = 0, out_length = 0;
  std::vector<LineProduct> products;  // those looked at included
  std::vector<double> constants;      // added to each output place
  bool whole = true;                  // whether nothing else goes into the output line
  // Input place i lies centred at spread * (i + 0.5) + shift on the axis where output place o takes o to o + 1.
  double spread = 1, shift = 0;
};

struct Ladder {
  std::vector<Rung> rungs;
  bool whole() const {
    return std::all_of(rungs.begin(), rungs.end(), [](const Rung& rung) { return rung.whole; });
  }
};
// Of what the study looks at. The line on the played side is `line`, or that of the present step when it is below 0 (the middle
// one at rest); the other lines are those that meet most with it.
Ladder ladder_of(const Study&, const Stage&, Axis along, int line);

// How far each line's cells have come: map 0 is the first input, map r + 1 the output of rung r.
struct LadderMap {
  std::vector<double> values;
  std::vector<double> counts;  // ways from the first input's cells that have arrived; ones on the first map
  std::vector<char> now, there;
};
std::vector<LadderMap> ladder_maps(const Ladder&, const Stage&, bool finished = false);  // finished: as if all had come
// How many ways lead from the first line to each place of each map once all has come.
std::vector<std::vector<double>> ladder_counts(const Ladder&);

}  // namespace upstamp
