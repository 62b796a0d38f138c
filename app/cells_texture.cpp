#include "cells_texture.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/type_ptr.hpp>
#include <string>

#include "base/embedded.h"
#include "base/error.h"
#include "fingerprint.h"
#include "theme.h"

namespace upstamp {

// The build writes this function from the folder shaders/.
std::vector<EmbeddedFile> embedded_shaders();

struct CellsTextures::Call : shim::CustomDrawing {
  const CellsTextures* owner = nullptr;
  unsigned texture = 0;
  int columns = 0, rows = 0;
  Color line;
  float line_pixels = 0, opacity = 1;
};

namespace {

std::string shader_source(std::string_view name) {
  for (const EmbeddedFile& file : embedded_shaders())
    if (file.name == name) return {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()};
  throw Error("The shader " + std::string(name) + " is not part of this program. Reinstall Upstamp.");
}

unsigned compiled(unsigned kind, std::string_view name) {
  const std::string source = shader_source(name);
  const char* text = source.c_str();
  const unsigned shader = glCreateShader(kind);
  glShaderSource(shader, 1, &text, nullptr);
  glCompileShader(shader);
  int good = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good) return shader;
  char log[512] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  glDeleteShader(shader);
  throw Error("The graphics driver cannot compile " + std::string(name) + ": " + log + " Update the driver.");
}

std::uint64_t fingerprint_of(const Cells& cells) {
  Fingerprint print;
  print.add(static_cast<std::uint64_t>(cells.rows)), print.add(static_cast<std::uint64_t>(cells.columns));
  for (const Color& c : cells.fills) print.add(packed(c));
  return print.bits();
}

unsigned uploaded(const Cells& cells) {
  std::vector<Color> texels = cells.fills;
  texels.resize(static_cast<std::size_t>(cells.rows) * static_cast<std::size_t>(cells.columns), no_color);
  static_assert(sizeof(Color) == 4);
  unsigned name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, cells.columns, cells.rows, 0, GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
  return name;
}

}  // namespace

CellsTextures::CellsTextures() {
  const unsigned vertex = compiled(GL_VERTEX_SHADER, "cells.vert"), fragment = compiled(GL_FRAGMENT_SHADER, "cells.frag");
  program_ = glCreateProgram();
  glAttachShader(program_, vertex);
  glAttachShader(program_, fragment);
  glLinkProgram(program_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  int good = 0;
  glGetProgramiv(program_, GL_LINK_STATUS, &good);
  if (!good) throw Error("The graphics driver cannot link the shaders of this program. Update the driver.");
  glGenVertexArrays(1, &vertex_array_);
  place_to_clip_ = glGetUniformLocation(program_, "place_to_clip");
  count_ = glGetUniformLocation(program_, "count");
  cell_pixels_ = glGetUniformLocation(program_, "cell_pixels");
  line_color_ = glGetUniformLocation(program_, "line_color");
  line_width_ = glGetUniformLocation(program_, "line_width");
  opacity_ = glGetUniformLocation(program_, "opacity");
}

CellsTextures::~CellsTextures() {
  for (const auto& [hash, texture] : textures_) glDeleteTextures(1, &texture.name);
  glDeleteVertexArrays(1, &vertex_array_);
  glDeleteProgram(program_);
}

void CellsTextures::add(ImDrawList& draw, const Cells& cells, ImVec2 from, ImVec2 to, float line_pixels, double opacity) {
  int largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (cells.rows > largest || cells.columns > largest) return;
  const std::uint64_t print = fingerprint_of(cells);
  Texture& texture = textures_[print];
  if (texture.name == 0) texture.name = uploaded(cells);
  texture.used = true;
  Fingerprint look;
  look.add(print), look.add(packed(cells.lines.color, opacity)), look.add(std::bit_cast<std::uint32_t>(line_pixels));
  calls_.push_back(std::make_unique<Call>(Call{{from, to, look.bits()},
                                               this,
                                               texture.name,
                                               cells.columns,
                                               cells.rows,
                                               cells.lines.color,
                                               line_pixels,
                                               static_cast<float>(opacity)}));
  shim::add_callback(draw, &CellsTextures::draw, calls_.back().get());
}

void CellsTextures::draw(const ImDrawList*, const ImDrawCmd* command) {
  const Call& call = static_cast<const Call&>(*shim::custom_drawing(*command));
  const CellsTextures& owner = *call.owner;
  const ImDrawData& data = *ImGui::GetDrawData();
  const float zoom_x = data.FramebufferScale.x, zoom_y = data.FramebufferScale.y;
  const ImVec2 window{data.DisplaySize.x * zoom_x, data.DisplaySize.y * zoom_y};
  const auto pixel = [](float value) { return static_cast<int>(std::lround(value)); };
  const ImVec4 clip = command->ClipRect;
  if (clip.z <= clip.x || clip.w <= clip.y) return;
  glScissor(pixel(clip.x * zoom_x), pixel(window.y - clip.w * zoom_y), std::max(0, pixel((clip.z - clip.x) * zoom_x)),
            std::max(0, pixel((clip.w - clip.y) * zoom_y)));
  const float width = (call.to.x - call.from.x) * zoom_x, height = (call.to.y - call.from.y) * zoom_y;
  glUseProgram(owner.program_);
  // From the unit square to pixels (y down), from there to what OpenGL clips by.
  glm::mat4 place_to_clip = glm::ortho(0.0F, window.x, window.y, 0.0F);
  place_to_clip = glm::translate(place_to_clip, {call.from.x * zoom_x, call.from.y * zoom_y, 0});
  place_to_clip = glm::scale(place_to_clip, {width, height, 1});
  glUniformMatrix4fv(owner.place_to_clip_, 1, GL_FALSE, glm::value_ptr(place_to_clip));
  glUniform2f(owner.count_, static_cast<float>(call.columns), static_cast<float>(call.rows));
  glUniform2f(owner.cell_pixels_, width / static_cast<float>(call.columns), height / static_cast<float>(call.rows));
  const auto channel = [](std::uint8_t value) { return static_cast<float>(value) / 255; };
  glUniform4f(owner.line_color_, channel(call.line.red), channel(call.line.green), channel(call.line.blue),
              channel(call.line.alpha));
  glUniform1f(owner.line_width_, call.line_pixels * zoom_x);
  glUniform1f(owner.opacity_, call.opacity);
  glBindVertexArray(owner.vertex_array_);
  glBindTexture(GL_TEXTURE_2D, call.texture);
  glBindSampler(0, 0);
  glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
  glBindVertexArray(0);
}

void CellsTextures::end_frame() {
  calls_.clear();
  for (auto it = textures_.begin(); it != textures_.end();) {
    if (!it->second.used) glDeleteTextures(1, &it->second.name);
    it = it->second.used ? (it->second.used = false, std::next(it)) : textures_.erase(it);
  }
}

}  // namespace upstamp
