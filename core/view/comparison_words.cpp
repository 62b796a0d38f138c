#include "view/comparison_words.h"

#include <cmath>
#include <limits>

#include "base/text.h"
#include "view/equation.h"

namespace upstamp {

double rounded(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  return parse_number(power_text(value, 2)).value_or(value);
}

std::string with_decimals(double value, int decimals) {
  std::string words = rounded_text(value, decimals);
  if (decimals == 0) return words;
  const std::size_t point = words.find('.');
  const std::size_t have = point == std::string::npos ? 0 : words.size() - point - 1;
  if (point == std::string::npos) words += '.';
  return words + std::string(static_cast<std::size_t>(decimals) - have, '0');
}

std::string percent_words(double share) { return with_decimals(100 * share, 1) + " %"; }

std::string alike_words(double value, const std::vector<double>& all) {
  double largest = 0, smallest = std::numeric_limits<double>::infinity();
  bool whole = true;
  for (const double one : all) {
    if (one == 0) continue;
    largest = std::max(largest, std::fabs(one)), smallest = std::min(smallest, std::fabs(one));
    whole = whole && one == std::round(one);
  }
  if (largest == 0) return "0";
  if (largest >= 1e6 || smallest < 1e-4) return value_words(rounded(value));
  const auto digits = [](double one) { return static_cast<int>(std::floor(std::log10(one))); };
  const int decimals = whole ? 0 : std::clamp(std::max(2 - digits(largest), -digits(smallest)), 0, 4);
  return printed_number(with_decimals(value, decimals));
}

std::string rmse_words(const Comparison& comparison, const Way& way) {
  std::vector<double> all;
  for (const Way& one : comparison.ways) all.push_back(one.rmse);
  return "RMSE " + alike_words(way.rmse, all);
}

std::string difference_words(const Comparison& comparison) {
  return comparison.reference < 0 ? "output − input" : "output − reference";
}

}  // namespace upstamp
