// Whether two pictures of the same figure, drawn by different programs, agree wherever no edge is near.
#pragma once
#include <string>
#include <vector>

#include "lab/scene_json.h"
#include "read_back.h"
#include "view/view.h"

namespace upstamp {

struct Agreement {
  int compared = 0, different = 0;
  int x = -1, y = -1;  // the first pixel that differs
};

// Pixels in the middle of 7 x 7 equal ones, in either picture: so what only one of them shows counts as a difference too.
Agreement agreement(const Image&, const Image&, int tolerance);

// Figures with all that views draw: several scenes in every view that can show them, in the middle of a step.
struct Shown {
  std::string name;
  Figure figure;
};
std::vector<Shown> shown_figures(const Fonts&);

}  // namespace upstamp
