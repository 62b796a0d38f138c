#include "widgets/icons.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

namespace upstamp {
namespace {

// A pen on the 16 x 16 grid.
struct Pencil {
  ImDrawList& draw;
  ImVec2 corner;
  float unit;
  ImU32 color;

  ImVec2 at(float x, float y) const { return {corner.x + x * unit, corner.y + y * unit}; }
  float width() const { return std::max(1.0F, 1.4F * unit); }
  void line(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& p : points) draw.PathLineTo(at(p.x, p.y));
    draw.PathStroke(color, closed ? ImDrawFlags_Closed : 0, width());
  }
  void fill(std::initializer_list<ImVec2> points) const {
    for (const ImVec2& p : points) draw.PathLineTo(at(p.x, p.y));
    draw.PathFillConvex(color);
  }
  // A bar on whole pixels.
  void bar(float x, float y, float w, float h) const {
    const ImVec2 from = at(x, y), size{std::max(1.0F, std::round(w * unit)), std::max(1.0F, std::round(h * unit))};
    draw.AddRectFilled({std::round(from.x), std::round(from.y)}, {std::round(from.x) + size.x, std::round(from.y) + size.y},
                       color);
  }
  // Angles in turns, clockwise from the right.
  void arc(float x, float y, float radius, float from, float to) const {
    constexpr float turn = 2 * std::numbers::pi_v<float>;
    draw.PathArcTo(at(x, y), radius * unit, from * turn, to * turn, 24);
    draw.PathStroke(color, 0, width());
  }
  void dot(float x, float y, float radius) const { draw.AddCircleFilled(at(x, y), radius * unit, color); }
  void box(float x, float y, float w, float h, float radius) const {
    draw.AddRect(at(x, y), at(x + w, y + h), color, radius * unit, 0, width());
  }
};

void draw_player(const Pencil& p, Icon icon) {
  switch (icon) {
    case Icon::play:
      return p.fill({{4.5F, 2.5F}, {13.5F, 8}, {4.5F, 13.5F}});
    case Icon::pause:
      p.bar(4, 3, 3, 10);
      return p.bar(9, 3, 3, 10);
    case Icon::step_back:
      p.bar(3.5F, 3.5F, 1.8F, 9);
      return p.fill({{12.5F, 12.5F}, {6.5F, 8}, {12.5F, 3.5F}});
    case Icon::step_forward:
      p.bar(10.7F, 3.5F, 1.8F, 9);
      return p.fill({{3.5F, 3.5F}, {9.5F, 8}, {3.5F, 12.5F}});
    case Icon::first:
      p.bar(2, 3.5F, 1.6F, 9);
      p.fill({{9, 12.5F}, {4.2F, 8}, {9, 3.5F}});
      return p.fill({{14, 12.5F}, {9.2F, 8}, {14, 3.5F}});
    case Icon::last:
      p.bar(12.4F, 3.5F, 1.6F, 9);
      p.fill({{7, 3.5F}, {11.8F, 8}, {7, 12.5F}});
      return p.fill({{2, 3.5F}, {6.8F, 8}, {2, 12.5F}});
    default:
      p.line({{2.5F, 8.5F}, {2.5F, 7}, {3.3F, 5.2F}, {5, 4.5F}, {13, 4.5F}});
      p.line({{10.5F, 2}, {13, 4.5F}, {10.5F, 7}});
      p.line({{13.5F, 7.5F}, {13.5F, 9}, {12.7F, 10.8F}, {11, 11.5F}, {3, 11.5F}});
      return p.line({{5.5F, 14}, {3, 11.5F}, {5.5F, 9}});
  }
}

void draw_file(const Pencil& p, Icon icon) {
  switch (icon) {
    case Icon::undo:
      p.line({{6, 3}, {2.8F, 6.2F}, {6, 9.4F}});
      p.line({{2.8F, 6.2F}, {9.5F, 6.2F}});
      return p.arc(9.5F, 9.6F, 3.4F, -0.25F, 0.25F), p.line({{9.5F, 13}, {6.5F, 13}});
    case Icon::redo:
      p.line({{10, 3}, {13.2F, 6.2F}, {10, 9.4F}});
      p.line({{13.2F, 6.2F}, {6.5F, 6.2F}});
      return p.arc(6.5F, 9.6F, 3.4F, 0.25F, 0.75F), p.line({{6.5F, 13}, {9.5F, 13}});
    case Icon::open:
      p.line({{2, 12.5F}, {2, 3.5F}, {6, 3.5F}, {7.5F, 5.2F}, {12.5F, 5.2F}, {12.5F, 7.5F}});
      return p.line({{2, 12.8F}, {4.4F, 7.6F}, {14.4F, 7.6F}, {12.2F, 12.8F}}, true);
    case Icon::folder:
      return p.line({{2, 12.8F}, {2, 3.5F}, {6.2F, 3.5F}, {7.7F, 5.2F}, {14, 5.2F}, {14, 12.8F}}, true);
    case Icon::save:
      p.line({{8, 2.2F}, {8, 9.8F}});
      p.line({{4.8F, 6.8F}, {8, 10}, {11.2F, 6.8F}});
      return p.line({{2.5F, 10.5F}, {2.5F, 13.5F}, {13.5F, 13.5F}, {13.5F, 10.5F}});
    case Icon::share:
      p.line({{8, 10.3F}, {8, 2.6F}});
      p.line({{4.8F, 5.6F}, {8, 2.4F}, {11.2F, 5.6F}});
      return p.line({{5, 7.6F}, {2.8F, 7.6F}, {2.8F, 14}, {13.2F, 14}, {13.2F, 7.6F}, {11, 7.6F}});
    case Icon::file:
      p.line({{3.5F, 2}, {9.3F, 2}, {12.8F, 5.5F}, {12.8F, 14}, {3.5F, 14}}, true);
      return p.line({{9, 2.2F}, {9, 5.8F}, {12.6F, 5.8F}});
    default:  // picture
      p.box(2, 3, 12, 10, 1.2F);
      p.dot(5.4F, 6.4F, 1.2F);
      return p.line({{2.6F, 11.8F}, {6.4F, 8.8F}, {8.4F, 10.4F}, {10.8F, 7.4F}, {13.6F, 10.4F}});
  }
}

void draw_sign(const Pencil& p, Icon icon) {
  switch (icon) {
    case Icon::close:
      p.line({{4, 4}, {12, 12}});
      return p.line({{12, 4}, {4, 12}});
    case Icon::plus:
      p.bar(3.5F, 7.25F, 9, 1.5F);
      return p.bar(7.25F, 3.5F, 1.5F, 9);
    case Icon::minus:
      return p.bar(3.5F, 7.25F, 9, 1.5F);
    case Icon::check:
      return p.line({{3, 8.4F}, {6.5F, 12}, {13, 4.4F}});
    case Icon::warning:
      p.line({{8, 2.2F}, {14.6F, 13.6F}, {1.4F, 13.6F}}, true);
      p.line({{8, 6.2F}, {8, 9.8F}});
      return p.dot(8, 11.7F, 0.9F);
    case Icon::info:
      p.arc(8, 8, 6, 0, 1);
      p.line({{8, 7.4F}, {8, 11.2F}});
      return p.dot(8, 5.1F, 0.9F);
    case Icon::help:
      p.arc(8, 8, 6, 0, 1);
      p.arc(8, 6.6F, 2, -0.5F, 0.13F);
      p.line({{9.3F, 8}, {8, 9.2F}});
      return p.dot(8, 11.4F, 0.9F);
    case Icon::chevron_down:
      return p.line({{4, 6.2F}, {8, 10.2F}, {12, 6.2F}});
    case Icon::chevron_up:
      return p.line({{4, 10}, {8, 6}, {12, 10}});
    case Icon::chevron_right:
      return p.line({{6.2F, 4}, {10.2F, 8}, {6.2F, 12}});
    default:
      return p.line({{9.8F, 4}, {5.8F, 8}, {9.8F, 12}});
  }
}

void draw_sun(const Pencil& p) {
  p.arc(8, 8, 2.9F, 0, 1);
  for (int i = 0; i < 8; ++i) {
    const float angle = static_cast<float>(i) * std::numbers::pi_v<float> / 4, x = std::cos(angle), y = std::sin(angle);
    p.line({{8 + 4.9F * x, 8 + 4.9F * y}, {8 + 6.6F * x, 8 + 6.6F * y}});
  }
}

// The lit part between a large arc and a smaller one.
void draw_moon(const Pencil& p) {
  constexpr float turn = 2 * std::numbers::pi_v<float>;
  p.draw.PathArcTo(p.at(7.6F, 8.4F), 5.6F * p.unit, 0.015F * turn, 0.735F * turn, 28);
  p.draw.PathArcTo(p.at(11, 5), 4.9F * p.unit, 0.55F * turn, 0.2F * turn, 18);
  p.draw.PathStroke(p.color, ImDrawFlags_Closed, p.width());
}

void draw_tool(const Pencil& p, Icon icon) {
  switch (icon) {
    case Icon::sun:
      return draw_sun(p);
    case Icon::moon:
      return draw_moon(p);
    case Icon::search:
      p.arc(7, 7, 4.4F, 0, 1);
      return p.line({{10.3F, 10.3F}, {14, 14}});
    case Icon::menu:
      p.bar(2.5F, 3.8F, 11, 1.4F);
      p.bar(2.5F, 7.3F, 11, 1.4F);
      return p.bar(2.5F, 10.8F, 11, 1.4F);
    case Icon::pin:
      p.line({{9.5F, 2}, {14, 6.5F}, {12.6F, 7.2F}, {10.4F, 9.4F}, {9.8F, 12.2F}, {3.8F, 6.2F}, {6.6F, 5.6F}, {8.8F, 3.4F}},
             true);
      return p.line({{6.6F, 9.4F}, {2.4F, 13.6F}});
    case Icon::fit:
      p.line({{2.5F, 6}, {2.5F, 2.5F}, {6, 2.5F}});
      p.line({{10, 2.5F}, {13.5F, 2.5F}, {13.5F, 6}});
      p.line({{13.5F, 10}, {13.5F, 13.5F}, {10, 13.5F}});
      return p.line({{6, 13.5F}, {2.5F, 13.5F}, {2.5F, 10}});
    case Icon::reset:
      p.arc(8, 8.6F, 5.2F, -0.18F, 0.62F);
      return p.line({{8.6F, 0.9F}, {12, 4.4F}, {7.6F, 6.2F}});
    case Icon::keyboard:
      p.box(1.2F, 4, 13.6F, 8.4F, 1.4F);
      for (int i = 0; i < 5; ++i) p.bar(3.2F + 2.1F * static_cast<float>(i), 6.2F, 1.2F, 1.2F);
      return p.bar(5, 9.4F, 6, 1.2F);
    case Icon::columns:
      p.box(2, 3, 12, 10, 1.2F);
      return p.line({{8, 3}, {8, 13}});
    default:  // link
      p.arc(5.6F, 10.4F, 3, 0.1F, 0.9F);
      p.arc(10.4F, 5.6F, 3, -0.4F, 0.4F);
      return p.line({{6.2F, 9.8F}, {9.8F, 6.2F}});
  }
}

}  // namespace

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 center, float size, ImU32 color) {
  const Pencil pencil{draw, {std::round(center.x - size / 2), std::round(center.y - size / 2)}, size / 16, color};
  if (icon <= Icon::loop) return draw_player(pencil, icon);
  if (icon <= Icon::share || (icon >= Icon::folder && icon <= Icon::picture)) return draw_file(pencil, icon);
  if (icon <= Icon::chevron_left || icon == Icon::help) return draw_sign(pencil, icon);
  draw_tool(pencil, icon);
}

}  // namespace upstamp
