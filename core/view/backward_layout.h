// Where the parts of the backward picture stand: the way there above, the way back below, with the error between the two
// gradients that come from it.
#pragma once
#include <array>
#include <string>

#include "view/backward_grids.h"

namespace upstamp {

struct BackwardSigns {
  std::string meet;                  // between input and weights
  std::string to_input, to_weights;  // what the error is multiplied by, above the arrows
};

struct BackwardShape {
  int most_across = 1;  // so many channels or kernels of a part stand beside each other
  bool tall = false;    // the weights' gradient stands below the error, for pages that are narrow
};

class BackwardLayout {
 public:
  BackwardLayout(const BackwardParts&, BackwardSigns, BackwardShape, const Style&);
  // The largest cell with which all stays in that room.
  double fitting_cell(Size room) const;
  // Kernels keep their numbers where maps are too large for theirs.
  double weight_cell(double cell) const;
  Block drawn(double cell) const;

 private:
  static constexpr int columns = 5, rows = 3;
  struct Slot {
    const BackwardPart* part = nullptr;  // null: nothing stands there
    Size heading, note, foot;
    int across = 1, down = 1;
  };
  struct Box {
    Size size;
    Rect cells;
  };
  struct Row {
    double above = 0, below = 0;  // of the line through the middles of the cells
  };
  Slot slot_of(const BackwardPart&) const;
  double cell_in(const Slot&, double cell) const;
  Box box(const Slot&, double cell) const;
  Row row(int, double cell) const;
  double column_width(int, double cell) const;
  double gap_before(int column) const;
  double gap_above(int row) const;
  Size size(double cell) const;
  Block drawn_part(const Slot&, double cell) const;
  // Where the cells of every part are, where columns end and rows begin.
  struct Places {
    std::array<std::array<Rect, columns>, rows> cells;
    std::array<double, columns> ends{};
    std::array<double, rows> tops{};
  };
  void add_signs(const Places&, std::vector<Mark>&) const;
  void add_change_of_weights(const Places&, std::vector<Mark>&) const;
  void add_sign(const std::string&, double from, double to, double y, std::vector<Mark>&) const;
  void add_arrow(double from, double to, double y, std::vector<Mark>&) const;
  // Above an arrow; clear of headings that are wider than their cells.
  void add_label(const std::string&, double from, double to, double y, std::vector<Mark>&) const;

  const Style& style_;
  BackwardSigns signs_;
  BackwardShape shape_;
  std::array<std::array<Slot, columns>, rows> slots_;
  double tile_gap_;
};

}  // namespace upstamp
