#include "view/profile_bars.h"
#include "view/grid_numbers.h"

#include "view/grid.h"

namespace upstamp {

double tallest_bar(const Style& style) { return std::min(44.0, style.page.height * 0.09) * type_scale(style); }

double room_for_bars(const Style& style) { return tallest_bar(style) + style.sizes.gap; }

void add_bars(const std::vector<double>& values, const Rect& cells, Edge edge, int lit, const Style& style,
              std::vector<Mark>& marks) {
  const bool upright = edge == Edge::top;
  const double cell = (upright ? cells.width : cells.height) / static_cast<double>(values.size());
  const double most = std::max(1.0, *std::max_element(values.begin(), values.end()));
  const bool numbered = cell >= style.sizes.smallest_numbered_cell;
  const double gap = style.sizes.unit * 1.5, size = std::min(style.sizes.note, cell * 0.5);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool stands_out = static_cast<int>(i) == lit;
    const double length = tallest_bar(style) * values[i] / most, along = static_cast<double>(i) * cell + cell * 0.15,
                 width = cell * 0.7;
    const Rect bar = upright ? Rect{cells.x + along, cells.y - gap - length, width, length}
                             : Rect{cells.x - gap - length, cells.y + along, length, width};
    const RoleColors& colors = style.colors.output;
    if (values[i] > 0)
      marks.push_back(
          rectangle(bar, stands_out || cell < 6 ? colors.line : colors.tint, {colors.line, cell < 6 ? 0 : style.sizes.hairline}));
    if (!numbered) continue;
    const FittedNumber number =
        fitted_number(values[i], upright ? cell - 2 : style.sizes.gap - style.sizes.unit * 2, size, *style.fonts);
    const double cap = style.fonts->cap_height(Face::mono, number.size);
    const Point at =
        upright ? Point{bar.center().x, bar.y - style.sizes.unit} : Point{bar.x - style.sizes.unit, bar.center().y + cap / 2};
    marks.push_back(Text{number.words,
                         at,
                         number.size,
                         stands_out ? Face::mono_bold : Face::mono,
                         upright ? Anchor::middle : Anchor::end,
                         style.colors.ink,
                         {}});
  }
}

}  // namespace upstamp
