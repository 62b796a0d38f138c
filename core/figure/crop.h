// Films without the empty rim of their figures.
#pragma once
#include "figure/film.h"
#include "figure/fonts.h"

namespace upstamp {

// Cut to what any frame draws, with so many points left around. Looks at every frame once, keeps none.
Film cropped(Film, const Fonts&, double margin);

}  // namespace upstamp
