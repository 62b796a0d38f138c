#include "view/there_and_back.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr double smallest_number = 7;  // points at the normal type size

template <class Visit>
void each_grid(ThereAndBack& picture, const Visit& visit) {
  for (auto* grids : {&picture.x, &picture.y})
    for (Grid& grid : *grids) visit(grid);
  for (DrawnWay& way : picture.ways)
    for (auto* grids : {&way.numbers, &way.differences})
      for (Grid& grid : *grids) visit(grid);
}

bool vanishes(const Grid& grid, int decimals) {
  return std::any_of(grid.cells.begin(), grid.cells.end(),
                     [decimals](const CellLook& look) { return look.value != 0 && rounded_text(look.value, decimals) == "0"; });
}

// Most decimals with which all numbers of a grid are at least `size` points large and none becomes 0 that is not; -1: none.
int decimals_for(const Grid& grid, const Style& style, double cell, double size) {
  const double room = cell - 2 * style.sizes.emphasis * std::min(1.0, cell / style.sizes.cell) - 0.05 * cell;
  const double letter = style.fonts->advance(Face::mono, U'0') / 1000;
  const auto most = static_cast<std::size_t>(std::max(0.0, room / (letter * size)));
  const auto fits = [&](int decimals) {
    return std::all_of(grid.cells.begin(), grid.cells.end(),
                       [&](const CellLook& look) { return rounded_text(look.value, decimals).size() <= most; });
  };
  int decimals = most_decimals;
  while (decimals >= 0 && !fits(decimals)) --decimals;
  return decimals >= 0 && vanishes(grid, decimals) ? -1 : decimals;
}

// With how many decimals its numbers can be read in such cells; -1: with none.
int legible_decimals(const Grid& grid, const Style& style, double cell) {
  const double least = smallest_number * type_scale(style), usual = style.sizes.number * std::min(1.0, cell / style.sizes.cell);
  if (usual < least || !style.numbered) return -1;
  int decimals = decimals_for(grid, style, cell, std::max(least, 0.8 * usual));
  if (decimals >= 1) return decimals;
  decimals = decimals_for(grid, style, cell, least);
  // Where it is as tight as that, one that tells something is enough.
  while (decimals > 1 && !vanishes(grid, decimals - 1)) --decimals;
  return decimals;
}

std::string roughly(double value) {
  constexpr double small = 1;
  return printed_number(rounded_text(value, std::fabs(value) < small ? 3 : 1));
}

std::pair<double, double> range_of(const Grid& grid) {
  const auto [least, most] = std::minmax_element(grid.cells.begin(), grid.cells.end(),
                                                 [](const CellLook& a, const CellLook& b) { return a.value < b.value; });
  return {least->value, most->value};
}

void tell_range(Grid& grid) {
  const auto [least, most] = range_of(grid);
  const std::string from = roughly(least), to = roughly(most), rest = grid.foot.empty() ? "" : "; " + grid.foot;
  grid.foot = (from == to ? "all " + to : "from " + from + " to " + to) + rest;
}

void color(Grid& grid, const Style& style) {
  const auto [least, most] = range_of(grid);
  const double largest = std::max(std::fabs(least), std::fabs(most));
  const ColorScale scale = style.picture ? ColorScale::of_picture(std::min(0.0, least), std::max(0.0, most))
                                         : ColorScale::of_signed(style.colors, largest == 0 ? 1 : largest);
  for (CellLook& look : grid.cells) look.fill = scale.at(look.value);
}

}  // namespace

int fewest_decimals(const ThereAndBack& picture, const Style& style, double cell, double size) {
  int fewest = most_decimals;
  ThereAndBack copy = picture;
  each_grid(copy, [&](const Grid& grid) { fewest = std::min(fewest, decimals_for(grid, style, cell, size)); });
  return fewest;
}

bool make_legible(ThereAndBack& picture, const Style& style, double cell) {
  bool legible = true;
  each_grid(picture, [&](Grid& grid) {
    const int decimals = legible_decimals(grid, style, cell);
    legible = legible && decimals >= 0;
    if (decimals < 0) return;
    const double power = std::pow(10.0, decimals);
    for (CellLook& look : grid.cells)
      if (const double rounded = std::round(look.value * power) / power; rounded != 0) look.value = rounded;
  });
  return legible;
}

Colored fit_in_colors(ThereAndBack& picture, Size room, const Style& style) {
  // With room for what may stand below any of them.
  ThereAndBack told = picture;
  for (auto* grids : {&told.x, &told.y}) std::for_each(grids->begin(), grids->end(), tell_range);
  for (DrawnWay& way : told.ways) std::for_each(way.numbers.begin(), way.numbers.end(), tell_range);
  Colored colored{fit(told, room, style)};
  picture.beside = told.beside;
  const auto legible = [&](const Grid& grid) { return legible_decimals(grid, style, colored.cell) >= 0; };
  const auto decide = [&](std::vector<Grid>& grids, bool differences) {
    if (std::all_of(grids.begin(), grids.end(), legible)) return;
    (differences ? colored.differences : colored.maps) = true;
    for (Grid& grid : grids) {
      if (!differences) tell_range(grid), color(grid, style);
      for (CellLook& look : grid.cells) look.shown = false;
    }
  };
  decide(picture.x, false), decide(picture.y, false);
  for (DrawnWay& way : picture.ways) decide(way.numbers, false), decide(way.differences, true);
  make_legible(picture, style, colored.cell);
  return colored;
}

}  // namespace upstamp
