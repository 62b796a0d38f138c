// FormulaLines of coloured words, broken where the width ends: formulas, the same with their numbers, what comes out.
#pragma once
#include <string>
#include <vector>

#include "declare/expression.h"
#include "view/grid.h"

namespace upstamp {

struct ColoredWords {
  std::string words;
  Color color;
  Face face = Face::mono;
};

// Set a little smaller where that avoids a break; else broken after an operator or a comma, not inside of short parentheses;
// later lines are indented.
class FormulaLines {
 public:
  FormulaLines(const Style&, double width);
  void add(const std::vector<ColoredWords>&, double size);
  // One line in the title's face.
  void add_title(const std::string& words, Color);
  // Plain words in the muted colour, wrapped.
  void add_words(const std::string& words);
  void space(double points) { y_ += points; }
  Block take();  // with its width, and the height so far

 private:
  double width_to_break(const std::vector<ColoredWords>&, const ColoredWords* first, double size) const;

  const Style& style_;
  double width_, y_ = 0;
  Group group_;
};

// The pieces of a formula in their colours, after `start`; those that name the input's size are blue.
std::vector<ColoredWords> runs_of(const std::vector<Piece>&, const std::string& start, const Palette&);

}  // namespace upstamp
