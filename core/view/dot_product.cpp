#include "view/dot_product.h"

#include "base/text.h"
#include "figure/fonts.h"

namespace upstamp {

Equation equation_of(const DotProduct& product, std::size_t most_terms, bool fractions) {
  Equation equation{{product.name}, {" = "}};
  std::size_t count = 0;
  for (std::size_t cell = 0; cell < product.left.values.size(); ++cell) {
    const double left = product.left.values[cell], right = product.right.values[cell];
    if (left == 0 || right == 0 || count++ >= most_terms) continue;
    if (count > 1) equation.push_back({" + "});
    equation.push_back({value_in_equation(left, fractions), product.left_role});
    equation.push_back({"·"});
    equation.push_back({value_in_equation(right, fractions), product.right_role});
  }
  if (count > most_terms) {
    const auto rest = static_cast<long long>(count - most_terms);
    equation.push_back({most_terms > 0 ? " + … (" + std::to_string(rest) + " more)" : "… (" + counted(rest, "product") + ")"});
  }
  if (count > 0) equation.push_back({" = "});
  equation.push_back({value_words(product.sum, fractions), Role::none, true});
  return equation;
}

Equation fitted_equation(const DotProduct& product, double width, double size, const Fonts& fonts, bool fractions) {
  // More terms would have a width that no page has.
  std::size_t fits = 0, too_many = 40;
  while (fits + 1 < too_many) {
    const std::size_t terms = (fits + too_many) / 2;
    (fonts.width(text_of(equation_of(product, terms, fractions)), Face::mono_bold, size) <= width ? fits : too_many) = terms;
  }
  return equation_of(product, fits, fractions);
}

}  // namespace upstamp
