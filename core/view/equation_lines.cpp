#include "view/equation_lines.h"

#include "base/text.h"
#include "view/caption.h"

namespace upstamp {
namespace {

// Pieces that stay together: an operator and what follows it up to the next one.
using Token = Equation;

bool is_operator(const EquationPiece& piece) { return piece.words.starts_with(" + ") || piece.words.starts_with(" = "); }

std::vector<Token> tokens_of(const Equation& equation) {
  std::vector<Token> tokens;
  for (const EquationPiece& piece : equation) {
    if (tokens.empty() || is_operator(piece)) tokens.emplace_back();
    tokens.back().push_back(piece);
  }
  return tokens;
}

bool is_equals(const Token& token) { return token.front().words.starts_with(" = "); }

}  // namespace

double width_of(const Equation& equation, const Fonts& fonts, double size) {
  double width = 0;
  for (const EquationPiece& piece : equation)
    width += fonts.width(piece.words, piece.result ? Face::mono_bold : Face::mono, size);
  return width;
}

std::vector<Equation> in_lines(const Equation& equation, const Fonts& fonts, double size, double width) {
  if (width_of(equation, fonts, size) <= width) return {equation};
  const std::vector<Token> tokens = tokens_of(equation);
  const Equation indent{{std::string(code_points(equation.front().words).size(), ' ')}};
  std::vector<Equation> lines{{}};
  int equals = 0;
  for (const Token& token : tokens) {
    Equation longer = lines.back();
    longer.insert(longer.end(), token.begin(), token.end());
    // Numbers begin a line of their own.
    const bool numbers = is_equals(token) && ++equals == 2 && &token != &tokens.back();
    if (!lines.back().empty() && (numbers || width_of(longer, fonts, size) > width)) {
      lines.push_back(indent);
      lines.back().insert(lines.back().end(), token.begin(), token.end());
    } else {
      lines.back() = std::move(longer);
    }
  }
  return lines;
}

std::vector<Equation> sum_in_lines(const LayerStudy& layer, int output_cell, const std::vector<Tap>& taps, const Style& style,
                                   double width, int most_lines) {
  const auto lines_with = [&](int terms) {
    return in_lines(equation_of(layer, output_cell, taps, terms, style.fractions), *style.fonts, style.sizes.number, width);
  };
  constexpr int enough = 64;
  int many = static_cast<int>(std::min<std::size_t>(taps.size(), enough));
  std::vector<Equation> lines = lines_with(many);
  if (many < 2 || static_cast<int>(lines.size()) <= most_lines) return lines;
  int few = 1;
  for (lines = lines_with(few); many - few > 1;) {
    const int terms = (few + many) / 2;
    std::vector<Equation> more = lines_with(terms);
    if (static_cast<int>(more.size()) > most_lines)
      many = terms;
    else
      few = terms, lines = std::move(more);
  }
  return lines;
}

double equation_line_height(const Style& style) {
  return style.fonts->cap_height(Face::mono, style.sizes.number) + style.sizes.unit * 2;
}

double add_equation_lines(const Style& style, const std::vector<Equation>& lines, double top, double width,
                          std::vector<Mark>& marks) {
  double widest = 0;
  for (const Equation& line : lines) widest = std::max(widest, width_of(line, *style.fonts, style.sizes.number));
  const double size = style.sizes.number * std::min(1.0, width / std::max(1.0, widest));
  double y = top;
  for (const Equation& line : lines) {
    add_equation_line(style, line, y + style.fonts->cap_height(Face::mono, style.sizes.number), size, marks);
    y += equation_line_height(style);
  }
  return y;
}

}  // namespace upstamp
