#include "view/row.h"

#include <cmath>

namespace upstamp {
namespace {
constexpr double arrow_length = 44;
constexpr Size around{48, 110};  // margins, and the caption below the grids
}  // namespace

double sign_width(const std::string& sign, const Style& style) {
  const double gap = style.sizes.gap;
  if (sign.empty()) return gap * 1.5;
  if (sign == "→") return arrow_length * type_scale(style) + gap * 1.5;
  return style.fonts->width(sign, Face::sans, style.sizes.title * 1.2) + gap * 1.5;
}

Row laid_in_row(const std::vector<Block>& blocks, const std::vector<std::string>& signs, const Style& style, Color arrow_color) {
  Row row;
  double above = 0, below = 0;
  for (const Block& block : blocks) {
    above = std::max(above, block.cells.center().y);
    below = std::max(below, block.size.height - block.cells.center().y);
  }
  double x = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0) {
      const std::string& sign = signs[i - 1];
      const double width = sign_width(sign, style);
      // A heading wider than its cells must not push the sign away from them.
      const Point center{x + width / 2, above};
      if (sign == "→") {
        const double half = arrow_length * type_scale(style) / 2;
        row.group.marks.push_back(arrow({center.x - half, above}, {center.x + half, above}, {arrow_color, style.sizes.outline}));
      } else if (!sign.empty()) {
        const double size = style.sizes.title * 1.2;
        row.group.marks.push_back(Text{sign,
                                       {center.x, above + style.fonts->cap_height(Face::sans, size) / 2},
                                       size,
                                       Face::sans,
                                       Anchor::middle,
                                       style.colors.muted,
                                       {}});
      }
      x += width;
    }
    Group moved = blocks[i].group;
    moved.offset = {x, above - blocks[i].cells.center().y};
    row.cells.push_back(blocks[i].cells.moved(moved.offset));
    row.group.marks.push_back(std::move(moved));
    x += blocks[i].size.width;
  }
  row.size = {x, above + below};
  return row;
}

double fitting_cell(int columns, int rows, Size other, const Style& style) {
  const double scale = type_scale(style);
  const double width = ((style.page.width - around.width) * scale - other.width) / std::max(1, columns);
  const double height = ((style.page.height - around.height) * scale - other.height) / std::max(1, rows);
  const double fit = std::min({style.sizes.cell, width, height});
  // Whole points keep grid lines crisp; tiny cells of large maps may be any size.
  return fit >= 4 ? std::floor(fit) : std::max(fit, 0.5);
}

}  // namespace upstamp
