#include "declare/expression.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/text.h"
#include "declare/expression_node.h"

namespace upstamp {
namespace {

constexpr std::size_t longest_text = 2000;
constexpr int deepest_nesting = 64;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Token {
  PieceKind kind;
  std::string_view text;  // a part of the formula; empty at its end
};

[[noreturn]] void fail(std::string_view formula, std::string_view at, const std::string& sentence) {
  const auto before = formula.substr(0, static_cast<std::size_t>(at.data() - formula.data()));
  throw Error("Column " + std::to_string(code_points(before).size() + 1) + " of the formula \"" + shortened(formula, 80) +
              "\": " + sentence);
}

// The first token of `rest`, which is the not yet read end of `formula`.
Token read_token(std::string_view formula, std::string_view rest) {
  const auto first = [&](std::size_t length) { return rest.substr(0, length); };
  const char c = rest.front();
  if (is_letter(c)) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), [](char each) { return is_letter(each) || is_digit(each); });
    const auto word = first(static_cast<std::size_t>(end - rest.begin()));
    const bool known = word == denial().word || find_operator(word) || find_function(word);
    return {known ? PieceKind::symbol : PieceKind::name, word};
  }
  if (is_digit(c) || c == '.') {
    double number = 0;
    const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (problem != std::errc()) fail(formula, rest, "this is not a number that can be worked with.");
    return {PieceKind::number, first(static_cast<std::size_t>(end - rest.data()))};
  }
  for (const std::size_t length : {2U, 1U})
    if (rest.size() >= length && find_operator(first(length))) return {PieceKind::symbol, first(length)};
  if (c == '(' || c == ')' || c == ',') return {PieceKind::symbol, first(1)};
  if (c == '=') fail(formula, rest, "\"equals\" is written ==.");
  const std::string wrong = to_utf8(code_points(rest.substr(0, 4)).substr(0, 1));
  fail(formula, rest, "\"" + wrong + "\" means nothing in a formula.");
}

// Ends with an empty token.
std::vector<Token> tokens_of(std::string_view formula) {
  std::vector<Token> tokens;
  std::string_view rest = formula;
  for (;;) {
    while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    if (rest.empty()) break;
    tokens.push_back(read_token(formula, rest));
    rest.remove_prefix(tokens.back().text.size());
  }
  tokens.push_back({PieceKind::symbol, rest});
  return tokens;
}

class Parser {
 public:
  using Node = Expression::Node;

  explicit Parser(std::string_view formula) : formula_(formula), tokens_(tokens_of(formula)) {}

  Node whole() {
    Node node = calculation(0);
    if (text() == ")") wrong("this ) closes nothing.");
    if (text() == ",") wrong("a comma belongs between the arguments of a function.");
    if (!text().empty()) wrong("an operator is missing before \"" + std::string(text().substr(0, 40)) + "\".");
    return node;
  }

 private:
  std::string_view text() const { return tokens_[position_].text; }
  std::string_view take() { return tokens_[position_++].text; }
  [[noreturn]] void wrong(const std::string& sentence) const { fail(formula_, text(), sentence); }
  void deeper() {
    if (++depth_ > deepest_nesting) wrong("the formula is nested too deeply.");
  }

  // Operators that bind at least that tightly, those of one level from left to right.
  Node calculation(int least) {
    Node left = operand(least);
    while (const Calculation* next = find_operator(text())) {
      if (next->level < least) break;
      take();
      Node right = calculation(next->level + 1);
      Node both{next, {}, 0, {}};
      both.arguments.push_back(std::move(left));
      both.arguments.push_back(std::move(right));
      left = std::move(both);
      const Calculation* after = find_operator(text());
      if (next->level == level_of_comparisons && after && after->level == level_of_comparisons)
        wrong("comparisons do not chain; write a < b and b < c.");
    }
    return left;
  }

