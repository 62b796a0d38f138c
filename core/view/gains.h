// The fixed weights of an interpolation, as a small grid like a kernel's: nobody learned them, so they are no weights w.
#pragma once
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// Whether any tap scales what it carries; copying ops have nothing to show.
bool has_gains(const Wiring&);

// The gains of the cell that the picture is about, where those that it meets lie: on the input side for windows, on the output
// side for stamps. As large as the largest cell needs, so that the picture keeps still while it plays.
Grid gain_grid(const Stage&);

}  // namespace upstamp
