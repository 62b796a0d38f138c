#include "window_parts.h"

#ifdef UPSTAMP_X11
#include <epoxy/glx.h>
#endif

namespace upstamp {

#ifdef UPSTAMP_X11
bool shows_parts() {
  Display* const display = glXGetCurrentContext() ? glXGetCurrentDisplay() : nullptr;
  if (!display) return false;
  const int screen = DefaultScreen(display);
  if (!epoxy_has_glx_extension(display, screen, "GLX_MESA_copy_sub_buffer") ||
      !epoxy_has_glx_extension(display, screen, "GLX_MESA_query_renderer"))
    return false;
  // A graphics card swaps in no time, and without tearing.
  unsigned accelerated = 1;
  return glXQueryCurrentRendererIntegerMESA(GLX_RENDERER_ACCELERATED_MESA, &accelerated) && accelerated == 0;
}

void show_part(const PixelBox& box, int height) {
  glXCopySubBufferMESA(glXGetCurrentDisplay(), glXGetCurrentDrawable(), box.left, height - box.bottom(), box.width, box.height);
}
#else
bool shows_parts() { return false; }
void show_part(const PixelBox&, int) {}
#endif

}  // namespace upstamp
