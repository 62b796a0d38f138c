// What a formula is inside, for those who rewrite formulas: a number, a name, or a calculation with its arguments.
#pragma once
#include "declare/calculation.h"
#include "declare/expression.h"

namespace upstamp {

struct Expression::Node {
  const Calculation* calculation = nullptr;
  std::string name;  // of a variable, when there is no calculation
  double number = 0;
  std::vector<Node> arguments;

  double evaluate(const Values& values) const;
};

}  // namespace upstamp
