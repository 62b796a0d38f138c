// What the operators and functions of formulas do with their numbers. NaN stands for "unknown" and makes an answer unknown.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace upstamp {

struct Calculation {
  std::string_view word;
  int level;                 // how tightly an operator binds; 0 for functions
  std::size_t fewest, most;  // arguments
  double (*of)(std::span<const double>);
  bool copes_with_unknown = false;  // else one NaN makes the answer NaN before `of` is asked
};

inline constexpr int level_of_comparisons = 3, level_of_signs = 6;

// Null when there is none of that word.
const Calculation* find_operator(std::string_view word);  // between two operands
const Calculation* find_function(std::string_view word);
const Calculation& negation();  // the - before an operand
const Calculation& denial();    // not

}  // namespace upstamp
