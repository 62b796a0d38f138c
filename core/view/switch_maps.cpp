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
  merge(on.pointed, on.pool.pointed.output);
  const Tag& tag = on.pool.tag;
  if (tag.role == Role::input)
    for (std::size_t i = 0; i < windows.size(); ++i)
      if (std::binary_search(windows[i].cells.begin(), windows[i].cells.end(), tag.cell)) on.pointed[i] = 1;
  if (!on.unpool) return;
  if (on.unpool->moment.cell >= 0) merge(on.now, on.unpool->now.input);
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

Grid before_grid(const PoolingStage& on) {
  Grid grid = input_map(on.pool, on.channel);
  grid.title = "Before pooling";
  if (!on.is_played(on.pool)) grid.letter.clear();
  const std::string windows = !frames_fit(on) ? "" : windows_overlap(on) ? ", corners of windows" : ", windows framed";
  grid.note = channel_note(on, sides(on.pool.layer.x.shape) + windows);
  std::vector<char> won(on.pool.layer.x.values.size());
  for (const PooledWindow& window : on.pooling.windows)
    if (window.winner >= 0) won[at(window.winner)] = 1;
  for (CellLook& look : grid.cells)
    if (!won[at(look.cell)]) look.ground = CellGround::plain, look.faint = true;
  return grid;
}

Grid pooled_grid(const PoolingStage& on) {
  Grid grid = output_map(on.pool, on.channel);
  grid.title = "Pooled";
  // Letters are those of the layer that is played: what it takes is x, what it gives is y.
  if (!on.is_played(on.pool)) grid.letter = on.direct() && on.is_played(*on.unpool) ? "x" : "";
  grid.note = sides(on.pool.layer.y.shape);
  for (CellLook& look : grid.cells) look.count = 0;
  if (!on.is_played(on.pool)) outline_lit(grid, on.now, on.pool.style.colors.input.line, on.pool.style.sizes.emphasis);
  if (on.direct() || !on.unpool)
    for (CellLook& look : grid.cells) look.hatched = look.shown && on.pooling.lost[at(look.cell)];
  return grid;
}

Grid places_grid(const PoolingStage& on) {
  const Shape& pooled = on.pool.layer.y.shape;
  Grid grid = empty_grid("Switches", "s", "row, column of each", Role::output, on.pool.layer.index, pooled.rows, pooled.columns);
  const auto [first, end] = drawn_range(on);
  for (int cell = first; cell < end; ++cell) {
    grid.cells[at(cell - first)].cell = cell;
    grid.cells[at(cell - first)].ground = CellGround::tinted;
  }
  const Measures& sizes = on.pool.style.sizes;
  outline_lit(grid, on.now, on.pool.style.colors.output.line, sizes.emphasis);
  outline_lit(grid, on.pointed, on.pool.style.colors.output.line, pointed_width(on.pool.style));
  return grid;
}

void look_restored(Grid& grid, const std::vector<int>& writers) {
  for (CellLook& look : grid.cells) {
    const int count = writers[at(look.cell)];
    const bool zero = look.shown && count == 0;
    look.count = look.shown ? count : 0;
    look.hatched = look.faint = zero;
    if (zero) look.ground = CellGround::zero;
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
  outline_lit(grid, unpooled ? stage.pointed.output : stage.pointed.input, stage.style.colors.of(grid.role).line,
              pointed_width(stage.style));
  look_restored(grid, restored.writers);
  return grid;
}

Grid back_grid(const PoolingStage& on) {
  const Restored restored = at_their_places(on.pooling);
  const std::vector<int>& writers = restored.writers;
  Grid grid = on.unpool ? output_map(*on.unpool, on.channel) : restored_grid(on, restored, "", "");
  grid.title = on.unpool ? "Unpooled" : "Put back";
  grid.letter = on.unpool && on.is_played(*on.unpool) ? "y" : "";
  grid.note = sides(on.pooling.back) + ", each where it stood";
  // While the pooling is played, only what has been pooled can be put back.
  if (on.is_played(on.pool) && (on.direct() || !on.unpool)) {
    const Moment& moment = on.pool.moment;
    std::vector<char> there(writers.size());
    for (std::size_t i = 0; i < on.pooling.places.size(); ++i)
      if (on.pooling.places[i] >= 0 && on.pool.partial.counts[i] > 0) there[at(on.pooling.places[i])] = 1;
    for (CellLook& look : grid.cells)
      if (!there[at(look.cell)] && !(writers[at(look.cell)] == 0 && moment.step >= moment.steps))
        look.shown = false, look.ground = CellGround::plain;
  }
  look_restored(grid, writers);
  return grid;
}

}  // namespace

PoolingStage pooling_stage_of(const Study& study, const Pooling& pooling, const Stage& pool, const Stage* unpool, int channel) {
  PoolingStage on{study, pooling, pool, unpool};
  light(on);
  on.channel = channel_of(on, channel);
  return on;
}

Block before_block(const PoolingStage& on, double cell) {
  const Grid grid = before_grid(on);
  Block block = drawn_grid(grid, on.pool.style, cell);
  std::vector<char> won(on.pool.layer.x.values.size());
  for (const PooledWindow& window : on.pooling.windows)
    if (window.winner >= 0) won[at(window.winner)] = 1;
  add_corners(block, grid, cell, won, on.pool.style.colors.input.line, block.group);
  add_windows(on, block, cell, block.group);
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
  grid.title = "To unpool";
  for (CellLook& look : grid.cells) look.hatched = on.pooling.lost[at(look.cell)];
  return drawn_grid(grid, on.pool.style, cell);
}

Block back_block(const PoolingStage& on, double cell) {
  const Grid grid = back_grid(on);
  Block block = drawn_grid(grid, on.pool.style, cell);
  std::vector<char> reached(at(static_cast<int>(on.pooling.back.cells())));
  for (const int place : on.pooling.places)
    if (place >= 0) reached[at(place)] = 1;
  add_corners(block, grid, cell, reached, on.pool.style.colors.of(grid.role).line, block.group);
  return block;
}

Block restored_block(const PoolingStage& on, const Restored& restored, const std::string& title, const std::string& note,
                     double cell) {
  return drawn_grid(restored_grid(on, restored, title, note), on.pool.style, cell);
}

}  // namespace upstamp
