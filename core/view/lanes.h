// Where the feature maps of a study stand in a picture of all its layers: the way to the last output in one line, side branches
// in lanes of their own below it, and which ways lead from map to map. Maps are named by the layer that gives them; -1 is the
// input.
#pragma once
#include <vector>

#include "lab/study.h"

namespace upstamp {

struct MapPlace {
  int map = -1;
  int column = 0;
  int lane = 0;  // 0: the way to the last output
};

struct MapLink {
  enum class Kind { layer, skip, switches };
  Kind kind = Kind::layer;
  std::size_t from = 0, to = 0;  // places
  int arch = -1;                 // how high it goes over the first lane, 0 the lowest; -1: it goes in its lane
};

struct Lanes {
  std::vector<MapPlace> places;
  std::vector<MapLink> links;
  int columns = 0, lanes = 1, arches = 0;
};
// The maps of layers `first` to `last` and what comes into them. `last` may be the join after the last layer whose maps do not
// fit.
Lanes lanes_of(const Study&, int first, int last);

}  // namespace upstamp
