#include "view/instants.h"

#include <cmath>

namespace upstamp {

Instants instants_of_all_steps(int steps, int frames_per_step, double speed) {
  Instants film{{}, frames_per_step * speed};
  for (int step = 0; step < steps; ++step)
    for (int frame = 0; frame < frames_per_step; ++frame) film.times.push_back(step + (frame + 0.5) / frames_per_step);
  const auto rest = static_cast<std::size_t>(std::max(1L, std::lround(film.frames_per_second)));
  film.times.insert(film.times.end(), rest, steps);
  return film;
}

}  // namespace upstamp
