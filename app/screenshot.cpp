#include "screenshot.h"

#include <epoxy/gl.h>
#include <png.h>

#include <cstring>
#include <vector>

#include "base/error.h"
#include "base/files.h"

namespace upstamp {
namespace {

// A picture in graphics memory that is drawn into while it lives.
struct Target {
  unsigned buffer = 0, colors = 0;

  Target(int width, int height) {
    glGenFramebuffers(1, &buffer);
    glGenRenderbuffers(1, &colors);
    glBindRenderbuffer(GL_RENDERBUFFER, colors);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glBindFramebuffer(GL_FRAMEBUFFER, buffer);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colors);
  }
  ~Target() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteRenderbuffers(1, &colors);
    glDeleteFramebuffers(1, &buffer);
  }
  Target(const Target&) = delete;
  Target& operator=(const Target&) = delete;
  bool complete() const { return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE; }
};

std::string png_bytes(const std::vector<unsigned char>& rgb, int width, int height) {
  png_image image;
  std::memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(width);
  image.height = static_cast<png_uint_32>(height);
  image.format = PNG_FORMAT_RGB;
  // A negative stride: OpenGL's rows go upwards.
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), -width * 3, nullptr))
    throw Error("The screenshot cannot be made: " + std::string(image.message) + ".");
  bytes.resize(size);
  return bytes;
}

}  // namespace

void write_screenshot(const std::string& png_path, int width, int height, const std::function<void()>& draw) {
  std::vector<unsigned char> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  {
    const Target target(width, height);
    if (!target.complete()) throw Error("The graphics driver refuses a picture of this size. Give a smaller --size.");
    draw();
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, rgb.data());
  }
  write_file(png_path, png_bytes(rgb, width, height));
}

}  // namespace upstamp
