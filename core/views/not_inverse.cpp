// There and back: what the transpose makes of an output is not what was there, and where numbers are lost nothing can be.
#include <cmath>

#include "view/row.h"
#include "view/sentences.h"
#include "view/sheet.h"
#include "view/sheet_look.h"
#include "view/straight.h"
#include "view/two_ways_back.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 640;
constexpr int most_channels = 2;

struct NotInverse {
  bool differences = true;
};

// The frames of a map, around other numbers.
std::vector<Grid> maps_like(const Stage& stage, bool input, const Tensor& values, int channels) {
  const Shape& shape = input ? stage.layer.wiring.in : stage.layer.wiring.out;
  std::vector<Grid> grids;
  for (int channel = 0; channel < std::min(channels, shape.channels); ++channel) {
    Grid grid = input ? input_map(stage, channel) : output_map(stage, channel);
    grid.note = channel_note(shape, channel, sides_words(shape.rows, shape.columns));
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const int cell = channel * static_cast<int>(shape.plane()) + static_cast<int>(i);
      grid.cells[i] = {true, values[cell], CellGround::tinted, false, false, 0, cell};
    }
    grids.push_back(std::move(grid));
  }
  if (shape.channels > channels) grids.back().foot = counted(shape.channels - channels, "more channel") + " not drawn";
  return grids;
}

void entitle(std::vector<Grid>& grids, const std::string& title, const std::string& letter, const std::string& note) {
  grids.front().title = title, grids.front().letter = letter, grids.front().note = note;
  for (std::size_t i = 1; i < grids.size(); ++i) grids[i].title.clear();
}

std::string differing_words(const Return& back) {
  const auto all = static_cast<long long>(back.x.values.size());
  return back.differing == 0 ? "the same as x" : std::to_string(back.differing) + " of " + counted(all, "cell") + " not as in x";
}

// One way back: the numbers that it brings, cells that differ tinted by how much, and the differences by themselves.
struct Way {
  std::string sign;
  std::vector<Grid> numbers, differences;
};

Way way_of(const Stage& stage, const Return& back, const std::string& title, const std::string& letter, const std::string& sign,
           int channels) {
  const Palette& palette = stage.style.colors;
  Way way{sign, maps_like(stage, true, back.x, channels), maps_like(stage, true, back.difference, channels)};
  entitle(way.numbers, title, letter, differing_words(back));
  entitle(way.differences, "Difference", "− x", back.differing == 0 ? "none" : "what is wrong");
  for (Grid& grid : way.numbers) grid.foot.clear();
  for (Grid& grid : way.differences) {
    grid.foot.clear();
    for (CellLook& look : grid.cells) {
      look.ground = CellGround::plain;
      look.faint = look.value == 0;
      if (look.value != 0) look.fill = signed_color(palette, look.value, back.largest * 1.4);
    }
  }
  return way;
}

struct Parts {
  std::vector<Grid> x, y;
  std::vector<Way> ways;
};

Parts parts_of(const Stage& stage, const TwoWaysBack& back, int channels) {
  Parts parts{maps_like(stage, true, stage.layer.x, channels), maps_like(stage, false, back.y, channels), {}};
  entitle(parts.x, "Input", "x", parts.x.front().note);
  entitle(parts.y, "Output", "y = C x", parts.y.front().note);
  parts.ways.push_back(way_of(stage, back.transpose, "Transpose", "Cᵀ y", "Cᵀ", channels));
  if (back.inverse) parts.ways.push_back(way_of(stage, *back.inverse, "Pseudo-inverse", "C⁺ y", "C⁺", channels));
  return parts;
}

double height_of(const std::vector<Grid>& grids, double cell, double heading) {
  double sum = 0;
  for (const Grid& grid : grids) sum += grid.rows * cell + heading;
  return sum;
}

double cell_for(const Parts& parts, bool differences, Size other, const Style& style) {
  const int input = parts.x.front().columns, columns = input * (differences ? 3 : 2) + parts.y.front().columns;
  int rows = 0;
  std::size_t grids = 0;
  for (const Way& way : parts.ways) {
    grids += way.numbers.size();
    for (const Grid& grid : way.numbers) rows += grid.rows;
  }
  const double heading = style.sizes.title * 2.6;
  other.width += 2 * sign_width("→", style) + (differences ? style.sizes.gap * 1.5 : 0);
  const double cell =
      fitting_cell(columns, rows, {other.width, other.height + static_cast<double>(grids) * heading + style.sizes.gap}, style);
  const double output = height_of(parts.y, cell, heading), room = style.page.height * type_scale(style) - other.height;
  return output <= room ? cell : std::max(0.5, cell * room / output);
}

