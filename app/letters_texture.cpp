#include "letters_texture.h"

#include <epoxy/gl.h>

#include "glyphs.h"

namespace upstamp {

LettersTexture::LettersTexture() {
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  // One byte of coverage is read as white of that opacity.
  const GLint white[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, Glyphs::side, Glyphs::side, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
}

LettersTexture::~LettersTexture() { glDeleteTextures(1, &name_); }

void LettersTexture::update(Glyphs& glyphs) {
  const auto [first, last] = glyphs.take_changed_rows();
  if (first == last) return;
  glBindTexture(GL_TEXTURE_2D, name_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first, Glyphs::side, last - first, GL_RED, GL_UNSIGNED_BYTE,
                  glyphs.picture().data() + static_cast<std::size_t>(first) * Glyphs::side);
}

}  // namespace upstamp
