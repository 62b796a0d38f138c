// How formulas are shown: without the branches that do not apply, with signs as they are printed.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "declare/expression.h"

namespace upstamp {
namespace {

// The three parts of the if( that stands at `start` in a well-formed formula, and where it ends.
struct Branches {
  std::string condition, then, otherwise;
  std::size_t end = 0;
};
Branches branches_at(const std::string& formula, std::size_t start) {
  std::vector<std::string> parts{""};
  std::size_t at = start + 2;
  int depth = 0;
  do {
    const char c = formula[at++];
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    const bool opening = at == start + 3, closing = depth == 0;
    if (c == ',' && depth == 1)
      parts.emplace_back();
    else if (!opening && !closing)
      parts.back() += c;
  } while (depth > 0);
  return {parts[0], parts[1], parts[2], at};
}

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

}  // namespace

Expression Expression::in_force(const Values& values) const {
  std::string text = text_;
  // From the innermost outwards, so that no branch brings another if along.
  for (std::size_t at = text.rfind("if("); at != std::string::npos;
       at = at == 0 ? std::string::npos : text.rfind("if(", at - 1)) {
    if (at > 0 && is_word_letter(text[at - 1])) continue;
    const Branches branches = branches_at(text, at);
    const double condition = Expression(branches.condition).evaluate(values);
    if (std::isnan(condition)) continue;
    const std::string chosen(trimmed(condition != 0 ? branches.then : branches.otherwise));
    const std::string_view before = trimmed(std::string_view(text).substr(0, at)),
                           after = trimmed(std::string_view(text).substr(branches.end));
    const bool alone = (before.empty() || before.ends_with('(') || before.ends_with(',')) &&
                       (after.empty() || after.starts_with(')') || after.starts_with(','));
    const bool single = std::all_of(chosen.begin(), chosen.end(), is_word_letter);
    text.replace(at, branches.end - at, alone || single ? chosen : "(" + chosen + ")");
  }
  return text_.empty() ? *this : Expression(text);
}

std::string printed(const Piece& piece) {
  if (piece.kind != PieceKind::symbol) return printed_number(piece.text);
  std::string text;
  for (const char letter : piece.text) {
    if (letter == '*')
      text += "·";
    else if (letter == '-')
      text += "−";
    else
      text += letter;
  }
  return text;
}

std::string printed(const std::vector<Piece>& pieces) {
  std::string text;
  for (const Piece& piece : pieces) text += printed(piece);
  return text;
}

}  // namespace upstamp
