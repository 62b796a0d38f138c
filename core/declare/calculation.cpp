#include "declare/calculation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

namespace upstamp {
namespace {

constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

using Numbers = std::span<const double>;

double floor_remainder(double a, double b) {
  const double remainder = std::fmod(a, b);
  return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

// Going by the remainder keeps a // b * b + a % b equal to a for real numbers too: 1 // 0.1 is 9, for 0.1 is a little too large.
double floor_division(double a, double b) {
  if (b == 0 || !std::isfinite(a) || !std::isfinite(b)) return std::floor(a / b);
  return std::round((a - floor_remainder(a, b)) / b);
}

double greatest_divisor(double a, double b) {
  constexpr double largest_exact = 9007199254740992;
  const auto whole = [](double number) { return std::fabs(number) <= largest_exact && number == std::floor(number); };
  if (!whole(a) || !whole(b)) return unknown;
  return static_cast<double>(std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)));
}

// A false part settles "and", a true part "or", whatever the unknown part is.
double all_true(Numbers n) {
  if (n[0] == 0 || n[1] == 0) return 0;
  return std::isnan(n[0]) || std::isnan(n[1]) ? unknown : 1;
}
double any_true(Numbers n) {
  const auto is_true = [](double number) { return number != 0 && !std::isnan(number); };
  if (is_true(n[0]) || is_true(n[1])) return 1;
  return std::isnan(n[0]) || std::isnan(n[1]) ? unknown : 0;
}

constexpr Calculation operators[] = {
    {"or", 1, 2, 2, any_true, true},
    {"and", 2, 2, 2, all_true, true},
    {"==", level_of_comparisons, 2, 2, [](Numbers n) { return n[0] == n[1] ? 1.0 : 0.0; }},
    {"!=", level_of_comparisons, 2, 2, [](Numbers n) { return n[0] != n[1] ? 1.0 : 0.0; }},
    {"<=", level_of_comparisons, 2, 2, [](Numbers n) { return n[0] <= n[1] ? 1.0 : 0.0; }},
    {">=", level_of_comparisons, 2, 2, [](Numbers n) { return n[0] >= n[1] ? 1.0 : 0.0; }},
    {"<", level_of_comparisons, 2, 2, [](Numbers n) { return n[0] < n[1] ? 1.0 : 0.0; }},
    {">", level_of_comparisons, 2, 2, [](Numbers n) { return n[0] > n[1] ? 1.0 : 0.0; }},
    {"+", 4, 2, 2, [](Numbers n) { return n[0] + n[1]; }},
    {"-", 4, 2, 2, [](Numbers n) { return n[0] - n[1]; }},
    {"*", 5, 2, 2, [](Numbers n) { return n[0] * n[1]; }},
    {"//", 5, 2, 2, [](Numbers n) { return floor_division(n[0], n[1]); }},
    {"/", 5, 2, 2, [](Numbers n) { return n[0] / n[1]; }},
    {"%", 5, 2, 2, [](Numbers n) { return floor_remainder(n[0], n[1]); }},
};
constexpr Calculation minus_sign{"-", level_of_signs, 1, 1, [](Numbers n) { return -n[0]; }};
constexpr Calculation not_sign{"not", level_of_comparisons, 1, 1, [](Numbers n) { return n[0] == 0 ? 1.0 : 0.0; }};

constexpr Calculation functions[] = {
    {"floor", 0, 1, 1, [](Numbers n) { return std::floor(n[0]); }},
    {"ceil", 0, 1, 1, [](Numbers n) { return std::ceil(n[0]); }},
    {"sqrt", 0, 1, 1, [](Numbers n) { return std::sqrt(n[0]); }},
    {"min", 0, 1, any_number, [](Numbers n) { return *std::min_element(n.begin(), n.end()); }},
    {"max", 0, 1, any_number, [](Numbers n) { return *std::max_element(n.begin(), n.end()); }},
    {"gcd", 0, 2, 2, [](Numbers n) { return greatest_divisor(n[0], n[1]); }},
    {"if", 0, 3, 3, [](Numbers n) { return std::isnan(n[0]) ? unknown
                                           : n[0] != 0      ? n[1]
                                                            : n[2]; }, true},
};

const Calculation* find(std::span<const Calculation> among, std::string_view word) {
  const auto found = std::find_if(among.begin(), among.end(), [&](const Calculation& each) { return each.word == word; });
  return found == among.end() ? nullptr : &*found;
}

}  // namespace

const Calculation* find_operator(std::string_view word) { return find(operators, word); }
const Calculation* find_function(std::string_view word) { return find(functions, word); }
const Calculation& negation() { return minus_sign; }
const Calculation& denial() { return not_sign; }

}  // namespace upstamp
