// One line of each map, a row or a column, and the products between neighbouring lines: a layer in one dimension, and layers that
// follow each other as the rungs of a ladder. Where an output line takes in other lines too, `others` names them.
#pragma once
#include <utility>
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
  std::vector<LineProduct> products;        // those looked at included
  std::vector<double> constants;            // added to each output place
  std::vector<std::pair<int, int>> others;  // channel and number of the input lines that go into the output line as well
  bool whole() const { return others.empty(); }
  // Whether the products on the lines do not make the output by themselves.
  bool adds_more() const {
    return !whole() || std::any_of(constants.begin(), constants.end(), [](double value) { return value != 0; });
  }
  // Input place i lies centred at spread * (i + 0.5) + shift on the axis where output place o takes o to o + 1.
  double spread = 1, shift = 0;
};

struct Ladder {
  std::vector<Rung> rungs;
  bool whole() const {
    return std::all_of(rungs.begin(), rungs.end(), [](const Rung& rung) { return rung.whole(); });
  }
};
// Of what the study looks at. The line on the played side is `line`, or that of the present step when it is below 0 (the middle
// one at rest); the other lines are those that meet most with it.
Ladder ladder_of(const Study&, const Stage&, Axis along, int line);

// Whether lines of this layer lie over each other on one axis. Where nothing slides and nothing is resized, a cell must lie, in
// proportion, over what it goes to.
bool has_shared_axis(const Wiring&);
// Whether a ladder on some other line of the played side has an output line into which more goes.
bool other_lines_add_more(const Rung&, bool scatter);

// How far each line's cells have come: map 0 is the first input, map r + 1 the output of rung r.
struct LadderMap {
  std::vector<double> values;       // as the whole layers make them, other lines included
  std::vector<double> drawn;        // of those, what the products on the lines have brought
  std::vector<int> brought, total;  // how many products have come: on the lines, from anywhere
  std::vector<double> counts;       // ways from the first line's cells that have arrived; ones on the first map
  std::vector<char> now, there;
  std::vector<char> sent;  // whether a cell's own stamp is laid
  std::vector<char> came;  // by product of the rung before: come, or on its way
};
std::vector<LadderMap> ladder_maps(const Ladder&, const Stage&, bool finished = false);  // finished: as if all had come
// How many ways lead from the first line to each place of each map once all has come.
std::vector<std::vector<double>> ladder_counts(const Ladder&);

}  // namespace upstamp
