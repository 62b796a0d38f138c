// A picture in graphics memory that can be drawn into. Needs a current OpenGL context for its whole life.
#pragma once
#include "figure/pixel_box.h"

namespace upstamp {

class Framebuffer {
 public:
  Framebuffer(int width, int height);
  ~Framebuffer();
  Framebuffer(const Framebuffer&) = delete;
  Framebuffer& operator=(const Framebuffer&) = delete;

  int width() const { return width_; }
  int height() const { return height_; }
  // Until the other is called, drawing goes into this picture, or onto the window.
  void draw_here() const;
  static void draw_on_window();
  // False where the graphics driver refuses a picture of this size.
  bool complete() const;
  // Copies the part into the window's back buffer, which must be as large.
  void copy_to_window(const PixelBox&) const;

 private:
  int width_, height_;
  unsigned buffer_ = 0, colors_ = 0;
};

}  // namespace upstamp
