#include "specimen.h"
#include "window.h"

namespace upstamp {

int show_specimen(const WindowWish& wish) {
  // Without a size the page is as large at every scale, so that all of it is seen.
  const double grown = wish.size_given ? 1 : wish.scale;
  WindowSetup setup{"Upstamp: every widget", wish.width, wish.height, wish.theme.empty() ? "light" : wish.theme, wish.scale,
                    !wish.screenshot.empty()};
  setup.width = static_cast<int>((wish.size_given ? wish.width : 1332) * grown);
  setup.height = static_cast<int>((wish.size_given ? wish.height : 900) * grown);
  Window window(setup);
  SpecimenState state;
  int frames = 0;
  window.run([&](Frame& frame) {
    draw_specimen(frame.ui, frame.size, state);
    // Cards know their height from the second frame on.
    if (!wish.screenshot.empty() && ++frames == 3) {
      window.capture(wish.screenshot);
      return Wish{Wish::Next::close};
    }
    return Wish{frame.close_asked ? Wish::Next::close : Wish::Next::wait};
  });
  return 0;
}

}  // namespace upstamp