  Node operand(int least) {
    const Token token = tokens_[position_];
    if (token.kind == PieceKind::name) return Node{nullptr, std::string(take()), 0, {}};
    if (token.kind == PieceKind::number) return Node{nullptr, {}, parse_number(take()).value_or(unknown), {}};
    if (token.text == negation().word) return sign(negation(), level_of_signs);
    if (token.text == denial().word) {
      if (least > level_of_comparisons) wrong("here the part with \"not\" needs parentheses around it.");
      return sign(denial(), level_of_comparisons);
    }
    if (const Calculation* function = find_function(token.text)) return call(*function);
    if (token.text != "(") wrong("a number, a name or a ( is missing here.");
    deeper();
    const auto opening = take();
    Node inside = calculation(0);
    close(opening);
    --depth_;
    return inside;
  }

  Node sign(const Calculation& which, int level) {
    deeper();
    take();
    Node node{&which, {}, 0, {}};
    node.arguments.push_back(calculation(level));
    --depth_;
    return node;
  }

  Node call(const Calculation& function) {
    deeper();
    const std::string_view word = take(), opening = text();
    const std::string name(word);
    if (opening != "(") wrong("\"" + name + "\" is a function and needs its arguments in parentheses.");
    Node node{&function, {}, 0, {}};
    do {
      take();
      node.arguments.push_back(calculation(0));
    } while (text() == ",");
    close(opening);
    const std::size_t count = node.arguments.size();
    if (count < function.fewest || count > function.most)
      fail(formula_, word,
           name + " takes " + counted(static_cast<long long>(function.fewest), "argument") + ", not " + std::to_string(count) +
               ".");
    --depth_;
    return node;
  }

  void close(std::string_view opening) {
    if (text().empty()) fail(formula_, opening, "this ( is never closed.");
    if (text() != ")") wrong("an operator or a ) is missing here.");
    take();
  }

  std::string_view formula_;
  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  int depth_ = 0;
};

// Integers in full, so that 100000 is not shown as 1e+05.
std::string filled_in(double value) {
  const std::string text = value == std::floor(value) ? rounded_text(value, 0) : number_text(value);
  return value < 0 ? "(" + text + ")" : text;
}

// The formula cut into names, numbers and all that lies between them.
std::vector<Piece> pieces_of(std::string_view formula) {
  std::vector<Piece> pieces;
  const char* done = formula.data();
  const auto symbols_until = [&](const char* end) {
    if (end != done) pieces.push_back({PieceKind::symbol, std::string(done, end)});
  };
  for (const Token& token : tokens_of(formula)) {
    if (token.kind == PieceKind::symbol) continue;
    symbols_until(token.text.data());
    pieces.push_back({token.kind, std::string(token.text)});
    done = token.text.data() + token.text.size();
  }
  symbols_until(formula.data() + formula.size());
  return pieces;
}

std::string joined(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += piece.text;
  return text;
}

}  // namespace

double Expression::Node::evaluate(const Values& values) const {
  if (!calculation) return name.empty() ? number : values ? values(name) : unknown;
  std::vector<double> numbers;
  numbers.reserve(arguments.size());
  for (const Node& argument : arguments) numbers.push_back(argument.evaluate(values));
  const bool known = std::none_of(numbers.begin(), numbers.end(), [](double each) { return std::isnan(each); });
  return known || calculation->copes_with_unknown ? calculation->of(numbers) : unknown;
}

Expression::Expression(std::string_view text) : text_(text) {
  if (text.size() > longest_text) throw Error("A formula may have at most " + std::to_string(longest_text) + " characters.");
  root_ = std::make_shared<const Node>(Parser(text_).whole());
}

double Expression::evaluate(const Values& values) const { return root_ ? root_->evaluate(values) : unknown; }

std::string Expression::text_with(const Values& values) const { return joined(pieces_with(values)); }

std::vector<Piece> Expression::pieces() const { return pieces_of(text_); }

std::vector<Piece> Expression::pieces_with(const Values& values) const {
  std::vector<Piece> pieces = pieces_of(text_);
  for (Piece& piece : pieces)
    if (piece.kind == PieceKind::name) piece = {PieceKind::number, filled_in(values ? values(piece.text) : unknown)};
  return pieces;
}

std::vector<std::string> Expression::names() const {
  std::vector<std::string> names;
  for (Piece& piece : pieces_of(text_))
    if (piece.kind == PieceKind::name && std::find(names.begin(), names.end(), piece.text) == names.end())
      names.push_back(std::move(piece.text));
  return names;
}

}  // namespace upstamp
