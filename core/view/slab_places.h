// Where slabs, the gaps between them and their words come to lie, so that they fit a page and no words meet.
#pragma once
#include <string>
#include <vector>

#include "view/lanes.h"
#include "view/slab.h"

namespace upstamp {

// Lines that belong together, centred on one another.
struct WordBlock {
  struct Line {
    std::string words;
    Face face = Face::sans;
    Color color;
  };
  std::vector<Line> lines;
  Size size;
};
WordBlock word_block(std::vector<WordBlock::Line>, const Style&);
// Ground behind the words, so that lines run behind them and not through.
void add_clearing(const WordBlock&, Point top, const Style&, std::vector<Mark>&);
// With the first line's top at `top`.
void add_words(const WordBlock&, Point top, const Style&, std::vector<Mark>&);

struct SlabWords {
  std::vector<WordBlock> names;   // on the arrow that leads to each place
  std::vector<WordBlock> labels;  // below each place
};

struct SlabPlaces {
  std::vector<SlabShape> shapes;
  std::vector<Point> middles, label_tops;    // of each place
  std::vector<double> gap_begins, gap_ends;  // of the gap before each column
  std::vector<double> arches;                // height of each level
  Size size;
};

struct SlabSpacing {
  bool named = true;  // names stand on the arrows; otherwise they need no more than a number's room
  double arrow = 0;   // shortest length
};
SlabPlaces placed_slabs(const Lanes&, const std::vector<SlabSides>&, const SlabWords&, const SlabSpacing&, const Viewpoint&,
                        const Style&);

}  // namespace upstamp
