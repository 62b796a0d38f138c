// Drawing one grid of numbers the way every figure does: title in its role colour, letter, small grey note, tinted cells, strong
// outline.
#pragma once
#include <string>
#include <vector>

#include "figure/style.h"
#include "lab/scene.h"

namespace upstamp {

enum class CellGround : std::uint8_t { plain, tinted, zero };  // zero: inserted or padded, hatched by `hatched`

struct CellLook {
  bool shown = false;  // whether the number is written
  double value = 0;
  CellGround ground = CellGround::plain;
  bool hatched = false;
  bool faint = false;     // number in the muted colour
  int count = 0;          // written small in the corner when above 1
  int cell = -1;          // flat cell of the role it stands for; -1 = not pickable
  Color fill = no_color;  // instead of the ground, when the colour itself tells something
};

// A frame around a block of cells.
struct Outline {
  int row = 0, column = 0, rows = 1, columns = 1;
  Color color;
  double width = 3;
  bool dashed = false;
};

struct Grid {
  std::string title, letter, note;  // "Input", "x", "3 × 3"
  std::string later_note;           // that may come instead while a scene plays; there is always room for it
  std::string foot;                 // small line below
  std::string count_foot;           // what the counts in the corners mean; stands below where they have room
  Role role = Role::none;
  int layer = 0;  // LayerStudy::index, for what hovering a cell means
  int rows = 1, columns = 1;
  std::vector<CellLook> cells;  // row-major
  std::vector<Outline> outlines;
  int index_columns =
      0;               // of a kernel that is drawn turned: its columns, so that each cell says in its corner which weight it is
  bool framed = true;  // strong outline in the role's colour
  double limit = 0;    // largest magnitude on the colour map when cells are too small for numbers; 0 = of the shown values
  CellLook& at(int row, int column) { return cells[static_cast<std::size_t>(row * columns + column)]; }
};
Grid empty_grid(std::string title, std::string letter, std::string note, Role, int layer, int rows, int columns);

// Frames around the cells that stand for lit flat cells: one around all where they fill a block.
void outline_lit(Grid&, const std::vector<char>& lit, Color, double width);
// One frame around all cells that stand for flat cells from `first` to before `end`.
void outline_range(Grid&, int first, int end, Color, double width);
double pointed_width(const Style&);  // of the frame around what is hovered or pinned

// A drawn part of a figure: marks with their origin at the top left, and where the cells lie in it.
struct Block {
  Group group;
  Size size;
  Rect cells;
};
Block drawn_grid(const Grid&, const Style&, double cell);
// Title, letter in italics and small grey note, as they stand above a grid; any of them may be "".
Block heading(const std::string& title, const std::string& letter, const std::string& note, Color, const Style&);
// Grids of one stack share the column; titles stand on the first, the others keep only their note.
Block stacked(const std::vector<Block>&, double gap);

}  // namespace upstamp
