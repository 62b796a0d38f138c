// The window's picture, kept from frame to frame: only what differs from the frame before is drawn again. Needs a current OpenGL
// context for its whole life.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "figure/pixel_box.h"
#include "figure/traces.h"
#include "imgui_shim.h"

namespace upstamp {

class Framebuffer;

class ScreenPicture {
 public:
  ScreenPicture();
  ~ScreenPicture();
  ScreenPicture(const ScreenPicture&) = delete;
  ScreenPicture& operator=(const ScreenPicture&) = delete;

  // Brings the picture up to date and puts it, or what of it is new, on the window; sizes in pixels. False where the window still
  // shows what it did, until its buffers are swapped.
  bool show(ImDrawData&, int width, int height, Color ground);
  // Draws and shows everything the next time: a texture was changed in place, or the window lost what it showed.
  void forget() { shown_.reset(); }
  // Null before the second frame, and where the graphics driver refuses pictures of this size.
  const Framebuffer* picture() const;

 private:
  struct Shown {
    std::vector<Trace> traces;
    Color ground;
  };
  // Answers where the picture is new.
  std::vector<PixelBox> updated(ImDrawData&, Color ground);

  std::unique_ptr<Framebuffer> picture_;
  std::optional<Shown> shown_;
  bool first_ = true, parts_;
};

}  // namespace upstamp
