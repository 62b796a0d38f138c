// An equation set in lines: names first, then numbers, each sum going on under its "=".
#pragma once
#include "figure/style.h"
#include "view/equation.h"

namespace upstamp {

double width_of(const Equation&, const Fonts&, double size);
// In lines no wider than `width` where its terms allow it.
std::vector<Equation> in_lines(const Equation&, const Fonts&, double size, double width);
// The sum that makes an output cell in at most so many lines; where they do not hold it, terms that count least are left out.
std::vector<Equation> sum_in_lines(const LayerStudy&, int output_cell, const std::vector<Tap>&, const Style&, double width,
                                   int most_lines);
// One below the other from `top` on, smaller where they would be too wide. Answers where the last one ends.
double add_equation_lines(const Style&, const std::vector<Equation>&, double top, double width, std::vector<Mark>&);
double equation_line_height(const Style&);

}  // namespace upstamp
