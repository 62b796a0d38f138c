// What a graphics card would show of a draw list, worked out pixel by pixel: for comparing the screen with what is exported.
#pragma once
#include "imgui_shim.h"
#include "writer/raster.h"

namespace upstamp {

// A texture's coverage, one byte a pixel, as ImGui's atlas and our letters have it.
struct Coverage {
  const std::uint8_t* bytes = nullptr;
  int width = 0, height = 0;
};

// The list's triangles on white. `letters` stand for the texture `letters_id`, `others` for all else.
Image shown(const ImDrawList&, int width, int height, ImTextureID letters_id, Coverage letters, Coverage others);

}  // namespace upstamp
