// Showing parts of the window anew instead of all of it, where the system can and it pays: on X11 with OpenGL drawn by the
// processor, to which copying the whole window costs more than what changed in it. With its .cpp the one file of the window that
// knows how a system shows what was drawn.
#pragma once
#include "figure/pixel_box.h"

namespace upstamp {

// Whether the window of the current OpenGL context shows parts; where not, all is shown by swapping buffers.
bool shows_parts();
// Copies a part of the back buffer onto the screen. `height` of the window in pixels, for OpenGL's rows go upwards.
void show_part(const PixelBox&, int height);

}  // namespace upstamp
