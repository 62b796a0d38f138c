// Other ways of a scene: what its present layers, or another scene's, become when they are kept for comparison.
#pragma once
#include "lab/scene.h"
#include "op/op.h"

namespace upstamp {

// The layers up to the one in focus, called what they are: "Transposed convolution: kernel 3, stride 2".
OtherWay way_of(const Scene&, const Catalogue<Op>&);
// One more; a dialect that is the scene's own is left out. Throws Error when there are most_others already.
void add_way(Scene&, OtherWay);

}  // namespace upstamp
