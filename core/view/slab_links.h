// What leads from slab to slab: arrows and their names, arches over the row, the outlines of what a picked cell is made from.
#pragma once
#include "view/slab_places.h"

namespace upstamp {

void add_links(const Lanes&, const SlabPlaces&, const Style&, std::vector<Mark>&);
void add_arches(const Lanes&, const SlabPlaces&, const Style&, std::vector<Mark>&);
void add_names(const Lanes&, const SlabPlaces&, const SlabWords&, const Style&, std::vector<Mark>&);
// From what is framed on one face to what is framed on the next: the ground between the two, and its edges. `channels` are those
// on the faces, for each place.
void add_cone(const Study&, const Field&, const MapLink&, const Lanes&, const SlabPlaces&, const std::vector<int>& channels,
              const Style&, std::vector<Mark>&);

}  // namespace upstamp
