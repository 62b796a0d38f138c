#include "gui/software_screen.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace upstamp {
namespace {

// Between the four nearest texels, as the card is told to.
double sampled(const Coverage& texture, double u, double v) {
  const double x = u * texture.width - 0.5, y = v * texture.height - 0.5;
  const double left = std::floor(x), top = std::floor(y);
  const auto at = [&](double column, double row) {
    const int c = std::clamp(static_cast<int>(column), 0, texture.width - 1),
              r = std::clamp(static_cast<int>(row), 0, texture.height - 1);
    return texture.bytes[static_cast<std::ptrdiff_t>(r) * texture.width + c] / 255.0;
  };
  const double across = x - left, down = y - top;
  return (at(left, top) * (1 - across) + at(left + 1, top) * across) * (1 - down) +
         (at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across) * down;
}

using Light = std::array<double, 4>;  // red, green, blue, alpha, 0 to 1

Light light_of(ImU32 color) {
  return {(color >> IM_COL32_R_SHIFT & 0xFF) / 255.0, (color >> IM_COL32_G_SHIFT & 0xFF) / 255.0,
          (color >> IM_COL32_B_SHIFT & 0xFF) / 255.0, (color >> IM_COL32_A_SHIFT & 0xFF) / 255.0};
}

double turn(ImVec2 a, ImVec2 b, double x, double y) {
  return (static_cast<double>(b.x) - a.x) * (y - a.y) - (static_cast<double>(b.y) - a.y) * (x - a.x);
}

// Whether points on the edge belong to the triangle, so that of two that share it one has them.
bool owns_edge(ImVec2 a, ImVec2 b) { return a.y == b.y ? b.x < a.x : b.y < a.y; }

struct Screen {
  int width, height;
  std::vector<Light> pixels;

  void triangle(std::array<ImDrawVert, 3> corners, const ImVec4& clip, const Coverage& texture) {
    const double area = turn(corners[0].pos, corners[1].pos, corners[2].pos.x, corners[2].pos.y);
    if (area == 0) return;
    if (area < 0) std::swap(corners[1], corners[2]);
    const auto [left, right] = std::minmax({corners[0].pos.x, corners[1].pos.x, corners[2].pos.x});
    const auto [top, bottom] = std::minmax({corners[0].pos.y, corners[1].pos.y, corners[2].pos.y});
    const int from_x = std::max({0, static_cast<int>(clip.x), static_cast<int>(left)}),
              to_x = std::min({width, static_cast<int>(clip.z), static_cast<int>(right) + 1});
    const int from_y = std::max({0, static_cast<int>(clip.y), static_cast<int>(top)}),
              to_y = std::min({height, static_cast<int>(clip.w), static_cast<int>(bottom) + 1});
    for (int y = from_y; y < to_y; ++y)
      for (int x = from_x; x < to_x; ++x) pixel(corners, std::fabs(area), x, y, texture);
  }

  void pixel(const std::array<ImDrawVert, 3>& corners, double area, int x, int y, const Coverage& texture) {
    std::array<double, 3> shares;
    for (std::size_t i = 0; i < 3; ++i) {
      const ImVec2 a = corners[(i + 1) % 3].pos, b = corners[(i + 2) % 3].pos;
      shares[i] = turn(a, b, x + 0.5, y + 0.5) / area;
      if (shares[i] < 0 || (shares[i] == 0 && !owns_edge(a, b))) return;
    }
    double u = 0, v = 0;
    Light color{};
    for (std::size_t i = 0; i < 3; ++i) {
      u += shares[i] * corners[i].uv.x, v += shares[i] * corners[i].uv.y;
      const Light corner = light_of(corners[i].col);
      for (std::size_t channel = 0; channel < 4; ++channel) color[channel] += shares[i] * corner[channel];
    }
    const double alpha = color[3] * sampled(texture, u, v);
    Light& below = pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    for (std::size_t channel = 0; channel < 3; ++channel) below[channel] += (color[channel] - below[channel]) * alpha;
  }
};

}  // namespace

Image shown(const ImDrawList& list, int width, int height, ImTextureID letters_id, Coverage letters, Coverage others) {
  Screen screen{width, height,
                std::vector<Light>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), {1, 1, 1, 1})};
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const Coverage& texture = command.GetTexID() == letters_id ? letters : others;
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
      const auto corner = [&](unsigned k) {
        const unsigned index = list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
        return list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
      };
      screen.triangle({corner(0), corner(1), corner(2)}, command.ClipRect, texture);
    }
  }
  Image image{width, height, {}};
  for (const Light& light : screen.pixels)
    for (const double channel : light) image.rgba.push_back(static_cast<std::uint8_t>(std::lround(channel * 255)));
  return image;
}

}  // namespace upstamp
