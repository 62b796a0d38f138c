#include "view/pooling.h"

#include <algorithm>

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool makes_switches(const LayerStudy& layer) { return !layer.switches.cells.empty(); }

const LayerStudy* first_user(const Study& study, const LayerStudy& pool) {
  for (const LayerStudy& layer : study.layers)
    if (layer.switches_from == pool.index) return &layer;
  return nullptr;
}

// The pooling and who uses it, null and null where the layer in focus is neither.
std::pair<const LayerStudy*, const LayerStudy*> pair_in(const Study& study) {
  const LayerStudy& layer = study.layers[at(study.focus)];
  if (layer.switches_from >= 0) return {&study.layers[at(layer.switches_from)], &layer};
  if (makes_switches(layer)) return {&layer, first_user(study, layer)};
  return {};
}

std::vector<PooledWindow> windows_of(const LayerStudy& pool) {
  std::vector<PooledWindow> windows(at(static_cast<int>(pool.wiring.out.cells())));
  for (const Tap& tap : pool.wiring.considered) windows[at(tap.out)].cells.push_back(tap.in);
  for (const Tap& tap : pool.wiring.taps) {
    windows[at(tap.out)].cells.push_back(tap.in);
    windows[at(tap.out)].winner = tap.in;
  }
  for (PooledWindow& window : windows) {
    std::sort(window.cells.begin(), window.cells.end());
    for (const int cell : window.cells)
      if (cell != window.winner && pool.x[cell] == pool.x[window.winner]) window.ties.push_back(cell);
  }
  return windows;
}

// Where each value goes, and whether it stays there.
void place(Pooling& pooling) {
  const std::size_t count = pooling.windows.size();
  pooling.places.assign(count, -1);
  pooling.lost.assign(count, 0);
  if (pooling.unpool) {
    pooling.back = pooling.unpool->y.shape;
    for (const Tap& tap : pooling.unpool->wiring.taps) pooling.places[at(tap.in)] = tap.out;
    for (const Tap& tap : pooling.unpool->wiring.considered) pooling.places[at(tap.in)] = tap.out, pooling.lost[at(tap.in)] = 1;
    return;
  }
  pooling.back = pooling.pool->x.shape;
  std::vector<int> writers(at(static_cast<int>(pooling.back.cells())), -1);
  for (std::size_t i = 0; i < count; ++i) {
    pooling.places[i] = pooling.windows[i].winner;
    if (pooling.places[i] < 0) continue;
    int& writer = writers[at(pooling.places[i])];
    if (writer >= 0) pooling.lost[at(writer)] = 1;
    writer = static_cast<int>(i);
  }
}

// Into at most so many cells of each window.
template <class Combine>
Restored over_windows(const Pooling& pooling, std::size_t most, Combine combine) {
  Restored made{Tensor(pooling.pool->x.shape), std::vector<int>(pooling.pool->x.values.size())};
  for (std::size_t i = 0; i < pooling.windows.size(); ++i) {
    const std::vector<int>& cells = pooling.windows[i].cells;
    for (std::size_t k = 0; k < std::min(most, cells.size()); ++k) {
      double& value = made.values[cells[k]];
      value = combine(value, pooling.values()[static_cast<int>(i)], cells.size());
      ++made.writers[at(cells[k])];
    }
  }
  return made;
}

double later(double, double value, std::size_t) { return value; }

}  // namespace

std::optional<Pooling> pooling_of(const Study& study) {
  const auto [pool, unpool] = pair_in(study);
  if (!pool) return std::nullopt;
  Pooling pooling;
  pooling.pool = pool, pooling.unpool = unpool;
  pooling.windows = windows_of(*pool);
  place(pooling);
  return pooling;
}

Restored at_their_places(const Pooling& pooling) {
  Restored made{Tensor(pooling.back), std::vector<int>(at(static_cast<int>(pooling.back.cells())))};
  for (std::size_t i = 0; i < pooling.places.size(); ++i) {
    if (pooling.places[i] < 0) continue;
    made.values[pooling.places[i]] = pooling.values()[static_cast<int>(i)];
    ++made.writers[at(pooling.places[i])];
  }
  return made;
}

Restored in_first_cells(const Pooling& pooling) { return over_windows(pooling, 1, later); }

Restored in_all_cells(const Pooling& pooling) { return over_windows(pooling, pooling.pool->x.values.size(), later); }

Restored shared_out(const Pooling& pooling) {
  return over_windows(pooling, pooling.pool->x.values.size(),
                      [](double sum, double value, std::size_t cells) { return sum + value / static_cast<double>(cells); });
}

}  // namespace upstamp
