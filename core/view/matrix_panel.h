// What stands beside a matrix, or below it: the kernels whose weights stand in it, the entries of the step's line where cells are
// too small for numbers, the equation, what its colours mean, and plain sentences.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/matrix_sheet.h"

namespace upstamp {

class MatrixPanel {
 public:
  MatrixPanel(const Study&, const MatrixSheet&, const Turned&, VectorLook);

  // With room for all that may stand there while the steps play. `below` puts the kernels to the right of the words, under a
  // hairline.
  Block drawn(double width, bool below) const;
  // As wide as its equation asks for, within limits.
  double width_beside() const;
  double narrowest_beside() const;
  const std::vector<std::string>& sentences() const { return sentences_; }

 private:
  Block words(double width, int most_lines) const;
  double equation_room(double width, int most_lines) const;
  double sentences_room(double width) const;

  const MatrixSheet& sheet_;
  bool forward_;
  VectorLook look_;
  std::vector<std::string> sentences_, lasting_;
  std::vector<std::vector<std::string>> possible_;
};

// The kernels with the colours that their weights have in the matrix, in rows no wider than `width`; nothing where there are
// none, or too many.
std::optional<Block> matrix_kernels(const MatrixSheet&, double width);
// The connected entries of the step's row or column in cells that have room for their numbers; with room for the longest line.
std::optional<Block> matrix_line(const MatrixSheet&, double width);
// Which colours mean what, in rows no wider than `width`.
Block matrix_legend(const MatrixSheet&, VectorLook, double width);

}  // namespace upstamp
