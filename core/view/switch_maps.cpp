#include "view/switch_maps.h"

#include <algorithm>

#include "base/text.h"
#include "view/sheet.h"
#include "view/switch_marks.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

void merge(std::vector<char>& all, const std::vector<char>& more) {
  for (std::size_t i = 0; i < std::min(all.size(), more.size()); ++i) all[i] = all[i] || more[i];
}

// What the step and the pointer mean for pooled cells, whichever layer has them.
void light(PoolingStage& on) {
  const std::vector<PooledWindow>& windows = on.pooling.windows;
  on.now.resize(windows.size()), on.pointed.resize(windows.size());
  if (on.pool.moment.cell >= 0) merge(on.now, on.pool.now.output);
  // A window of padding alone takes nothing, and has its step all the same.
  for (int cell = 0; !on.pool.scatter() && cell < static_cast<int>(windows.size()); ++cell)
    if (on.pool.playing(cell)) on.now[at(cell)] = 1;
  merge(on.pointed, on.pool.pointed.output);
  const Tag& tag = on.pool.tag;
  if (tag.role == Role::input)
    for (std::size_t i = 0; i < windows.size(); ++i)
      if (std::binary_search(windows[i].cells.begin(), windows[i].cells.end(), tag.cell)) on.pointed[i] = 1;
  if (!on.unpool) return;
  if (on.unpool->moment.cell >= 0) merge(on.now, on.unpool->now.input);
  for (int cell = 0; on.unpool->scatter() && cell < static_cast<int>(windows.size()); ++cell)
    if (on.unpool->playing(cell)) on.now[at(cell)] = 1;
  merge(on.pointed, on.unpool->pointed.input);
}

// The channel of what is pointed at or played, else the one asked for.
int channel_of(const PoolingStage& on, int wish) {
  const Shape& pooled = on.pool.layer.y.shape;
  for (const auto* lit : {&on.pointed, &on.now})
    for (std::size_t i = 0; i < lit->size(); ++i)
      if ((*lit)[i]) return position(pooled, static_cast<int>(i)).channel;
  return std::min(wish, pooled.channels - 1);
}

std::string channel_note(const PoolingStage& on, const std::string& rest) {
  const int channels = on.pool.layer.y.shape.channels;
  return channels > 1 ? "channel " + std::to_string(on.channel) + " of " + std::to_string(channels) + ", " + rest : rest;
}

std::string sides(const Shape& shape) { return shape_text({1, 1, shape.rows, shape.columns}); }

// What the step is about stands out in one colour in all maps; what is pointed at has a finer frame.
void frame_lit(const PoolingStage& on, Grid& grid, const std::vector<char>& now, const std::vector<char>& pointed) {
  const Style& style = on.pool.style;
  grid.outlines.clear();
  outline_lit(grid, now, style.colors.kernel.line, style.sizes.emphasis);
  outline_lit(grid, pointed, style.colors.kernel.line, pointed_width(style));
}

// The cells of a map that are the `of` of lit pooled cells.
std::vector<char> lit_places(const PoolingStage& on, const std::vector<char>& lit, const Shape& shape, bool back) {
  std::vector<char> places(at(static_cast<int>(shape.cells())));
  for (std::size_t i = 0; i < lit.size(); ++i)
    if (const int place = back ? on.pooling.places[i] : on.pooling.windows[i].winner; lit[i] && place >= 0) places[at(place)] = 1;
  return places;
}

Grid before_grid(const PoolingStage& on) {
  Grid grid = input_map(on.pool, on.channel);
  const Shape& shape = on.pool.layer.x.shape;
  grid.title = "Before pooling", grid.letter.clear();
  grid.note = channel_note(on, sides(shape) + "; filled corner: wins");
  if (frames_fit(on) && !windows_overlap(on)) grid.foot = "frames: windows";
  const std::vector<char> won = winners_so_far(on);
  for (CellLook& look : grid.cells)
    if (!won[at(look.cell)]) look.ground = CellGround::plain, look.faint = true;
  frame_lit(on, grid, {}, on.pool.pointed.input);
  // Within the frame of its window.
  outline_lit(grid, lit_places(on, on.now, shape, false), on.pool.style.colors.kernel.line, on.pool.style.sizes.emphasis / 2);
  return grid;
}

