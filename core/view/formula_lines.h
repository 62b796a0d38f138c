// Lines of coloured words, broken where the width ends: formulas, the same with their numbers, what comes out.
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
  int level = -1;  // a line may break before these words, rather where the level is 0 than where it is larger; -1: not here
};

// Set a little smaller where that avoids a break.
class FormulaLines {
 public:
  FormulaLines(const Style&, double width);
  // Later lines begin where the words after `start` do. Answers the size that was taken.
  double add(const std::string& start, const std::vector<ColoredWords>&, double size);
  // One line in the title's face.
  void add_title(const std::string& words, Color);
  // Plain words in the muted colour, wrapped.
  void add_words(const std::string& words);
  void space(double points) { y_ += points; }
  Block take();  // with its width, and the height so far

 private:
  double width_from(const std::vector<ColoredWords>&, std::size_t first, int level, double size) const;
  double fitting(const std::vector<ColoredWords>&, double indent, double size) const;

  const Style& style_;
  double width_, y_ = 0;
  Group group_;
};

// A formula in its colours, and the same with its numbers: a number has the colour of the name it stands for. Floors are written
// with brackets; lines may break before + and −.
std::vector<ColoredWords> runs_of(const Expression&, const Palette&);
std::vector<ColoredWords> runs_of(const Expression&, const Expression::Values&, const Palette&);
// What the names of formulas have for a colour: "in" is blue, "kernel" orange.
Color color_of_name(std::string_view name, const Palette&);

}  // namespace upstamp
