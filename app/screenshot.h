// A frame drawn beside the screen and written as PNG: the one place where pixels are read back from the graphics card.
#pragma once
#include <functional>
#include <string>

namespace upstamp {

// Calls `draw` with a picture of that size as its target. Throws Error when the driver or the file refuses.
void write_screenshot(const std::string& png_path, int width, int height, const std::function<void()>& draw);

}  // namespace upstamp
