// The sum that makes one output cell, in words a person can check by hand: y[1,0] = x[0,0]·w[2,1] + x[1,0]·w[0,1] = 1·1 + 3·2
// = 7.
#pragma once
#include <string>
#include <vector>

#include "figure/figure.h"
#include "lab/timeline.h"

namespace upstamp {

// Part of an equation. role says what it names (input, weight, output); none is plain ink. `result` marks the final number.
struct EquationPiece {
  std::string words;
  Role role = Role::none;
  bool result = false;
};
using Equation = std::vector<EquationPiece>;

// "x[1,0]"; with several channels "x[2,1,0]"; a weight with several kernels "w[0,2,1,1]".
std::string cell_name(char letter, const Shape&, int cell);
// A value in words: at most 4 decimals, or a power of ten where those would say 0.
std::string value_words(double value, bool fractions = false);
// As a value stands in an equation: negative ones in parentheses after an operator.
std::string value_in_equation(double value, bool fractions = false);

// The taps that have reached that output cell by that moment (all of the wiring's with nullptr), in playing order.
std::vector<Tap> taps_into(const LayerStudy&, int output_cell, const Moment*);

// At most `most_terms` terms are written out, those that count most, the rest counted: "… (5 more)". Of a cell that more taps
// will reach the result is one so far.
Equation equation_of(const LayerStudy&, int output_cell, const std::vector<Tap>& taps, int most_terms, bool fractions = false);
std::string equation_text(const LayerStudy&, int output_cell, int most_terms = 12);
std::string text_of(const Equation&);
// One product and where it goes: x[0,1]·w[1,0] = 2·3 = 6 goes into y[1,1].
Equation product_of(const LayerStudy&, const Tap&, bool fractions = false);

}  // namespace upstamp
