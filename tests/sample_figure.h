// A small figure with every kind of mark and every property set to something that shows, and what the writers make of it.
#pragma once
#include <sstream>
#include <string>

#include "figure/style.h"
#include "writer/writer.h"

namespace upstamp {

// Marks in this order: a path, a text, cells, a group of a path and a text.
inline Figure sample_figure() {
  const Palette colors = light_palette();
  Figure figure;
  figure.size = {200, 120};
  figure.ground = colors.ground;
  figure.title = "A sample";
  figure.description = "Every kind of mark.";
  figure.marks.push_back(rectangle({10, 30, 60, 40}, colors.kernel.tint, {colors.crop, 2, 5, 3}, {Role::weight, 3, 1}));
  figure.marks.push_back(Text{"Input 12", {60, 20}, 14, Face::sans, Anchor::middle, colors.ink, {Role::input, 1, 0}});
  figure.marks.push_back(Cells{{90, 20, 90, 60},
                               2,
                               3,
                               {rgb(0x2A6FDB), rgb(0xDCE8FF), no_color, rgb(0xA85B00), rgb(0xA85B00), rgb(0x0B5A3C)},
                               {colors.grid_line, 2, 4, 2},
                               Role::output,
                               {0, 1, 2, 3, 4, 5},
                               0});
  Group group;
  group.name = "stamp";
  group.offset = {20, 80};
  group.opacity = 0.8;
  group.clip = Rect{0, 0, 90, 30};
  group.marks.push_back(rounded_rectangle({2, 2, 100, 24}, 6, colors.output.tint, {colors.output.line, 1.5}));
  group.marks.push_back(Text{"-2.5", {50, 20}, 12, Face::mono, Anchor::start, colors.ink, {}});
  figure.marks.push_back(group);
  return figure;
}

inline Film still(const Figure& figure) {
  return {1, 1, [figure](int) { return figure; }};
}

inline std::string written(const Writer& writer, const Film& film, const Fonts& fonts, Settings settings = {},
                           double width_mm = 0) {
  std::ostringstream stream;
  writer.write(film, {fonts, std::move(settings), width_mm, {}}, stream);
  return stream.str();
}

}  // namespace upstamp
