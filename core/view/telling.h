// What formats keep besides pictures: the numbers of a layer, and what each frame says in words.
#pragma once
#include <memory>
#include <vector>

#include "figure/film.h"
#include "figure/style.h"
#include "lab/timeline.h"

namespace upstamp {

Telling telling_at(const Study&, const Moment&, const Style&);

// Input, weights and finished output of the layer in focus; one row of one-dimensional layers stays a row.
std::vector<NumberGrid> grids_of(const LayerStudy&);

// Gives a film of the study its words and numbers; `times` in steps, one for each frame.
void tell(Film&, std::shared_ptr<const Study>, std::vector<double> times, const Style&);

}  // namespace upstamp
