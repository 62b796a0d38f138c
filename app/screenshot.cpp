#include "screenshot.h"

#include <epoxy/gl.h>
#include <png.h>

#include <cstring>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "framebuffer.h"

namespace upstamp {
namespace {

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

void write_screenshot(const std::string& png_path, const Framebuffer* picture) {
  if (!picture) throw Error("The graphics driver refuses a picture of this size. Give a smaller --size.");
  const int width = picture->width(), height = picture->height();
  std::vector<unsigned char> rgb(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  picture->draw_here();
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, rgb.data());
  Framebuffer::draw_on_window();
  write_file(png_path, png_bytes(rgb, width, height));
}

}  // namespace upstamp
