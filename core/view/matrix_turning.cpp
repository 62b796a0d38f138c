// A matrix on its way round its diagonal: as if the sheet were turned in space and seen from straight above.
#include <cmath>
#include <map>
#include <numbers>

#include "view/matrix_sheet.h"

namespace upstamp {
namespace {

constexpr std::size_t most_moving = 20'000;  // entries

// The part of a place that stands off the diagonal shrinks, and comes out on the other side.
struct Turn {
  double off = 1;  // 1 before, 0 edgewise, -1 after
  Point place(Point from) const {
    const double along = (from.x + from.y) / 2, across = (from.x - from.y) / 2 * off;
    return {along + across, along - across};
  }
  Path::Contour outline(const Rect& box) const {
    return {
        {place({box.x, box.y}), place({box.right(), box.y}), place({box.right(), box.bottom()}), place({box.x, box.bottom()})},
        true};
  }
};

void add_shape(const Turn& turn, const Rect& box, Color fill, Stroke stroke, std::vector<Mark>& marks) {
  Path path;
  path.contours.push_back(turn.outline(box));
  path.fill = fill, path.stroke = stroke;
  marks.push_back(std::move(path));
}

// Entries of one colour are one path.
void add_entries(const MatrixSheet& sheet, const Turn& turn, std::vector<Mark>& marks) {
  const std::vector<Tap>& taps = sheet.straight.wiring().taps;
  if (sheet.bundle > 1 || taps.size() > most_moving) return;
  const double limit = largest_entry(sheet);
  std::map<double, Path> paths;
  for (std::size_t i = 0; i < taps.size(); ++i) {
    const Tap& tap = taps[i];
    const auto entry = static_cast<std::size_t>(tap.out * sheet.matrix.columns + tap.in);
    if (sheet.matrix.taps[entry] != static_cast<int>(i)) continue;
    const double value = sheet.matrix.values[entry];
    const int row = sheet.transposed ? tap.in : tap.out, column = sheet.transposed ? tap.out : tap.in;
    Path& path = paths[value];
    path.fill = entry_color(sheet.stage.style.colors, value, limit);
    path.contours.push_back(turn.outline({column * sheet.cell, row * sheet.cell, sheet.cell, sheet.cell}));
  }
  for (auto& [value, path] : paths) marks.push_back(std::move(path));
}

}  // namespace

Group turning(const MatrixSheet& sheet, double share, double gap, double thickness) {
  const Style& style = sheet.stage.style;
  const Turn turn{std::cos(share * std::numbers::pi)};
  const double width = sheet.columns() * sheet.cell, height = sheet.rows() * sheet.cell;
  Group group;
  group.name = "turning";
  add_entries(sheet, turn, group.marks);
  add_shape(turn, {0, 0, width, height}, no_color, {style.colors.kernel.line, style.sizes.outline}, group.marks);
  const Role above = sheet.transposed ? Role::output : Role::input, beside = sheet.transposed ? Role::input : Role::output;
  const auto strip = [&](Role role, const Rect& box) {
    const RoleColors& colors = style.colors.of(role);
    add_shape(turn, box, colors.tint, {colors.line, style.sizes.outline}, group.marks);
  };
  strip(above, {0, -gap - thickness, width, thickness});
  strip(beside, {-gap - thickness, 0, thickness, height});
  const double end = std::min(width, height);
  Path diagonal = line({0, 0}, {end, end}, {style.colors.crop, style.sizes.outline, style.sizes.dash, style.sizes.dash_gap});
  group.marks.push_back(std::move(diagonal));
  return group;
}

}  // namespace upstamp
