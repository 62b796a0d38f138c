#include "view/cell_numbers.h"

#include <cmath>

namespace upstamp {
namespace {

constexpr double smallest_letters = 6.5;  // at the normal type size; smaller ones nobody reads

double number_size(double width, double height, const Style& style) {
  return std::min({style.sizes.number, style.sizes.number * width / style.sizes.cell * 1.1, height * 0.62});
}

double with_decimals(double value, int decimals) {
  const double power = std::pow(10.0, decimals), rounded = std::round(value * power) / power;
  return rounded == 0 || std::fabs(value) > 1e6 ? value : rounded;
}

// So that their numbers need not be small, cells that are narrower than usual have two at most, others three where four are not
// exact.
int decimals_for(const std::vector<double>& values, double width, const Style& style) {
  if (width < style.sizes.cell * 1.25) return 2;
  const auto exact = [](double value) { return std::fabs(value - with_decimals(value, 4)) < 1e-12; };
  return std::all_of(values.begin(), values.end(), exact) ? 4 : 3;
}

std::vector<double> all_with_decimals(std::vector<double> values, int decimals, const Style& style) {
  for (double& value : values) value = style.fractions ? value : with_decimals(value, decimals);
  return values;
}

// Clear of the frame that a cell may have.
double number_room(double width, const Style& style) { return width - 2 * style.sizes.emphasis - 0.06 * width; }

}  // namespace

CellNumbers::CellNumbers(const std::vector<double>& values, double width, double height, const Style& style)
    : decimals_(decimals_for(values, width, style)),
      format_(all_with_decimals(values, decimals_, style), std::max(1.0, number_room(width, style)),
              std::max(1.0, number_size(width, height, style)), *style.fonts, style.fractions),
      style_(style),
      size_(style.numbered && width >= style.sizes.smallest_numbered_cell * 0.8 ? number_size(width, height, style) : 0) {
  for (const double value : values) size_ = std::min(size_, written(value).size);
}

FittedNumber CellNumbers::written(double value) const {
  return format_.written(style_.fractions ? value : with_decimals(value, decimals_));
}

bool CellNumbers::legible() const { return size_ >= smallest_letters * type_scale(style_); }

void CellNumbers::add(double value, const Rect& cell, Color color, std::vector<Mark>& marks) const {
  FittedNumber number = written(value);
  // On its way a sum may be longer than in the end.
  const double room = number_room(cell.width, style_), taken = style_.fonts->width(number.words, Face::mono, number.size);
  number.size *= std::min(1.0, std::max(1.0, room) / taken);
  const double height = style_.fonts->cap_height(Face::mono, number.size);
  marks.push_back(
      Text{number.words, {cell.center().x, cell.center().y + height / 2}, number.size, Face::mono, Anchor::middle, color, {}});
}

}  // namespace upstamp
