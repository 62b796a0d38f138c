// Formulas shortened to what the settings leave of them: (in - 1) * stride - 0 + 1 * (kernel - 1) + 1 is told as
// (in - 1) * stride + kernel.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "declare/expression_node.h"

namespace upstamp {
namespace {

using Node = Expression::Node;

// A number times factors; no factors: the number alone.
struct Term {
  double number = 1;
  std::vector<std::string> factors;  // as text, with parentheses where a factor needs them
};
using Sum = std::vector<Term>;  // numbers alone come last, as one

std::string text_of(const Term& term, bool first) {
  const double size = std::abs(term.number);
  std::string text = first ? (term.number < 0 ? "-" : "") : (term.number < 0 ? " - " : " + ");
  if (term.factors.empty() || size != 1) text += number_text(size) + (term.factors.empty() ? "" : " * ");
  return text + join(term.factors, " * ");
}

std::string text_of(const Sum& sum) {
  std::string text;
  for (const Term& term : sum) text += text_of(term, text.empty());
  return text.empty() ? "0" : text;
}

void add(Sum& sum, const Sum& more, double times) {
  double constant = 0;
  if (!sum.empty() && sum.back().factors.empty()) constant = sum.back().number, sum.pop_back();
  for (const Term& term : more)
    if (term.factors.empty())
      constant += times * term.number;
    else
      sum.push_back({times * term.number, term.factors});
  if (constant != 0) sum.push_back({constant, {}});
}

// As a factor or divisor.
std::string operand(const Sum& sum) {
  const std::string text = text_of(sum);
  const bool quotient = text.find(" / ") != std::string::npos && !text.starts_with("floor(");
  const bool plain = sum.size() < 2 && !text.starts_with("-") && text.find(" * ") == std::string::npos && !quotient;
  return plain ? text : "(" + text + ")";
}

// A name or number alone.
bool is_plain(const Sum& sum) {
  return sum.empty() || (sum.size() == 1 && text_of(sum).find_first_of(" (") == std::string::npos);
}

class Shortening {
 public:
  Shortening(const Expression::Values& values, const std::vector<std::string>& kept) : values_(values), kept_(kept) {}

  Sum sum_of(const Node& node) const {
    if (!node.calculation) {
      if (node.name.empty()) return node.number == 0 ? Sum{} : Sum{{node.number, {}}};
      return is(node, 0) ? Sum{} : Sum{{1, {node.name}}};
    }
    const std::string_view word = node.calculation->word;
    if (word == "-" && node.arguments.size() == 1) return added({}, node.arguments[0], -1);
    if (word == "+" || word == "-") return added(sum_of(node.arguments[0]), node.arguments[1], word == "+" ? 1 : -1);
    if (word == "*") return product_of(node);
    if (word == "//" || word == "/") return quotient_of(node, word == "//");
    return call_of(node);
  }

 private:
  // Whether it is a name of that value which may be left out.
  bool is(const Node& node, double value) const {
    return !node.calculation && !node.name.empty() && std::find(kept_.begin(), kept_.end(), node.name) == kept_.end() &&
           node.evaluate(values_) == value;
  }

  static bool is_number(const Node& node) { return !node.calculation && node.name.empty(); }

  bool whole(const Node& node) const {
    const double value = node.evaluate(values_);
    return value == std::floor(value);
  }

  Sum added(Sum sum, const Node& more, double times) const {
    add(sum, sum_of(more), times);
    return sum;
  }

  Sum product_of(const Node& node) const {
    const Node &left = node.arguments[0], &right = node.arguments[1];
    // Of 2 * padding both are needed, though the padding be 1.
    if (is(left, 1) && !is_number(right)) return sum_of(right);
    if (is(right, 1) && !is_number(left)) return sum_of(left);
    Term product;
    for (const Node* factor : {&left, &right}) {
      const Sum sum = sum_of(*factor);
      if (sum.empty()) return {};
      if (sum.size() > 1) {
        product.factors.push_back(operand(sum));
        continue;
      }
      product.number *= sum.front().number;
      product.factors.insert(product.factors.end(), sum.front().factors.begin(), sum.front().factors.end());
    }
    return {product};
  }

  Sum quotient_of(const Node& node, bool floored) const {
    const Node &above = node.arguments[0], &below = node.arguments[1];
    if (is(below, 1) && (!floored || whole(above))) return sum_of(above);
    const std::string text = operand(sum_of(above)) + " / " + operand(sum_of(below));
    return {{1, {floored ? "floor(" + text + ")" : text}}};
  }

  // Functions; and operators that sizes are seldom made of, in parentheses.
  Sum call_of(const Node& node) const {
    const std::string word(node.calculation->word);
    if (word == "floor" && whole(node.arguments[0]))
      if (const Sum sum = sum_of(node.arguments[0]); is_plain(sum)) return sum;
    std::vector<std::string> arguments;
    for (const Node& argument : node.arguments) arguments.push_back(text_of(sum_of(argument)));
    if (find_function(word)) return {{1, {word + "(" + join(arguments, ", ") + ")"}}};
    for (std::string& argument : arguments) argument = "(" + argument + ")";
    return {{1, {"(" + (arguments.size() < 2 ? word + " " + arguments[0] : join(arguments, " " + word + " ")) + ")"}}};
  }

  const Expression::Values& values_;
  const std::vector<std::string>& kept_;
};

}  // namespace

Expression Expression::shortened(const Values& values, const std::vector<std::string>& kept) const {
  return root_ ? Expression(text_of(Shortening(values, kept).sum_of(*root_))) : *this;
}

}  // namespace upstamp
