#include "view/there_and_back.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "view/row.h"

namespace upstamp {
namespace {

constexpr double widened = 1.35;  // how much wider than usual cells with long numbers may be

bool single_rows(const ThereAndBack& picture) { return picture.x.front().rows == 1 && picture.y.front().rows == 1; }

Block side_by_side(const std::vector<Block>& blocks, double gap) {
  Block row;
  double above = 0;
  for (const Block& block : blocks) above = std::max(above, block.cells.y);
  for (const Block& block : blocks) {
    Group moved = block.group;
    moved.offset = {row.group.marks.empty() ? 0 : row.size.width + gap, above - block.cells.y};
    const Rect cells = block.cells.moved(moved.offset);
    row.cells = row.group.marks.empty() ? cells : united(row.cells, cells);
    row.size = {moved.offset.x + block.size.width, std::max(row.size.height, moved.offset.y + block.size.height)};
    row.group.marks.push_back(std::move(moved));
  }
  return row;
}

// Each takes `pitch` points across at least where channels lie beside each other.
Block drawn_channels(const std::vector<Grid>& grids, bool beside, const Style& style, double cell, double pitch = 0) {
  std::vector<Block> blocks;
  for (const Grid& grid : grids) {
    blocks.push_back(drawn_grid(grid, style, cell));
    if (beside) blocks.back().size.width = std::max(blocks.back().size.width, pitch);
  }
  return beside ? side_by_side(blocks, style.sizes.unit * 4) : stacked(blocks, style.sizes.unit * 3);
}

// The width of the widest of them, so that the same channels of several ways stand below each other.
double pitch_of(const ThereAndBack& picture, std::vector<Grid> DrawnWay::*grids, const Style& style, double cell) {
  double widest = 0;
  if (!picture.beside) return 0;
  for (const DrawnWay& way : picture.ways)
    for (const Grid& grid : way.*grids) widest = std::max(widest, drawn_grid(grid, style, cell).size.width);
  return widest;
}

// An arrow and what it does, off the line: above it, or below where it falls.
void add_arrow(Point from, Point to, const std::string& words, const Style& style, std::vector<Mark>& marks) {
  marks.push_back(arrow(from, to, {style.colors.kernel.line, style.sizes.outline}));
  const Point way = to - from;
  const double length = std::max(1.0, std::hypot(way.x, way.y)), size = style.sizes.title;
  const Point off = way.y > 1 ? Point{-way.y / length, way.x / length} : Point{way.y / length, -way.x / length};
  const double width = style.fonts->width(words, Face::sans_italic, size),
               height = style.fonts->cap_height(Face::sans_italic, size);
  const double reach = (width * std::fabs(off.x) + height * std::fabs(off.y)) / 2 + style.sizes.unit * 1.5;
  const Point middle = between(from, to, 0.5) + off * reach;
  marks.push_back(
      Text{words, {middle.x, middle.y + height / 2}, size, Face::sans_italic, Anchor::middle, style.colors.kernel.line, {}});
}

// A picture that grows by the blocks put into it.
struct Sheet {
  Block all;

