#include "view/grid_numbers.h"

#include <cmath>
#include <cstdint>

#include "base/text.h"

namespace upstamp {
namespace {

constexpr double floor_share = 0.62;  // of the size that there is room for usually
constexpr int most_decimals = 6;

double letter_width(const Fonts& fonts) { return fonts.advance(Face::mono, U'0') / 1000; }

// How many letters a number takes with so many decimals at most; zeros at its end are not written.
int letters(double value, int decimals) {
  const double power = std::pow(10.0, decimals), rounded = std::round(std::fabs(value) * power);
  int shown = decimals;
  for (auto rest = static_cast<std::int64_t>(rounded); shown > 0 && rest % 10 == 0; rest /= 10) --shown;
  const double whole = rounded / power;
  const int digits = whole < 1 ? 1 : 1 + static_cast<int>(std::floor(std::log10(whole) + 1e-9));
  return digits + (shown > 0 ? 1 + shown : 0) + (value < 0 && rounded > 0 ? 1 : 0);
}

}  // namespace

FittedNumber fitted_number(double value, double width, double size, const Fonts& fonts, bool fractions) {
  const double letter = letter_width(fonts);
  const auto size_for = [&](const std::string& words) {
    return std::min(size, width / (letter * static_cast<double>(code_points(words).size())));
  };
  if (fractions)
    if (const std::string words = printed_number(fraction_text(value)); size_for(words) >= size * floor_share)
      return {words, size_for(words)};
  const std::string full = printed_number(rounded_text(value, 6));
  if (const double fit = size_for(full); fit >= size * floor_share && rounded_text(value, 6) == number_text(value))
    return {full, fit};
  for (int decimals = 3; decimals >= 0; --decimals) {
    const std::string words = printed_number(rounded_text(value, decimals));
    // "0" for a small value and "-0" lies; a power of ten says more.
    if (words == "0" && value != 0) break;
    if (const double fit = size_for(words); fit >= size * floor_share) return {words, fit};
  }
  const std::string fine = printed_number(power_text(value, 1)), coarse = printed_number(power_text(value, 0));
  const std::string& words = size_for(fine) >= size * floor_share ? fine : coarse;
  return {words, size_for(words)};
}

NumberFormat::NumberFormat(const std::vector<double>& values, double width, double size, const Fonts& fonts, bool fractions)
    : width_(width), size_(size), fonts_(fonts), fractions_(fractions) {
  // Fractions, and numbers too large or too small for decimals, are written each as it can be.
  if (fractions) return;
  for (const double value : values)
    if (!std::isfinite(value) || std::fabs(value) >= 1e6) return;
  for (int decimals = most_decimals; decimals >= 0; --decimals) {
    int longest = 1;
    for (const double value : values) longest = std::max(longest, letters(value, decimals));
    const double fit = std::min(size, width / (letter_width(fonts) * longest));
    if (fit < size * floor_share) continue;
    decimals_ = decimals, common_size_ = fit;
    return;
  }
}

FittedNumber NumberFormat::written(double value) const {
  if (decimals_ < 0) return fitted_number(value, width_, size_, fonts_, fractions_);
  const std::string words = rounded_text(value, decimals_);
  if (words != "0" || value == 0) return {printed_number(words), common_size_};
  // Not the 0 that it is not.
  return fitted_number(value, width_, common_size_, fonts_);
}

}  // namespace upstamp
