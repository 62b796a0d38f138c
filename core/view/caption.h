// What stands below a picture: a hairline, the equation in role colours, one plain sentence about the step.
#pragma once
#include <string>

#include "base/text.h"
#include "view/equation.h"
#include "view/grid.h"
#include "view/stage.h"

namespace upstamp {

// The sentence of the present step, for any op: stamps for scatter, sums for gather.
std::string step_sentence(const Stage&);

// One line in role colours on the baseline y.
void add_equation_line(const Style&, const Equation&, double y, double size, std::vector<Mark>&);

// `width` is what the picture above takes; equations with too many terms for it are shortened, sentences wrap.
Block caption(const Stage&, double width);

// Words in lines no wider than `width`.
std::vector<std::string> wrapped(const std::string& words, const Fonts&, Face, double size, double width);

}  // namespace upstamp
