// A matrix with the maps along its edges, their titles, how full it is, and the kernel whose weights stand in it: all of the
// matrix view that is no sentence.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "view/matrix_sheet.h"

namespace upstamp {

// What is drawn: C or its transpose at rest, or a share of the way between the two.
struct Turned {
  bool transposed = false;
  double share = 0;    // of the way round the diagonal, from `transposed` on
  bool roomy = false;  // room is kept for both positions
  bool at_rest() const { return share <= 0; }
};

class MatrixPicture {
 public:
  MatrixPicture(MatrixSheet sheet, Turned turned, VectorLook look);

  // Chooses the cell, so that words of that size have room on the page, below the matrix or beside it.
  void fit(Size words, bool beside);
  double cell() const { return sheet_.cell; }
  const MatrixSheet& sheet() const { return sheet_; }
  Block drawn() const;
  Point side() const;  // where words beside the matrix begin

 private:
  double side_room() const;
  void add_heading(std::vector<Mark>&) const;
  void add_matrix(std::vector<Mark>&) const;
  void add_foot(Block&) const;

  MatrixSheet sheet_;
  Turned turned_;
  VectorLook look_;
  double left_ = 0, top_ = 0;      // of the matrix: what stands beside and above it
  double gap_ = 0, side_gap_ = 0;  // between matrix and strips, matrix and what stands to its right
  double width_ = 0, height_ = 0;  // kept for the matrix
  std::optional<Block> legend_;
  std::vector<std::string> foot_;
  double foot_width_ = 0;
};

}  // namespace upstamp
