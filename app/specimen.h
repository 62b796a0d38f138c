// One page with every widget in every state, to judge the look by eye: `upstamp --specimen`.
#pragma once
#include <string>
#include <vector>

#include "cli/cli.h"
#include "widgets/widgets.h"

namespace upstamp {

// Values that the page's live widgets hold.
struct SpecimenState {
  double kernel = 3, factor = 1.5, time = 2.5;
  bool on = true, playing = false, loop = false;
  int mode = 0, picked = 1;
  std::string name = "opening";
};
void draw_specimen(const Ui&, ImVec2 size, SpecimenState&);

// Opens a window with the page, or writes its screenshot. Answers the exit code.
int show_specimen(const WindowWish&);

}  // namespace upstamp
