// What leads from slab to slab: arrows and their names, arches over the row, the outlines of what a picked cell is made from.
#pragma once
#include "view/slab_places.h"

namespace upstamp {

void add_links(const Lanes&, const SlabPlaces&, const Style&, std::vector<Mark>&);
void add_arches(const Lanes&, const SlabPlaces&, const Style&, std::vector<Mark>&);
void add_names(const Lanes&, const SlabPlaces&, const SlabWords&, const Style&, std::vector<Mark>&);
// Lines from what is lit in one map to what that makes in the next.
void add_cones(const Study&, const Field&, const Lanes&, const SlabPlaces&, const Style&, std::vector<Mark>&);

}  // namespace upstamp
