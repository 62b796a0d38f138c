#include "outline.h"

#include <algorithm>
#include <cmath>

namespace upstamp {
namespace {

float length(ImVec2 a, ImVec2 b) { return std::hypot(b.x - a.x, b.y - a.y); }
ImVec2 along(ImVec2 a, ImVec2 b, float share) { return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share}; }
float turn(ImVec2 a, ImVec2 b, ImVec2 c) { return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x); }
bool upright(ImVec2 a, ImVec2 b) { return std::fabs(a.x - b.x) < 0.01F || std::fabs(a.y - b.y) < 0.01F; }
ImVec2 rounded(ImVec2 p) { return {std::round(p.x), std::round(p.y)}; }

ImU32 fainter(ImU32 color, float share) {
  const auto alpha = static_cast<ImU32>(std::lround(static_cast<float>(color >> IM_COL32_A_SHIFT) * share));
  return (color & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT);
}

bool all_upright(const PixelOutline& outline) {
  for (std::size_t i = 0; i < outline.points.size(); ++i)
    if (!upright(outline.points[i], outline.points[(i + 1) % outline.points.size()])) return false;
  return !outline.points.empty();
}

// Turns one way only, and only once around.
bool is_convex(const PixelOutline& outline) {
  const auto& p = outline.points;
  const std::size_t n = p.size();
  bool left = false, right = false;
  int changes = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const float bend = turn(p[i], p[(i + 1) % n], p[(i + 2) % n]);
    left |= bend < -1e-3F;
    right |= bend > 1e-3F;
    const float before = p[(i + 1) % n].x - p[i].x, after = p[(i + 2) % n].x - p[(i + 1) % n].x;
    if ((before < 0) != (after < 0)) ++changes;
  }
  return n >= 3 && !(left && right) && changes <= 2;
}

struct Edge {
  ImVec2 top, bottom;
  float x_at(float y) const { return top.x + (bottom.x - top.x) * (y - top.y) / (bottom.y - top.y); }
};

std::vector<Edge> edges_of(std::span<const PixelOutline> outlines, bool snapped) {
  std::vector<Edge> edges;
  for (const PixelOutline& outline : outlines)
    for (std::size_t i = 0; i < outline.points.size(); ++i) {
      ImVec2 a = outline.points[i], b = outline.points[(i + 1) % outline.points.size()];
      if (snapped) a = rounded(a), b = rounded(b);
      if (a.y > b.y) std::swap(a, b);
      if (a.y < b.y) edges.push_back({a, b});
    }
  return edges;
}

// Heights between which no edge starts, ends or crosses another. Crossings are looked for only among so many edges as one can
// afford.
std::vector<float> heights_of(const std::vector<Edge>& edges) {
  std::vector<float> heights;
  for (const Edge& edge : edges) heights.push_back(edge.top.y), heights.push_back(edge.bottom.y);
  for (std::size_t i = 0; edges.size() <= 400 && i < edges.size(); ++i)
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      const Edge &a = edges[i], &b = edges[j];
      const float from = std::max(a.top.y, b.top.y), to = std::min(a.bottom.y, b.bottom.y);
      if (from >= to) continue;
      const float at_start = a.x_at(from) - b.x_at(from), at_end = a.x_at(to) - b.x_at(to);
      if (at_start * at_end < 0) heights.push_back(from + (to - from) * at_start / (at_start - at_end));
    }
  std::sort(heights.begin(), heights.end());
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  return heights;
}

void add_trapezoid(ImDrawList& draw, const Edge& left, const Edge& right, float top, float bottom, ImU32 color) {
  const ImVec2 blank = ImGui::GetFontTexUvWhitePixel();
  draw.PrimReserve(6, 4);
  draw.PrimQuadUV({left.x_at(top), top}, {right.x_at(top), top}, {right.x_at(bottom), bottom}, {left.x_at(bottom), bottom}, blank,
                  blank, blank, blank, color);
}

void fill_by_slabs(ImDrawList& draw, std::span<const PixelOutline> outlines, ImU32 color) {
  const bool snapped = std::all_of(outlines.begin(), outlines.end(), all_upright);
  const std::vector<Edge> edges = edges_of(outlines, snapped);
  const std::vector<float> heights = heights_of(edges);
  std::vector<const Edge*> here;
  for (std::size_t i = 0; i + 1 < heights.size(); ++i) {
    const float top = heights[i], bottom = heights[i + 1], middle = (top + bottom) / 2;
    here.clear();
    for (const Edge& edge : edges)
      if (edge.top.y <= top && edge.bottom.y >= bottom) here.push_back(&edge);
    std::sort(here.begin(), here.end(), [&](const Edge* a, const Edge* b) { return a->x_at(middle) < b->x_at(middle); });
    for (std::size_t pair = 0; pair + 1 < here.size(); pair += 2)
      add_trapezoid(draw, *here[pair], *here[pair + 1], top, bottom, color);
  }
  // Slabs have hard edges; a thin line in the same colour softens those that are not parallel to the pixels.
  if (!snapped && (color >> IM_COL32_A_SHIFT) == 255)
    for (const PixelOutline& outline : outlines) shim::polyline(draw, outline.points, color, true, 1);
}

