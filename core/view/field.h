// What one cell is made from and where it goes, through all layers: its receptive field and its reach, exact, by the wirings.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "figure/figure.h"
#include "lab/study.h"

namespace upstamp {

// Feature maps are named by the layer that gives them; -1 is the scene's input.
inline constexpr int input_map_index = -1;
const Tensor& map_of(const Study&, int map);

// Which cells of each map (at map + 1) one cell is made from, or goes into. A maximum counts all cells that it chose from.
struct Field {
  int map = input_map_index, cell = 0;
  std::vector<std::vector<char>> lit;
  const std::vector<char>& of(int which) const { return lit[static_cast<std::size_t>(which + 1)]; }
};
Field field_of(const Study&, int map, int cell);

// The map and its cell that is hovered or pinned (of a product the one it goes into); nothing for weights and what is not there.
std::optional<std::pair<int, int>> map_cell(const Study&, const Tag&);
// The same cell as views of that map draw it.
Tag tag_of_map(int map, int cell);

}  // namespace upstamp
