// The test of a transpose as two lines that a person can follow: ⟨C x, g⟩ = 8·1 + 12·1 = 20 and ⟨x, Cᵀg⟩ = 5·4 = 20.
#pragma once
#include <string>
#include <vector>

#include "op/tensor.h"
#include "view/equation.h"
#include "view/grid.h"

namespace upstamp {

struct DotProduct {
  std::string left_name, right_name;  // "C x", "g"
  const Tensor &left, &right;
  const std::vector<char>& come;  // which cells have come so far
  Role role = Role::none;         // of the maps that both are
  double sum = 0;
  std::string unequal = {};  // what the sum is not, where that must be said
};
// Every term that has come where they are few and fit `width`, else the sum sign: a sum is never shown in part. `finished`: all
// of it has come.
Equation equation_of(const DotProduct&, bool finished, double width, const Style&);
// One below the other, their signs of equality in one column.
Block dot_products(const std::vector<DotProduct>&, bool finished, double width, const Style&);

}  // namespace upstamp