Block drawn_stack(const std::vector<Grid>& grids, const Style& style, double cell) {
  std::vector<Block> blocks;
  for (const Grid& grid : grids) blocks.push_back(drawn_grid(grid, style, cell));
  return stacked(blocks, style.sizes.unit * 3);
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

// x, its output, and from there each way back, one below the other.
Block drawn_parts(const Parts& parts, bool differences, const Style& style, double cell) {
  Block all;
  all.group.name = "there and back";
  std::vector<Mark>& marks = all.group.marks;
  const auto put = [&](Block block, Point at) {
    block.group.offset = at;
    marks.push_back(std::move(block.group));
    all.size = {std::max(all.size.width, at.x + block.size.width), std::max(all.size.height, at.y + block.size.height)};
    return block.cells.moved(at);
  };
  const Block x = drawn_stack(parts.x, style, cell), y = drawn_stack(parts.y, style, cell);
  std::vector<Block> ways;
  double high = -style.sizes.gap, widest = 0;
  for (const Way& way : parts.ways) {
    ways.push_back(drawn_stack(way.numbers, style, cell));
    high += ways.back().size.height + style.sizes.gap, widest = std::max(widest, ways.back().size.width);
  }
  const double whole = std::max({high, x.size.height, y.size.height}), gap = sign_width("→", style),
               inset = style.sizes.gap * 0.5;
  const auto middled = [&](const Block& block, double at) {
    return Point{at, std::clamp(whole / 2 - block.cells.center().y, 0.0, whole - block.size.height)};
  };
  const Rect from = put(x, middled(x, 0));
  const Rect out = put(y, middled(y, x.size.width + gap));
  const double left = out.x + y.size.width + gap * 1.25, start = out.x + std::max(out.width, y.size.width);
  add_arrow({x.size.width + inset, from.center().y}, {out.x - inset, out.center().y}, "C", style, marks);
  double top = (whole - high) / 2;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const Rect cells = put(ways[i], {left, top});
    add_arrow({start + inset, out.center().y}, {left - inset, cells.center().y}, parts.ways[i].sign, style, marks);
    if (differences) put(drawn_stack(parts.ways[i].differences, style, cell), {left + widest + style.sizes.gap * 1.5, top});
    top += ways[i].size.height + style.sizes.gap;
  }
  return all;
}

std::string transpose_words(const LayerStudy& layer, const TwoWaysBack& back) {
  const std::vector<int> counts = overlap(layer.wiring);
  const bool alone = std::all_of(counts.begin(), counts.end(), [](int count) { return count <= 1; });
  const std::string because = alone ? ": no output cell takes from two input cells." : ".";
  if (back.transpose.differing == 0) return "Here the transpose does bring x back" + because;
  if (back.factor) return "Here the transpose brings x back " + value_words(*back.factor) + " times as large" + because;
  return "The transpose leads back to the input's shape, not to its numbers: each cell gets the outputs it went into, times the "
         "same weights.";
}

std::string inverse_words(const LayerStudy& layer, const TwoWaysBack& back) {
  const auto cells = static_cast<long long>(layer.wiring.in.cells());
  if (!back.inverse)
    return "The matrix of " + std::to_string(layer.wiring.out.cells()) + " × " + std::to_string(cells) +
           " entries is too large to be inverted here; a smaller input would show what the pseudo-inverse gives.";
  const std::string rank = std::to_string(back.rank) + " of " + counted(cells, "number");
  if (back.rank == cells)
    return "The output keeps all " + counted(cells, "number") + ", so the pseudo-inverse finds x again" +
           (back.inverse->differing == 0 ? "." : ", but for what rounding leaves.");
  if (back.inverse->differing == 0)
    return "The output keeps " + rank + "; this x has nothing in what is lost, so the pseudo-inverse finds it.";
  return "The output keeps " + rank +
         ", so no way back can know x: the pseudo-inverse gives the shortest input with this very output.";
}

Figure draw(const Study& study, const Moment& moment, const NotInverse& settings, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const TwoWaysBack back = two_ways_back(stage.layer);
  const double margin = style.sizes.margin, narrow = std::min(narrowest, style.page.width - 2 * margin) * type_scale(style);
  const std::vector<std::string> words{
      transpose_words(stage.layer, back), inverse_words(stage.layer, back),
      Straight(stage.layer).has_constants() ? "The layer's constants are left out: they are known." : ""};
  const Size other{2 * margin, 2 * margin + style.sizes.gap + sentences_block(words, narrow, style).size.height};
  const Wiring& wiring = stage.layer.wiring;
  int channels = std::clamp(std::max(wiring.in.channels, wiring.out.channels), 1, most_channels);
  Parts parts = parts_of(stage, back, channels);
  double cell = cell_for(parts, settings.differences, other, style);
  while (cell < style.sizes.smallest_numbered_cell * 1.2 && channels > 1) {
    parts = parts_of(stage, back, --channels);
    cell = cell_for(parts, settings.differences, other, style);
  }
  Block picture = drawn_parts(parts, settings.differences, style, cell);
  const double width = std::max(picture.size.width, narrow);
  Block text = sentences_block(words, width, style);
  picture.group.offset = {margin + (width - picture.size.width) / 2, margin};
  text.group.offset = {margin, margin + picture.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, text.group.offset.y + text.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "There and back through " + stage.layer.op->about.title;
  figure.description = joined_sentences(words);
  figure.marks.push_back(std::move(picture.group));
  figure.marks.push_back(std::move(text.group));
  return figure;
}

// A curve is no matrix, and has no transpose to be mistaken for an inverse.
bool fits(const Study& study) { return !study.focused().wiring.taps.empty() && !study.focused().curve.value; }

}  // namespace

View not_inverse() {
  return make_view<NotInverse>(
      Declare<NotInverse>("not_inverse", "Not an inverse",
                          "Sends the output back by the transpose and by the pseudo-inverse, and marks what does not come back.")
          .toggle("differences", &NotInverse::differences, "Whether what is wrong is also shown by itself.")
          .source("Dumoulin and Visin 2016"),
      fits, draw);
}

}  // namespace upstamp
