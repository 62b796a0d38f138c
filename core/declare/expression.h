// Formulas and rules as text that runs: the same text is evaluated, shown, and shown with the numbers filled in, so they cannot
// drift apart. Grammar: numbers, names, + - * / // % (floor division and its remainder), == != < <= > >=, and, or, not,
// parentheses, floor(a) ceil(a) sqrt(a) min(a,…) max(a,…) gcd(a,b) if(condition,a,b). Truth is 1, falsehood 0.
// `/` divides exactly.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace upstamp {

// What a piece of shown text is, so that a view can colour it.
enum class PieceKind { name, number, symbol };
struct Piece {
  PieceKind kind;
  std::string text;
};

// A piece as it is printed rather than typed: "·" for "*", a true minus sign.
std::string printed(const Piece&);
std::string printed(const std::vector<Piece>&);

class Expression {
 public:
  using Values = std::function<double(std::string_view name)>;

  Expression() = default;
  // Throws Error with the column when the text is no formula.
  Expression(std::string_view text);                                    // NOLINT: formulas are written as text in declarations
  Expression(const char* text) : Expression(std::string_view(text)) {}  // NOLINT

  bool empty() const { return !root_; }
  // Integers stay exact up to 2^53. Division by zero gives infinity or NaN, never undefined behaviour. NaN stands for "unknown":
  // whatever depends on it is NaN too, comparisons included. NaN when empty.
  double evaluate(const Values& values) const;
  const std::string& text() const { return text_; }
  // The formula without its ifs: each replaced by the branch that these values choose. One whose condition has no answer stays.
  Expression in_force(const Values& values) const;
  // The formula without what changes nothing at these values: terms that are 0, factors and divisors that are 1. Numbers are
  // added up, and a // b becomes floor(a / b). Names in `kept` stay whatever their value.
  Expression shortened(const Values& values, const std::vector<std::string>& kept) const;
  // "(4 - 1) * 3 - 2": the text with every name replaced by its value (negative values in parentheses).
  std::string text_with(const Values& values) const;
  // The same two texts in pieces, in order, blanks included in the symbols.
  std::vector<Piece> pieces() const;
  std::vector<Piece> pieces_with(const Values& values) const;
  std::vector<std::string> names() const;  // each once, in order of appearance

  struct Node;

 private:
  std::string text_;
  std::shared_ptr<const Node> root_;
};

}  // namespace upstamp
