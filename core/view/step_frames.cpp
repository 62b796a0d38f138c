#include "view/step_frames.h"

namespace upstamp {
namespace {

const std::vector<char>& side(const Lit& lit, Role role) {
  return role == Role::input ? lit.input : role == Role::weight ? lit.weight : lit.output;
}

}  // namespace

void frame_step(const Stage& stage, const Lit& now, Grid& grid) {
  const Color color = stage.style.colors.of(grid.role).line;
  const double width = stage.style.sizes.emphasis * stage.motion.light;
  const Role played = stage.scatter() ? Role::input : Role::output;
  if (stage.moment.cell >= 0 && width > 0) {
    // A step whose products are all cropped away still has its cell.
    if (grid.role == played) outline_range(grid, stage.moment.cell, stage.playing_end(), color, width);
    if (grid.role != played) outline_lit(grid, side(now, grid.role), color, width);
  }
  outline_lit(grid, side(stage.pointed, grid.role), color, pointed_width(stage.style));
}

}  // namespace upstamp
