#include "view/backward_layout.h"

#include <cmath>

#include "view/largest_cell.h"
#include "view/row.h"

namespace upstamp {
namespace {

enum Column { coverage, input, weights, output, beyond };
enum Way { forth, back, further };
constexpr double readable_weight = 20;  // cell of a kernel beside maps too large for numbers, at the normal type size

}  // namespace

BackwardLayout::BackwardLayout(const BackwardParts& parts, BackwardSigns signs, BackwardShape shape, const Style& style)
    : style_(style), signs_(std::move(signs)), shape_(shape), tile_gap_(style.sizes.unit * 3) {
  const auto put = [&](Way way, Column column, const BackwardPart& part) {
    if (!part.grids.empty()) slots_[way][column] = slot_of(part);
  };
  put(forth, input, parts.input), put(forth, weights, parts.weights), put(forth, output, parts.output);
  put(back, coverage, parts.coverage), put(back, input, parts.input_gradient), put(back, weights, parts.slopes);
  put(back, output, parts.error), put(shape.tall ? further : back, shape.tall ? output : beyond, parts.weight_gradient);
}

BackwardLayout::Slot BackwardLayout::slot_of(const BackwardPart& part) const {
  const auto line = [&](const std::string& words) { return heading("", "", words, style_.colors.muted, style_).size; };
  Slot slot;
  slot.part = &part;
  slot.heading = heading(part.title, part.letter, part.note, style_.colors.muted, style_).size;
  if (!part.foot.empty())
    slot.foot = {line(part.foot).width, style_.sizes.unit * 2 + style_.fonts->cap_height(Face::sans, style_.sizes.note) +
                                            style_.fonts->descent(Face::sans, style_.sizes.note)};
  for (const Grid& grid : part.grids)
    if (!grid.note.empty())
      slot.note = {std::max(slot.note.width, line(grid.note).width), std::max(slot.note.height, line(grid.note).height)};
  slot.down = (part.places + shape_.most_across - 1) / shape_.most_across;
  slot.across = (part.places + slot.down - 1) / slot.down;
  return slot;
}

double BackwardLayout::weight_cell(double cell) const {
  const double least = style_.sizes.smallest_numbered_cell;
  const Slot& slot = slots_[forth][weights];
  if (cell >= least || !slot.part) return cell;
  const auto height = [&](Column column) {
    const Slot& map = slots_[forth][column];
    return map.down * (map.part->grids.front().rows * cell);
  };
  const double room = std::max({height(input), height(output), least * 3}) / (slot.down * slot.part->grids.front().rows);
  const double readable = std::floor(std::min(readable_weight * type_scale(style_), room));
  return readable >= least ? readable : cell;
}

double BackwardLayout::cell_in(const Slot& slot, double cell) const {
  return slot.part->role == Role::weight && &slot != &slots_[back][weights] ? weight_cell(cell) : cell;
}

BackwardLayout::Box BackwardLayout::box(const Slot& slot, double cell) const {
  if (!slot.part) return {};
  const Grid& grid = slot.part->grids.front();
  const double each = cell_in(slot, cell);
  const Size tile{std::max(grid.columns * each, slot.note.width), slot.note.height + grid.rows * each};
  const double wide = slot.across * (tile.width + tile_gap_) - tile_gap_,
               high = slot.down * (tile.height + tile_gap_) - tile_gap_;
  Box box;
  box.cells = {0, slot.heading.height + slot.note.height, wide, high - slot.note.height};
  box.size = {std::max({wide, slot.heading.width, slot.foot.width}), slot.heading.height + high + slot.foot.height};
  return box;
}

BackwardLayout::Row BackwardLayout::row(int way, double cell) const {
  Row row;
  for (const Slot& slot : slots_[static_cast<std::size_t>(way)]) {
    const Box one = box(slot, cell);
    row.above = std::max(row.above, one.cells.center().y);
    row.below = std::max(row.below, one.size.height - one.cells.center().y);
  }
  return row;
}

double BackwardLayout::column_width(int column, double cell) const {
  double width = 0;
  for (const auto& slots : slots_) width = std::max(width, box(slots[static_cast<std::size_t>(column)], cell).size.width);
  return width;
}

// Nothing before the first column, and none where a column is empty.
double BackwardLayout::gap_before(int column) const {
  const auto there = [&](int which) {
    const auto place = static_cast<std::size_t>(which);
    return slots_[forth][place].part || slots_[back][place].part;
  };
  if (column == coverage || !there(column) || (column == input && !there(coverage))) return 0;
  if (column == input) return style_.sizes.gap;
  return sign_width("→", style_) * (shape_.tall ? 0.7 : 1);
}

double BackwardLayout::gap_above(int row) const {
  if (row == further) return slots_[further][output].part ? style_.sizes.gap * 1.75 : 0;
  return row == forth ? 0 : style_.sizes.gap;
}

Size BackwardLayout::size(double cell) const {
  Size size;
  for (int column = 0; column < columns; ++column) size.width += gap_before(column) + column_width(column, cell);
  for (int way = 0; way < rows; ++way) size.height += gap_above(way) + row(way, cell).above + row(way, cell).below;
  return size;
}

double BackwardLayout::fitting_cell(Size room) const {
  const auto fits = [&](double cell) {
    const Size taken = size(cell);
    return taken.width <= room.width && taken.height <= room.height;
  };
  return largest_cell(style_, fits);
}

Block BackwardLayout::drawn_part(const Slot& slot, double cell) const {
  const BackwardPart& part = *slot.part;
  const Box measure = box(slot, cell);
  Block block = heading(part.title, part.letter, part.note, style_.colors.of(part.role).line, style_);
  block.group.name = part.title;
  const double each = cell_in(slot, cell);
  const Size pitch{std::max(part.grids.front().columns * each, slot.note.width) + tile_gap_,
                   slot.note.height + part.grids.front().rows * each + tile_gap_};
  for (std::size_t i = 0; i < part.grids.size(); ++i) {
    const auto across = static_cast<std::size_t>(slot.across);
    Group tile = drawn_grid(part.grids[i], style_, each).group;
    tile.offset = {static_cast<double>(i % across) * pitch.width,
                   slot.heading.height + static_cast<double>(i / across) * pitch.height};
    block.group.marks.push_back(std::move(tile));
  }
  if (!part.foot.empty())
    block.group.marks.push_back(Text{part.foot,
                                     {0, measure.size.height - style_.fonts->descent(Face::sans, style_.sizes.note)},
                                     style_.sizes.note,
                                     Face::sans,
                                     Anchor::start,
                                     style_.colors.muted,
                                     {}});
  block.size = measure.size, block.cells = measure.cells;
  return block;
}

void BackwardLayout::add_sign(const std::string& sign, double from, double to, double y, std::vector<Mark>& marks) const {
  const double size = style_.sizes.title * 1.2;
  marks.push_back(Text{sign,
                       {(from + to) / 2, y + style_.fonts->cap_height(Face::sans, size) / 2},
                       size,
                       Face::sans,
                       Anchor::middle,
                       style_.colors.muted,
                       {}});
}

// From one block of cells to another, not touching either.
void BackwardLayout::add_arrow(double from, double to, double y, std::vector<Mark>& marks) const {
  const double clear = std::copysign(style_.sizes.gap * 0.5, to - from);
  marks.push_back(arrow({from + clear, y}, {to - clear, y}, {style_.colors.muted, style_.sizes.outline}));
}

void BackwardLayout::add_label(const std::string& label, double from, double to, double y, std::vector<Mark>& marks) const {
  if (label.empty()) return;
  marks.push_back(Text{label,
                       {(from + to) / 2, y - style_.sizes.unit * 1.5},
                       style_.sizes.number,
                       Face::sans,
                       Anchor::middle,
                       style_.colors.ink,
                       {}});
}

void BackwardLayout::add_signs(const Places& places, std::vector<Mark>& marks) const {
  const auto &there = places.cells[forth], &home = places.cells[back];
  const bool has_weights = slots_[forth][weights].part;
  const Rect& before = has_weights ? there[weights] : there[input];
  if (has_weights) add_sign(signs_.meet, there[input].right(), there[weights].x, there[input].center().y, marks);
  add_arrow(before.right(), there[output].x, before.center().y, marks);
  const Rect &gradient = home[input], &error = home[output];
  const double y = error.center().y;
  if (slots_[back][weights].part) {
    add_sign("=", gradient.right(), home[weights].x, y, marks);
    add_sign("×", home[weights].right(), error.x, y, marks);
  } else {
    add_arrow(error.x, gradient.right(), y, marks);
    add_label(signs_.to_input, places.ends[input], error.x, y, marks);
  }
  add_change_of_weights(places, marks);
}

// From the error to the gradient of the weights, beside it or below.
void BackwardLayout::add_change_of_weights(const Places& places, std::vector<Mark>& marks) const {
  const Rect& error = places.cells[back][output];
  if (slots_[back][beyond].part) {
    const Rect& last = places.cells[back][beyond];
    add_arrow(error.right(), last.x, error.center().y, marks);
    add_label(signs_.to_weights, places.ends[output], last.x, error.center().y, marks);
  }
  if (!slots_[further][output].part) return;
  const double bottom = places.tops[further] - style_.sizes.unit * 2, top = bottom - gap_above(further) + style_.sizes.unit * 4,
               x = error.x + style_.sizes.gap / 2, size = style_.sizes.number;
  marks.push_back(arrow({x, top}, {x, bottom}, {style_.colors.muted, style_.sizes.outline}));
  marks.push_back(Text{signs_.to_weights,
                       {x + style_.sizes.unit * 2.5, (top + bottom + style_.fonts->cap_height(Face::sans, size)) / 2},
                       size,
                       Face::sans,
                       Anchor::start,
                       style_.colors.ink,
                       {}});
}

Block BackwardLayout::drawn(double cell) const {
  Block all;
  all.group.name = "backward";
  all.size = size(cell);
  Places places;
  double top = 0;
  for (std::size_t way = 0; way < rows; ++way) {
    const Row line = row(static_cast<int>(way), cell);
    top += gap_above(static_cast<int>(way));
    places.tops[way] = top;
    double x = 0;
    for (int column = 0; column < columns; ++column) {
      x += gap_before(column);
      const auto place = static_cast<std::size_t>(column);
      if (const Slot& slot = slots_[way][place]; slot.part) {
        Block block = drawn_part(slot, cell);
        block.group.offset = {x, top + line.above - block.cells.center().y};
        places.cells[way][place] = block.cells.moved(block.group.offset);
        all.group.marks.push_back(std::move(block.group));
      }
      places.ends[place] = x += column_width(column, cell);
    }
    top += line.above + line.below;
  }
  add_signs(places, all.group.marks);
  return all;
}

}  // namespace upstamp
