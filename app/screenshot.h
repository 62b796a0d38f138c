// The window's picture written as PNG: the one place where pixels are read back from the graphics card.
#pragma once
#include <string>

namespace upstamp {

class Framebuffer;

// Throws Error when the file cannot be written, or for null: the driver refused a picture of that size.
void write_screenshot(const std::string& png_path, const Framebuffer* picture);

}  // namespace upstamp
