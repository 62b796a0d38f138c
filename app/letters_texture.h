// The glyphs' picture in graphics memory. Needs a current OpenGL context for its whole life.
#pragma once
#include "imgui_shim.h"

namespace upstamp {

class Glyphs;

class LettersTexture {
 public:
  LettersTexture();
  ~LettersTexture();
  LettersTexture(const LettersTexture&) = delete;
  LettersTexture& operator=(const LettersTexture&) = delete;

  ImTextureID id() const { return shim::texture_id(name_); }
  // Sends the rows that changed.
  void update(Glyphs&);

 private:
  unsigned name_ = 0;
};

}  // namespace upstamp
