#include "framebuffer.h"

#include <epoxy/gl.h>

namespace upstamp {

Framebuffer::Framebuffer(int width, int height) : width_(width), height_(height) {
  glGenFramebuffers(1, &buffer_);
  glGenRenderbuffers(1, &colors_);
  glBindRenderbuffer(GL_RENDERBUFFER, colors_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  draw_here();
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colors_);
  draw_on_window();
}

Framebuffer::~Framebuffer() {
  glDeleteRenderbuffers(1, &colors_);
  glDeleteFramebuffers(1, &buffer_);
}

void Framebuffer::draw_here() const { glBindFramebuffer(GL_FRAMEBUFFER, buffer_); }
void Framebuffer::draw_on_window() { glBindFramebuffer(GL_FRAMEBUFFER, 0); }

bool Framebuffer::complete() const {
  draw_here();
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  draw_on_window();
  return complete;
}

void Framebuffer::copy_to_window(const PixelBox& box) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, buffer_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glDisable(GL_SCISSOR_TEST);
  // OpenGL's rows go upwards.
  const int low = height_ - box.bottom(), high = height_ - box.top;
  glBlitFramebuffer(box.left, low, box.right(), high, box.left, low, box.right(), high, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  draw_on_window();
}

}  // namespace upstamp