// The values that go back, those hatched that a later one has overwritten.
void hatch_lost(const PoolingStage& on, Grid& grid) {
  const std::vector<char> lost = on.overwritten();
  for (CellLook& look : grid.cells) look.hatched = look.shown && lost[at(look.cell)];
  const auto [first, end] = drawn_range(on);
  if (std::count(on.pooling.lost.begin() + first, on.pooling.lost.begin() + end, 1) > 0) grid.note = "hatched: overwritten";
}

Grid pooled_grid(const PoolingStage& on) {
  Grid grid = output_map(on.pool, on.channel);
  grid.title = "Pooled", grid.letter.clear();
  grid.note = sides(on.pool.layer.y.shape);
  for (CellLook& look : grid.cells) look.count = 0;
  frame_lit(on, grid, on.now, on.pointed);
  if (on.direct()) hatch_lost(on, grid);
  return grid;
}

Grid places_grid(const PoolingStage& on) {
  const Shape& pooled = on.pool.layer.y.shape;
  Grid grid = empty_grid("Switches", "", "row, column of each", Role::output, on.pool.layer.index, pooled.rows, pooled.columns);
  const auto [first, end] = drawn_range(on);
  for (int cell = first; cell < end; ++cell) {
    grid.cells[at(cell - first)].cell = cell;
    if (on.is_pooled(cell)) grid.cells[at(cell - first)].ground = CellGround::tinted;
  }
  frame_lit(on, grid, on.now, on.pointed);
  return grid;
}

void look_restored(Grid& grid, const std::vector<int>& writers) {
  for (CellLook& look : grid.cells) {
    const int count = writers[at(look.cell)];
    look.count = look.shown ? count : 0;
    look.hatched = false;
    if (look.shown && count == 0) look.ground = CellGround::zero, look.faint = true;
  }
}

Grid restored_grid(const PoolingStage& on, const Restored& restored, std::string title, std::string note) {
  const Tensor& values = restored.values;
  // The same place of the unpooled map, where there is one of this size, else of the map that was pooled.
  const bool unpooled = on.unpool && on.unpool->layer.y.shape == values.shape;
  const LayerStudy& layer = unpooled ? on.unpool->layer : on.pool.layer;
  Grid grid = empty_grid(std::move(title), "", std::move(note), unpooled ? Role::output : Role::input, layer.index,
                         values.shape.rows, values.shape.columns);
  const int plane = static_cast<int>(values.shape.plane());
  for (int i = 0; i < plane; ++i) {
    const int cell = on.channel * plane + i;
    grid.cells[at(i)] = {true, values[cell], CellGround::tinted, false, false, 0, cell};
  }
  const Stage& stage = unpooled ? *on.unpool : on.pool;
  frame_lit(on, grid, {}, unpooled ? stage.pointed.output : stage.pointed.input);
  look_restored(grid, restored.writers);
  // What is not put back with switches yet is not put back without them either.
  for (std::size_t i = 0; i < on.pooling.windows.size(); ++i)
    for (const int cell : on.pooling.windows[i].cells)
      if (const int place = cell - on.channel * plane; place >= 0 && place < plane && !on.is_put_back(static_cast<int>(i)))
        grid.cells[at(place)].shown = false, grid.cells[at(place)].ground = CellGround::plain;
  return grid;
}

// Nothing has come into a map yet.
void clear(Grid& grid) {
  for (CellLook& look : grid.cells) look.shown = look.hatched = false, look.count = 0, look.ground = CellGround::plain;
}

