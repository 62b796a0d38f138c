#include "view/gains.h"

namespace upstamp {
namespace {

struct Box {
  int top = 0, left = 0, bottom = -1, right = -1;
  void add(const Position& at) {
    if (bottom < top) {
      top = bottom = at.row, left = right = at.column;
    } else {
      top = std::min(top, at.row), bottom = std::max(bottom, at.row);
      left = std::min(left, at.column), right = std::max(right, at.column);
    }
  }
  int rows() const { return bottom - top + 1; }
  int columns() const { return right - left + 1; }
};

}  // namespace

bool has_gains(const Wiring& wiring) {
  return std::any_of(wiring.taps.begin(), wiring.taps.end(), [](const Tap& tap) { return tap.gain != 1; });
}

Grid gain_grid(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  const bool scatter = stage.stamps();
  const auto far_side = [&](const Tap& tap) { return scatter ? position(wiring.out, tap.out) : position(wiring.in, tap.in); };
  std::vector<Box> boxes(static_cast<std::size_t>((scatter ? wiring.in : wiring.out).cells()));
  for (const Tap& tap : wiring.taps) boxes[static_cast<std::size_t>(scatter ? tap.in : tap.out)].add(far_side(tap));
  int rows = 1, columns = 1;
  for (const Box& box : boxes) rows = std::max(rows, box.rows()), columns = std::max(columns, box.columns());
  // Those of one layer are fixed, but not the same for all: they follow from where a cell lies.
  Grid grid = empty_grid("Weights", "", stage.layer.several ? "of these layers together" : "fixed, not learned", Role::weight,
                         stage.layer.index, rows, columns);
  int cell = scatter ? stamped_cell(stage) : window_cell(stage);
  // At rest they are still those of the step before.
  if (cell < 0 && stage.moment.cell < 0 && !stage.moment.done.empty())
    cell = scatter ? stage.moment.done.back().in : stage.moment.done.back().out;
  if (cell < 0) return grid;
  const Box& box = boxes[static_cast<std::size_t>(cell)];
  const auto row = [&](const Tap& tap) { return far_side(tap).row - box.top; };
  const auto column = [&](const Tap& tap) { return far_side(tap).column - box.left; };
  for (const Tap& tap : wiring.taps) {
    if ((scatter ? tap.in : tap.out) != cell) continue;
    CellLook& look = grid.at(row(tap), column(tap));
    look.shown = true;
    look.ground = CellGround::tinted;
    look.value += tap.gain;
  }
  if (stage.moment.granularity == Granularity::product)
    for (const Tap& tap : stage.moment.now)
      if ((scatter ? tap.in : tap.out) == cell)
        grid.outlines.push_back({row(tap), column(tap), 1, 1, stage.style.colors.kernel.line, stage.style.sizes.emphasis, false});
  return grid;
}

}  // namespace upstamp