// A line parallel to the pixels as a box of whole pixels.
void add_bar(ImDrawList& draw, ImVec2 a, ImVec2 b, float width, ImU32 color) {
  const bool vertical = std::fabs(a.x - b.x) < std::fabs(a.y - b.y);
  const ImVec2 from{std::min(a.x, b.x), std::min(a.y, b.y)}, to{std::max(a.x, b.x), std::max(a.y, b.y)};
  if (vertical) {
    const float x = std::round(from.x - width / 2);
    draw.AddRectFilled({x, std::round(from.y)}, {x + width, std::round(to.y)}, color);
  } else {
    const float y = std::round(from.y - width / 2);
    draw.AddRectFilled({std::round(from.x), y}, {std::round(to.x), y + width}, color);
  }
}

void stroke_solid(ImDrawList& draw, const PixelOutline& outline, const Pen& pen) {
  const auto& p = outline.points;
  const float whole = std::max(1.0F, std::round(pen.width));
  const ImU32 color = pen.width < 1 ? fainter(pen.color, pen.width) : pen.color;
  if (p.size() == 2 && upright(p[0], p[1])) return add_bar(draw, p[0], p[1], whole, color);
  if (outline.closed && is_upright_box(outline)) {
    const auto [left, right] = std::minmax({p[0].x, p[2].x});
    const auto [top, bottom] = std::minmax({p[0].y, p[2].y});
    const float x0 = std::round(left - whole / 2), x1 = std::round(right - whole / 2) + whole;
    const float y0 = std::round(top - whole / 2), y1 = std::round(bottom - whole / 2) + whole;
    draw.AddRectFilled({x0, y0}, {x1, y0 + whole}, color);
    draw.AddRectFilled({x0, y1 - whole}, {x1, y1}, color);
    draw.AddRectFilled({x0, y0 + whole}, {x0 + whole, y1 - whole}, color);
    draw.AddRectFilled({x1 - whole, y0 + whole}, {x1, y1 - whole}, color);
    return;
  }
  shim::polyline(draw, p, color, outline.closed, std::max(1.0F, pen.width));
}

}  // namespace

bool is_upright_box(const PixelOutline& outline) {
  const auto& p = outline.points;
  return p.size() == 4 && all_upright(outline) && upright(p[0], p[1]) && std::fabs(p[0].x - p[2].x) > 0.01F &&
         std::fabs(p[0].y - p[2].y) > 0.01F;
}

void fill_outlines(ImDrawList& draw, std::span<const PixelOutline> outlines, ImU32 color) {
  if ((color >> IM_COL32_A_SHIFT) == 0 || outlines.empty()) return;
  if (outlines.size() == 1 && is_upright_box(outlines[0])) {
    const ImVec2 a = rounded(outlines[0].points[0]), b = rounded(outlines[0].points[2]);
    draw.AddRectFilled({std::min(a.x, b.x), std::min(a.y, b.y)}, {std::max(a.x, b.x), std::max(a.y, b.y)}, color);
    return;
  }
  if (outlines.size() == 1 && is_convex(outlines[0])) {
    std::vector<ImVec2> points = outlines[0].points;
    float area = 0;
    for (std::size_t i = 0; i < points.size(); ++i) area += turn(points[0], points[i], points[(i + 1) % points.size()]);
    // Smooth edges need the points in clockwise order.
    if (area < 0) std::reverse(points.begin(), points.end());
    draw.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), color);
    return;
  }
  fill_by_slabs(draw, outlines, color);
}

void stroke_outline(ImDrawList& draw, const PixelOutline& outline, const Pen& pen) {
  if (outline.points.size() < 2 || (pen.color >> IM_COL32_A_SHIFT) == 0 || !(pen.width > 0)) return;
  // Dashes too fine to be seen are a fainter line; so their number stays bounded.
  if (!(pen.dash > 0) || !(pen.gap > 0)) return stroke_solid(draw, outline, pen);
  if (pen.dash + pen.gap < 1.5F)
    return stroke_solid(draw, outline, {fainter(pen.color, pen.dash / (pen.dash + pen.gap)), pen.width});
  std::vector<ImVec2> points = outline.points;
  if (outline.closed) points.push_back(points.front());
  PixelOutline dash{{points.front()}, false};
  bool drawn = true;
  float left = pen.dash;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const float whole = length(points[i], points[i + 1]);
    float at = 0;
    while (whole - at >= left) {
      at += left;
      const ImVec2 here = along(points[i], points[i + 1], at / whole);
      dash.points.push_back(here);
      if (drawn) stroke_solid(draw, dash, {pen.color, pen.width});
      dash.points = {here};
      drawn = !drawn;
      left = drawn ? pen.dash : pen.gap;
    }
    left -= whole - at;
    dash.points.push_back(points[i + 1]);
  }
  if (drawn && length(dash.points.front(), dash.points.back()) > 0) stroke_solid(draw, dash, {pen.color, pen.width});
}

}  // namespace upstamp
