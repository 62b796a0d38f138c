// The controls of time: step back, play, step, scrub, speed, loop, order.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "widgets/number.h"
#include "widgets/ui.h"

namespace upstamp {

// Times count steps, 0 to `steps`. A tick per step while there is room; `sections` are steps with a longer tick.
Change<double> scrub_bar(const Ui&, const char* id, double time, int steps, const std::vector<int>& sections, float width = 0);

struct TransportState {
  double time = 0;
  int steps = 0;
  bool playing = false, loop = false;
  double speed = 1;                 // steps per second
  std::vector<std::string> orders;  // shown as a choice at the right end; empty = none
  int order = 0;
  std::vector<int> sections;
};
enum class TransportAct { none, play, pause, step_back, step_forward, first, last, flip_loop, slower, faster };
struct TransportChange {
  TransportAct act = TransportAct::none;
  Change<double> time;
  std::optional<int> order;
};
// One line, as wide as the rest of the line; what does not fit is left out from the right, the scrub bar last.
TransportChange transport(const Ui&, const TransportState&);

}  // namespace upstamp
