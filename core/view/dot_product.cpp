#include "view/dot_product.h"

#include "view/equation_lines.h"

namespace upstamp {
namespace {

constexpr std::size_t most_terms = 12;

std::string name_of(const DotProduct& product) { return "⟨" + product.left_name + ", " + product.right_name + "⟩"; }

void add_sum(const DotProduct& product, bool finished, bool fractions, Equation& equation) {
  equation.push_back({" = "});
  equation.push_back({value_words(product.sum, fractions), Role::none, true});
  if (!product.unequal.empty()) equation.push_back({" ≠ " + product.unequal, Role::none, true});
  if (!finished) equation.push_back({" so far"});
}

Equation written_out(const DotProduct& product, bool finished, bool fractions) {
  Equation equation{{" = "}};
  for (std::size_t cell = 0; cell < product.left.values.size(); ++cell) {
    if (!product.come[cell]) continue;
    if (equation.size() > 1) equation.push_back({" + "});
    equation.push_back({value_in_equation(product.left.values[cell], fractions), product.role});
    equation.push_back({"·"});
    equation.push_back({value_in_equation(product.right.values[cell], fractions), product.role});
  }
  if (equation.size() == 1) equation.clear();
  add_sum(product, finished, fractions, equation);
  return equation;
}

}  // namespace

Equation equation_of(const DotProduct& product, bool finished, double width, const Style& style) {
  if (product.left.values.size() <= most_terms) {
    Equation all = written_out(product, finished, style.fractions);
    if (width_of(all, *style.fonts, style.sizes.number) <= width) return all;
  }
  Equation equation{{" = Σ "}, {product.left_name, product.role}, {" · "}, {product.right_name, product.role}};
  add_sum(product, finished, style.fractions, equation);
  return equation;
}

Block dot_products(const std::vector<DotProduct>& products, bool finished, double width, const Style& style) {
  const Measures& sizes = style.sizes;
  Block block;
  block.group.name = "dot products";
  block.group.marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, sizes.hairline}));
  double names = 0, y = sizes.unit * 4;
  for (const DotProduct& product : products)
    names = std::max(names, style.fonts->width(name_of(product), Face::mono, sizes.number));
  for (const DotProduct& product : products) {
    y += style.fonts->cap_height(Face::mono, sizes.number);
    block.group.marks.push_back(Text{name_of(product), {0, y}, sizes.number, Face::mono, Anchor::start, style.colors.ink, {}});
    double x = names;
    for (const EquationPiece& piece : equation_of(product, finished, width - names, style)) {
      const Face face = piece.result ? Face::mono_bold : Face::mono;
      const Color color = piece.role == Role::none ? style.colors.ink : style.colors.of(piece.role).line;
      block.group.marks.push_back(Text{piece.words, {x, y}, sizes.number, face, Anchor::start, color, {}});
      x += style.fonts->width(piece.words, face, sizes.number);
    }
    y += sizes.unit * 2.5;
  }
  block.size = {width, y};
  return block;
}

}  // namespace upstamp