Grid back_grid(const PoolingStage& on) {
  const std::vector<int> writers = at_their_places(on.pooling).writers;
  Grid grid = output_map(*on.unpool, on.channel);
  grid.title = "Unpooled", grid.letter.clear();
  grid.note = sides(on.pooling.back) + ", at the switches";
  frame_lit(on, grid, lit_places(on, on.now, on.pooling.back, true), on.unpool->pointed.output);
  // While the pooling is played, only what has been pooled can be put back.
  if (!on.all_pooled()) {
    std::vector<char> there(writers.size());
    for (std::size_t i = 0; on.direct() && i < on.pooling.places.size(); ++i)
      if (on.pooling.places[i] >= 0 && on.is_pooled(static_cast<int>(i))) there[at(on.pooling.places[i])] = 1;
    for (CellLook& look : grid.cells)
      if (!there[at(look.cell)]) look.shown = false, look.ground = CellGround::plain;
    if (!on.direct()) grid.outlines.clear();
  }
  look_restored(grid, writers);
  if (std::any_of(grid.cells.begin(), grid.cells.end(), [&](const CellLook& look) { return writers[at(look.cell)] > 1; }))
    grid.count_foot = "×2: two went there, the later stays";
  return grid;
}

}  // namespace

bool PoolingStage::is_put_back(int cell) const {
  if (!unpool || pooling.places[at(cell)] < 0) return false;
  if (!all_pooled()) return direct() && is_pooled(cell);
  if (!is_played(*unpool)) return true;
  if (!unpool->scatter()) return is_finished(unpool->moment, pooling.places[at(cell)], unpool->motion.count);
  return cell < unpool->moment.finished || (unpool->playing(cell) && unpool->motion.count > 0);
}

std::vector<char> PoolingStage::overwritten() const {
  std::vector<char> lost(pooling.places.size()), taken(at(static_cast<int>(pooling.back.cells())));
  for (int cell = static_cast<int>(lost.size()) - 1; cell >= 0; --cell) {
    if (!is_put_back(cell)) continue;
    char& place = taken[at(pooling.places[at(cell)])];
    lost[at(cell)] = place;
    place = 1;
  }
  return lost;
}

int PoolingStage::lone() const {
  for (const auto* lit : {&pointed, &now})
    if (std::count(lit->begin(), lit->end(), 1) == 1)
      return static_cast<int>(std::find(lit->begin(), lit->end(), 1) - lit->begin());
  return -1;
}

PoolingStage pooling_stage_of(const Study& study, const Pooling& pooling, const Stage& pool, const Stage* unpool, int channel) {
  PoolingStage on{study, pooling, pool, unpool};
  light(on);
  on.channel = channel_of(on, channel);
  return on;
}

Block before_block(const PoolingStage& on, double cell) {
  const Grid grid = before_grid(on);
  Block block = drawn_grid(grid, on.pool.style, cell);
  add_corners(block, grid, cell, winners_so_far(on), on.pool.style.colors.input.line, block.group);
  add_windows(on, block, cell);
  add_ties(on, block, grid, cell, block.group);
  return block;
}

Block pooled_block(const PoolingStage& on, double cell) { return drawn_grid(pooled_grid(on), on.pool.style, cell); }

Block places_block(const PoolingStage& on, double cell) {
  Block block = drawn_grid(places_grid(on), on.pool.style, cell);
  add_places(on, block, cell, block.group);
  return block;
}

bool places_fit(const PoolingStage& on, double cell) { return place_size(on, cell) > 0; }

Block unpooling_block(const PoolingStage& on, double cell) {
  Grid grid = input_map(*on.unpool, on.channel);
  grid.title = "To unpool", grid.letter.clear();
  grid.note = sides(on.unpool->layer.x.shape);
  // It is the output of the layer before.
  if (on.unpool->layer.from >= 0) grid.role = Role::output, grid.layer = on.unpool->layer.from;
  frame_lit(on, grid, on.now, on.pointed);
  hatch_lost(on, grid);
  if (!on.all_pooled()) clear(grid), grid.outlines.clear();
  return drawn_grid(grid, on.pool.style, cell);
}

Block back_block(const PoolingStage& on, double cell) { return drawn_grid(back_grid(on), on.pool.style, cell); }

Block restored_block(const PoolingStage& on, const Restored& restored, const std::string& title, const std::string& note,
                     double cell) {
  return drawn_grid(restored_grid(on, restored, title, note), on.pool.style, cell);
}

}  // namespace upstamp
