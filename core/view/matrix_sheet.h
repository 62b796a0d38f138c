// The matrix of a layer as a sheet of cells, and the maps that it joins, laid flat beside it: what comes out stands to its left,
// each row beside its cell; what goes in to its right as a column, or above it as a row. Large matrices are drawn in bundles;
// nothing larger than that is ever held.
#pragma once
#include "op/matrix.h"
#include "view/grid.h"
#include "view/stage.h"
#include "view/straight.h"

namespace upstamp {

// What is drawn: C or its transpose at rest, or a share of the way between the two.
struct Turned {
  bool transposed = false;
  double share = 0;    // of the way round the diagonal, from `transposed` on
  bool roomy = false;  // room is kept for both positions
  bool at_rest() const { return share <= 0; }
};

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
  bool numbered() const {
    const Style& style = stage.style;
    return bundle == 1 && style.numbered && cell >= style.sizes.smallest_numbered_cell;
  }

 private:
  int drawn(const Shape& side) const { return static_cast<int>((side.cells() + bundle - 1) / bundle); }
};
MatrixSheet matrix_sheet(const Stage&, const Straight&, bool transposed);

// "C", or "Cᵀ" where it is a transpose: that of a layer whose kernel slides over the output, as the literature has it, or of any
// other layer when turned.
std::string matrix_letter(const MatrixSheet&);
// The output cell whose sum the equation tells while other marks show the step; else -1.
int explained_row(const MatrixSheet&);

// Colour of an entry of that value: grey for a connection whose weight happens to be 0.
Color entry_color(const Palette&, double value, double limit);
double largest_entry(const MatrixSheet&);
double largest_value(const Tensor&);  // in magnitude
// How wide a frame around cells of that size may be.
double frame_width(const MatrixSheet&, double wanted);
// Lines wherever a row of the map ends, stronger ones where a channel ends; `upright` ones part the columns.
void add_block_lines(const MatrixSheet&, const Shape& side, bool upright, const Rect&, std::vector<Mark>&);

// Bundles are coloured by whether they hold connections, more of them darker.
Block drawn_entries(const MatrixSheet&);
// What the present step and the pointer mark on them, to be drawn last.
Group frames_on(const MatrixSheet&);

// How vectors are drawn beside a matrix.
enum class VectorLook { numbers, bars };
double strip_thickness(const MatrixSheet&, VectorLook);
// The maps beside a matrix: `out` comes out of it, `in` goes in, `added` is what the layer adds afterwards.
enum class Vector { out, in, added };
struct StripLook {
  Vector vector = Vector::out;
  bool upright = true;
  VectorLook look = VectorLook::numbers;
};
// As far as the present step has come. Of a transposed sheet y goes in and what the gradients' way back makes of it comes out.
Block drawn_strip(const MatrixSheet&, const StripLook&);
// "image row 2" or "channel 1" for the blocks of a map along a strip: to its left or right, or above it.
enum class LabelSide { left, right, above };
Block strip_labels(const MatrixSheet&, const Shape&, LabelSide);
// Whether a strip is coloured without numbers, so that its colours and blanks need a legend.
bool is_coloured(const MatrixSheet&, VectorLook);

// Entries and strips on their way round the diagonal, a share of 0 to 1 of it; the matrix's corner is the origin, strips stand
// `gap` away. More entries than can move are left out.
Group turning(const MatrixSheet&, double share, double gap, double thickness);

}  // namespace upstamp
