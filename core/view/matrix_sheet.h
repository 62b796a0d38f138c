// The matrix of a layer as a sheet of cells, and the two maps that it joins, laid flat along its edges: each column stands below
// its cell, each row beside its cell. Large matrices are drawn in bundles; nothing larger than that is ever held.
#pragma once
#include "op/matrix.h"
#include "view/grid.h"
#include "view/stage.h"
#include "view/straight.h"

namespace upstamp {

struct MatrixSheet {
  const Stage& stage;
  const Straight& straight;
  bool transposed = false;  // rows are input cells, columns output cells
  double cell = 0;          // points
  int bundle = 1;           // so many rows and columns are drawn as one
  WiringMatrix matrix;      // C itself, however it is turned; empty when bundled

  const Shape& down() const { return transposed ? straight.wiring().in : straight.wiring().out; }
  const Shape& across() const { return transposed ? straight.wiring().out : straight.wiring().in; }
  int rows() const { return drawn(down()); }
  int columns() const { return drawn(across()); }

 private:
  int drawn(const Shape& side) const { return static_cast<int>((side.cells() + bundle - 1) / bundle); }
};
MatrixSheet matrix_sheet(const Stage&, const Straight&, bool transposed);

// Colour of an entry of that value: grey for a connection whose weight happens to be 0.
Color entry_color(const Palette&, double value, double limit);
double largest_entry(const MatrixSheet&);

// Bundles are coloured by how many connections they hold.
Block drawn_entries(const MatrixSheet&);

// How vectors are drawn beside a matrix.
enum class VectorLook { numbers, bars };
double strip_thickness(const MatrixSheet&, VectorLook);
// The map along the matrix's top edge, or upright along its left edge: what goes in above, what comes out beside. As far as the
// present step has come; transposed, y goes in and `back` comes out.
Block drawn_strip(const MatrixSheet&, bool upright, VectorLook, const Tensor& back);

// Entries and strips on their way round the diagonal, a share of 0 to 1 of it; the matrix's corner is the origin, strips stand
// `gap` away. More entries than can move are left out.
Group turning(const MatrixSheet&, double share, double gap, double thickness);

}  // namespace upstamp