  Sheet() { all.group.name = "there and back"; }
  // Where its cells come to lie.
  Rect put(Block block, Point at) {
    block.group.offset = at;
    all.group.marks.push_back(std::move(block.group));
    all.size = {std::max(all.size.width, at.x + block.size.width), std::max(all.size.height, at.y + block.size.height)};
    return block.cells.moved(at);
  }
};

// Where an arrow may begin beside a block: at its cells, for only headings above them are wider; channels one below the other
// have such between them.
double right_of(const Block& block, const std::vector<Grid>& grids, bool beside) {
  return grids.size() > 1 && !beside ? block.size.width : block.cells.right();
}

Block drawn_across(const ThereAndBack& picture, const Style& style, double cell) {
  Sheet sheet;
  std::vector<Mark>& marks = sheet.all.group.marks;
  const auto channels = [&](const std::vector<Grid>& grids, double pitch = 0) {
    return drawn_channels(grids, picture.beside, style, cell, pitch);
  };
  const double numbers = pitch_of(picture, &DrawnWay::numbers, style, cell),
               differences = pitch_of(picture, &DrawnWay::differences, style, cell);
  const Block x = channels(picture.x), y = channels(picture.y);
  std::vector<Block> ways;
  double high = -style.sizes.gap, widest = 0;
  for (const DrawnWay& way : picture.ways) {
    ways.push_back(channels(way.numbers, numbers));
    high += ways.back().size.height + style.sizes.gap, widest = std::max(widest, ways.back().size.width);
  }
  const double gap = sign_width("→", style), inset = style.sizes.gap * 0.5;
  // All on one line through the middles of their cells; of two ways back it runs between them.
  const double of_ways = ways.size() == 1 ? ways.front().cells.center().y : high / 2;
  const double middle = std::max({of_ways, x.cells.center().y, y.cells.center().y});
  sheet.put(x, {0, middle - x.cells.center().y});
  const double second = x.size.width + gap, third = second + y.size.width + gap * 1.25;
  const Rect out = sheet.put(y, {second, middle - y.cells.center().y});
  const double begin = right_of(x, picture.x, picture.beside) + inset;
  add_arrow({begin, middle}, {out.x - inset, middle}, "C", style, marks);
  // Straight past the heading first, which may be wider than the cells.
  const Point start{second + right_of(y, picture.y, picture.beside) + inset, middle}, fork{second + y.size.width + inset, middle};
  if (fork.x > start.x && ways.size() > 1) marks.push_back(line(start, fork, {style.colors.kernel.line, style.sizes.outline}));
  double top = middle - of_ways;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Rect cells = sheet.put(ways[i], {third, top});
    add_arrow(ways.size() > 1 ? fork : start, {third - inset, cells.center().y}, picture.ways[i].sign, style, marks);
    if (!picture.ways[i].differences.empty())
      sheet.put(channels(picture.ways[i].differences, differences), {third + widest + style.sizes.gap * 1.5, top});
    top += ways[i].size.height + style.sizes.gap;
  }
  return std::move(sheet.all);
}

// From top to bottom, the ways back side by side.
Block drawn_down(const ThereAndBack& picture, const Style& style, double cell) {
  Sheet sheet;
  std::vector<Mark>& marks = sheet.all.group.marks;
  const Block x = drawn_channels(picture.x, picture.beside, style, cell),
              y = drawn_channels(picture.y, picture.beside, style, cell);
  std::vector<Block> ways;
  double widest = std::max(x.size.width, y.size.width) / static_cast<double>(picture.ways.size());
  for (const DrawnWay& way : picture.ways) {
    std::vector<Block> both{drawn_channels(way.numbers, picture.beside, style, cell)};
    if (!way.differences.empty()) both.push_back(drawn_channels(way.differences, picture.beside, style, cell));
    ways.push_back(stacked(both, style.sizes.gap));
    widest = std::max(widest, ways.back().size.width);
  }
  const double column = widest + 2 * style.sizes.gap, gap = sign_width("→", style) * 0.7, inset = style.sizes.unit * 2;
  const double whole = column * static_cast<double>(ways.size()) - 2 * style.sizes.gap;
  const auto put = [&](const Block& block, double middle, double top) {
    return sheet.put(block, {std::max(0.0, middle - block.cells.center().x), top});
  };
  put(x, whole / 2, 0);
  const double second = x.size.height + gap, third = second + y.size.height + gap;
  put(y, whole / 2, second);
  add_arrow({whole / 2, x.size.height + inset}, {whole / 2, second - inset}, "C", style, marks);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Rect cells = put(ways[i], (static_cast<double>(i) + 0.5) * column - style.sizes.gap, third);
    add_arrow({whole / 2, third - gap + inset}, {cells.center().x, third - inset}, picture.ways[i].sign, style, marks);
  }
  return std::move(sheet.all);
}

}  // namespace

Block drawn(const ThereAndBack& picture, const Style& style, double cell) {
  return single_rows(picture) ? drawn_down(picture, style, cell) : drawn_across(picture, style, cell);
}

namespace {

double cell_within(const ThereAndBack& picture, Size room, const Style& style) {
  const bool long_numbers = fewest_decimals(picture, style, style.sizes.cell, style.sizes.number * 0.8) < most_decimals;
  Style plain = style;
  plain.numbered = false;
  const auto size_with = [&](double cell) { return drawn(picture, plain, cell).size; };
  const auto fits = [&](Size size) { return size.width <= room.width && size.height <= room.height; };
  double cell = style.sizes.cell * (long_numbers ? widened : 1);
  Size large = size_with(cell);
  while (!fits(large) && cell > 1) {
    const Size small = size_with(cell / 2);
    if (!fits(small)) {
      cell /= 2, large = small;
      continue;
    }
    // Sizes bend upwards as cells grow, so that a straight line between the two never promises too much.
    const auto share = [](double from, double to, double at) { return to > at ? (at - from) / (to - from) : 1; };
    const double fit =
        cell / 2 * (1 + std::min(share(small.width, large.width, room.width), share(small.height, large.height, room.height)));
    return fit >= 4 ? std::floor(fit) : fit;
  }
  return cell;
}

}  // namespace

double fit(ThereAndBack& picture, Size room, const Style& style) {
  const auto with = [&](bool beside) {
    picture.beside = beside;
    return cell_within(picture, room, style);
  };
  const double below = with(false), beside = std::max(picture.x.size(), picture.y.size()) > 1 ? with(true) : 0;
  picture.beside = beside > below;
  return std::max(below, beside);
}

}  // namespace upstamp
