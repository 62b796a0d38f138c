#include "painter.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "cells_texture.h"
#include "glyphs.h"
#include "outline.h"
#include "theme.h"

namespace upstamp {
namespace {

// More cells than this are one texture: fewer are cheaper as rectangles.
constexpr int most_rectangles = 1024;
constexpr double smallest_legible = 2.5;  // pixels

struct Sheet {
  ImDrawList& draw;
  const Brush& brush;
  Placement placement;
  double opacity;

  ImVec2 at(Point p) const { return placement.to_pixel(p); }
  float pixels(double points) const { return static_cast<float>(points * placement.zoom); }
  ImU32 color(Color c) const { return packed(c, opacity); }
  Pen pen(const Stroke& stroke) const {
    return {color(stroke.color), pixels(stroke.width), pixels(stroke.dash), pixels(stroke.gap)};
  }
  bool outside(ImVec2 from, ImVec2 to) const {
    const ImVec2 low = draw.GetClipRectMin(), high = draw.GetClipRectMax();
    return to.x < low.x || to.y < low.y || from.x > high.x || from.y > high.y;
  }
};

bool outside(const Sheet& sheet, const std::vector<PixelOutline>& outlines, float margin) {
  ImVec2 low{1e30F, 1e30F}, high{-1e30F, -1e30F};
  for (const PixelOutline& outline : outlines)
    for (const ImVec2 p : outline.points) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  return sheet.outside({low.x - margin, low.y - margin}, {high.x + margin, high.y + margin});
}

void paint_mark(const Sheet& sheet, const Path& path) {
  std::vector<PixelOutline> outlines;
  for (const Path::Contour& contour : path.contours) {
    if (contour.points.empty()) continue;
    outlines.push_back({{}, contour.closed});
    for (const Point p : contour.points) outlines.back().points.push_back(sheet.at(p));
  }
  if (outside(sheet, outlines, sheet.pixels(path.stroke.width) + 1)) return;
  if (path.fill.alpha > 0) fill_outlines(sheet.draw, outlines, sheet.color(path.fill));
  if (path.stroke.width > 0)
    for (const PixelOutline& outline : outlines) stroke_outline(sheet.draw, outline, sheet.pen(path.stroke));
}

void paint_mark(const Sheet& sheet, const Text& text) {
  const double size = text.size * sheet.placement.zoom;
  if (size < smallest_legible) return;
  const double width = sheet.brush.fonts.width(text.words, text.face, size);
  ImVec2 pen = sheet.at(text.at);
  if (text.anchor != Anchor::start) pen.x -= static_cast<float>(text.anchor == Anchor::middle ? width / 2 : width);
  const auto tall = static_cast<float>(size);
  if (sheet.outside({pen.x - tall, pen.y - 1.5F * tall}, {pen.x + static_cast<float>(width) + tall, pen.y + tall})) return;
  paint_text(sheet.draw, sheet.brush, pen, text.words, text.face, size, sheet.color(text.color));
}

void paint_lines(const Sheet& sheet, const Cells& cells) {
  const Pen pen = sheet.pen(cells.lines);
  const Rect& box = cells.box;
  // Lines meet at the corners instead of leaving notches there.
  const double over = cells.lines.dash > 0 ? 0 : cells.lines.width / 2;
  for (int row = 0; row <= cells.rows; ++row) {
    const double y = box.y + box.height * row / cells.rows;
    stroke_outline(sheet.draw, {{sheet.at({box.x - over, y}), sheet.at({box.right() + over, y})}, false}, pen);
  }
  for (int column = 0; column <= cells.columns; ++column) {
    const double x = box.x + box.width * column / cells.columns;
    stroke_outline(sheet.draw, {{sheet.at({x, box.y}), sheet.at({x, box.bottom()})}, false}, pen);
  }
}

void paint_mark(const Sheet& sheet, const Cells& cells) {
  const Rect& box = cells.box;
  const ImVec2 from = sheet.at({box.x, box.y}), to = sheet.at({box.right(), box.bottom()});
  if (cells.rows < 1 || cells.columns < 1 || sheet.outside(from, to)) return;
  if (sheet.brush.textures && cells.fills.size() > most_rectangles && cells.lines.dash == 0) {
    const float line = cells.lines.width > 0 ? std::max(1.0F, sheet.pixels(cells.lines.width)) : 0;
    sheet.brush.textures->add(sheet.draw, cells, from, to, line, sheet.opacity);
    return;
  }
  for (std::size_t i = 0; i < cells.fills.size(); ++i) {
    if (cells.fills[i].alpha == 0) continue;
    const auto row = static_cast<double>(i / static_cast<std::size_t>(cells.columns));
    const auto column = static_cast<double>(i % static_cast<std::size_t>(cells.columns));
    const ImVec2 a = sheet.at({box.x + box.width * column / cells.columns, box.y + box.height * row / cells.rows});
    const ImVec2 b = sheet.at({box.x + box.width * (column + 1) / cells.columns, box.y + box.height * (row + 1) / cells.rows});
    // Both neighbours round their common edge alike, so that no gap shows between cells.
    sheet.draw.AddRectFilled({std::round(a.x), std::round(a.y)}, {std::round(b.x), std::round(b.y)}, sheet.color(cells.fills[i]));
  }
  if (cells.lines.width > 0) paint_lines(sheet, cells);
}

void paint_mark(const Sheet&, const Group&) {}  // for_each_placed opens groups

}  // namespace

Placement fitted(Size figure, ImVec2 from, ImVec2 to, double margin, double largest_zoom) {
  const double width = to.x - from.x, height = to.y - from.y;
  Placement placed;
  placed.zoom =
      std::min((width - 2 * margin) / std::max(1.0, figure.width), (height - 2 * margin) / std::max(1.0, figure.height));
  placed.zoom = std::clamp(placed.zoom, 0.01, largest_zoom);
  // A whole pixel at the corner keeps the figure's own lines on pixels at whole zooms.
  placed.origin = {static_cast<float>(std::round(from.x + (width - figure.width * placed.zoom) / 2)),
                   static_cast<float>(std::round(from.y + (height - figure.height * placed.zoom) / 2))};
  return placed;
}

void paint(ImDrawList& draw, const Figure& figure, const Placement& placement, const Brush& brush) {
  if (figure.ground.alpha > 0) {
    const ImVec2 from = placement.to_pixel({}), to = placement.to_pixel({figure.size.width, figure.size.height});
    draw.AddRectFilled(from, to, packed(figure.ground));
  }
  for_each_placed(figure, [&](const Placed& placed) {
    if (placed.opacity <= 0) return;
    Sheet sheet{draw, brush, placement, placed.opacity};
    if (placed.clip) {
      const ImVec2 from = sheet.at({placed.clip->x, placed.clip->y}),
                   to = sheet.at({placed.clip->right(), placed.clip->bottom()});
      draw.PushClipRect({std::round(from.x), std::round(from.y)}, {std::round(to.x), std::round(to.y)}, true);
    }
    sheet.placement.origin = placement.to_pixel(placed.offset);
    std::visit([&](const auto& mark) { paint_mark(sheet, mark); }, *placed.mark);
    if (placed.clip) draw.PopClipRect();
  });
}

void paint_text(ImDrawList& draw, const Brush& brush, ImVec2 pen, std::string_view utf8, Face face, double pixels, ImU32 color) {
  if ((color >> IM_COL32_A_SHIFT) == 0) return;
  const double drawn = std::min(pixels, Glyphs::largest_pixels);
  const auto stretch = static_cast<float>(pixels / drawn);
  const float baseline = std::round(pen.y);
  double x = pen.x;
  shim::push_texture(draw, brush.letters);
  for (const char32_t point : code_points(utf8)) {
    // Large letters need no quarters: nobody sees half a pixel between them, and the picture stays small.
    const auto quarters = static_cast<long>(std::floor(x * 4 + 0.5));
    const int shift = drawn < 40 ? static_cast<int>(quarters & 3) : 0;
    const auto whole = static_cast<float>(drawn < 40 ? std::floor(static_cast<double>(quarters) / 4) : std::round(x));
    const Glyphs::Glyph glyph = brush.glyphs.glyph(brush.fonts, face, point, drawn, shift);
    x += brush.fonts.advance(face, point) * pixels / 1000;
    if (glyph.width == 0) continue;
    const ImVec2 from{whole + static_cast<float>(glyph.left) * stretch, baseline + static_cast<float>(glyph.top) * stretch};
    const ImVec2 to{from.x + static_cast<float>(glyph.width) * stretch, from.y + static_cast<float>(glyph.height) * stretch};
    const float texel = 1.0F / Glyphs::side;
    const ImVec2 uv_from{static_cast<float>(glyph.x) * texel, static_cast<float>(glyph.y) * texel};
    const ImVec2 uv_to{static_cast<float>(glyph.x + glyph.width) * texel, static_cast<float>(glyph.y + glyph.height) * texel};
    draw.PrimReserve(6, 4);
    draw.PrimRectUV(from, to, uv_from, uv_to, color);
  }
  shim::pop_texture(draw);
}

}  // namespace upstamp
