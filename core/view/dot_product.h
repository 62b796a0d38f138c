// The dot product of two feature maps as a line that a person can follow: ⟨C x, g⟩ = 8·1 + 12·2 = 32.
#pragma once
#include <string>

#include "op/tensor.h"
#include "view/equation.h"

namespace upstamp {

struct DotProduct {
  std::string name;
  const Tensor &left, &right;
  Role left_role = Role::none, right_role = Role::none;
  double sum = 0;
};
// Products with 0 are left out; at most `most_terms` of the others are written, the rest counted.
Equation equation_of(const DotProduct&, std::size_t most_terms, bool fractions);
// As many terms as fit `width`.
Equation fitted_equation(const DotProduct&, double width, double size, const Fonts&, bool fractions);

}  // namespace upstamp
