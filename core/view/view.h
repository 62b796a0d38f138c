// A view is a pure function from a study and a moment to a figure. It knows no op by name: it draws wirings.
#pragma once
#include <functional>
#include <vector>

#include "declare/catalogue.h"
#include "figure/film.h"
#include "figure/style.h"
#include "lab/timeline.h"

namespace upstamp {

struct View {
  Declaration about;
  bool first_choice = false;  // shown when a scene does not say which views it wants
  std::function<bool(const Study&)> fits;
  std::function<Figure(const Study&, const Moment&, const Style&)> draw;
};

// Every file of core/views, in alphabetical order.
Catalogue<View> all_views();

// The views a scene asks for, else the default for it; throws Error for an unknown id. Views that do not fit are left out.
std::vector<const View*> views_of(const Scene&, const Study&, const Catalogue<View>&);
// All of them in one figure, one below the other.
Figure drawn(const std::vector<const View*>&, const Study&, const Moment&, const Style&);

// The scene as a film. `times` are in steps; all frames get the size of the largest.
Film film_of(std::shared_ptr<const Study>, std::vector<View>, std::vector<double> times, double frames_per_second, Style);

}  // namespace upstamp
