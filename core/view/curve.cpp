#include "view/curve.h"

#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr int pieces = 64;
constexpr double dot_radius = 4.5;

// What the plot shows: the same length to both sides of 0, and the heights that the curve takes on it, 0 among them.
struct Window {
  double limit = 3, low = 0, high = 0;

  Point place(double x, double y, const Rect& box) const {
    const double across = std::clamp(x / limit, -1.0, 1.0), up = std::clamp((y - low) / (high - low), 0.0, 1.0);
    return {box.x + (across + 1) / 2 * box.width, box.bottom() - up * box.height};
  }
};

double at_piece(const Window& window, int piece) { return (2.0 * piece / pieces - 1) * window.limit; }

Window window_of(const LayerStudy& layer) {
  // Beyond this numbers are astronomic, and squares of lengths would overflow.
  constexpr double farthest = 1e100;
  Window window;
  for (const double x : layer.x.values)
    if (std::fabs(x) <= farthest) window.limit = std::max(window.limit, std::ceil(std::fabs(x)));
  for (int piece = 0; piece <= pieces; ++piece) {
    const double y = layer.curve.value(at_piece(window, piece));
    window.low = std::min(window.low, y), window.high = std::max(window.high, y);
  }
  if (window.low == window.high) window.high = 1;
  return window;
}

void add_plot(const LayerStudy& layer, const Window& window, const Rect& box, const Style& style, std::vector<Mark>& marks) {
  const Stroke hairline{style.colors.grid_line, style.sizes.hairline};
  marks.push_back(rectangle(box, no_color, hairline));
  marks.push_back(line(window.place(-window.limit, 0, box), window.place(window.limit, 0, box), hairline));
  marks.push_back(line(window.place(0, window.low, box), window.place(0, window.high, box), hairline));
  Path::Contour contour;
  for (int piece = 0; piece <= pieces; ++piece) {
    const double x = at_piece(window, piece);
    contour.points.push_back(window.place(x, layer.curve.value(x), box));
  }
  Path curve;
  curve.contours.push_back(std::move(contour));
  curve.stroke = {style.colors.kernel.line, style.sizes.outline};
  marks.push_back(std::move(curve));
}

void add_dot(const Stage& stage, const Window& window, const Rect& box, std::vector<Mark>& marks) {
  if (stage.moment.now.empty()) return;
  const double x = stage.layer.x[stage.moment.now.front().in];
  if (std::isnan(x)) return;
  const Point at = window.place(x, stage.layer.curve.value(x), box);
  marks.push_back(rounded_rectangle({at.x - dot_radius, at.y - dot_radius, 2 * dot_radius, 2 * dot_radius}, dot_radius,
                                    stage.style.colors.output.line));
}

}  // namespace

double curve_width(const Style& style) { return 4 * style.sizes.cell; }

Block curve_block(const Stage& stage) {
  const Style& style = stage.style;
  const Measures& sizes = style.sizes;
  const Fonts& fonts = *style.fonts;
  const double side = curve_width(style), title = fonts.cap_height(Face::sans_semibold, sizes.title);
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "curve";
  marks.push_back(
      Text{stage.layer.curve.name, {0, title}, sizes.title, Face::sans_semibold, Anchor::start, style.colors.kernel.line, {}});
  block.cells = {0, title + sizes.unit * 3, side, side};
  const Window window = window_of(stage.layer);
  add_plot(stage.layer, window, block.cells, style, marks);
  add_dot(stage, window, block.cells, marks);
  const double foot = block.cells.bottom() + sizes.unit * 2 + fonts.cap_height(Face::mono, sizes.note);
  const auto label = [&](double x, Point at, Anchor anchor) {
    marks.push_back(Text{printed_number(rounded_text(x, 2)), at, sizes.note, Face::mono, anchor, style.colors.muted, {}});
  };
  if (window.limit < 1e6) {
    label(-window.limit, {0, foot}, Anchor::start);
    label(window.limit, {side, foot}, Anchor::end);
  }
  block.size = {side, foot};
  return block;
}

}  // namespace upstamp
