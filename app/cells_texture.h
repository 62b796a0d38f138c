// Large blocks of cells as one texture each, drawn by a shader through a callback of the draw list: one rectangle however many
// cells. Needs a current OpenGL context for its whole life.
#pragma once
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "figure/figure.h"
#include "imgui_shim.h"

namespace upstamp {

class CellsTextures {
 public:
  // Throws Error with the compiler's words when the shaders do not compile.
  CellsTextures();
  ~CellsTextures();
  CellsTextures(const CellsTextures&) = delete;
  CellsTextures& operator=(const CellsTextures&) = delete;

  // Draws the cells into the box when the draw list is rendered; `line_pixels` is the width of the lines between them.
  void add(ImDrawList&, const Cells&, ImVec2 from, ImVec2 to, float line_pixels, double opacity);
  // Call once after a frame is rendered: frees textures not used in it.
  void end_frame();

 private:
  struct Texture {
    unsigned name = 0;
    bool used = false;
  };
  struct Call;
  static void draw(const ImDrawList*, const ImDrawCmd*);

  std::unordered_map<std::uint64_t, Texture> textures_;  // by content
  std::vector<std::unique_ptr<Call>> calls_;             // of this frame; callbacks point at them
  unsigned program_ = 0, vertex_array_ = 0;
  int place_to_clip_ = 0, count_ = 0, cell_pixels_ = 0, line_color_ = 0, line_width_ = 0, opacity_ = 0;
};

}  // namespace upstamp
