// What goes where: the input's cells, the kernel, and the output's cells they make, one step at a time. As stamps, as windows, or
// as both at once.
#include <span>

#include "view/caption.h"
#include "view/columns.h"
#include "view/curve.h"
#include "view/kernels.h"
#include "view/row.h"
#include "view/sheet.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr int most_channels = 9;  // more would leave no room for any
constexpr double narrowest_caption = 640;

struct Exchange {
  std::string show = "as_played";
  bool unturned_kernel = false;
};

// Stamps or windows, with what is said above when both are drawn.
struct Picture {
  Stage stage;
  std::string words;
  std::vector<Column> columns;
};

Picture picture_of(Stage stage, Order picture, bool unturned, int most) {
  stage.picture = picture;
  Picture made{
      stage,
      picture == Order::scatter ? "Stamp: where does each input cell go?" : "Gather: where does each output cell come from?",
      columns_of(stage, most)};
  if (!unturned || picture == Order::scatter) return made;
  for (Column& column : unturned_columns(stage)) made.columns.push_back(std::move(column));
  return made;
}

std::vector<Picture> pictures_of(const Stage& stage, const Exchange& settings, int most) {
  const Order played = stage.moment.order;
  if (!has_two_pictures(stage.layer)) return {picture_of(stage, played, false, most)};
  const bool stamps = settings.show == "both" || settings.show == "stamp" || (settings.show == "as_played" && stage.scatter());
  // The turn is a question to the windows, so asking it brings them along.
  const bool turn = settings.unturned_kernel && !unturned_columns(stage).empty();
  std::vector<Picture> pictures;
  if (stamps) pictures.push_back(picture_of(stage, Order::scatter, false, most));
  if (!stamps || turn || settings.show == "both") pictures.push_back(picture_of(stage, Order::gather, turn, most));
  return pictures;
}

// What a picture takes: cells across and down, and points besides.
struct Extent {
  int across = 0, down = 0;
  Size other;
};

// Beside large maps kernels keep a size of their own.
constexpr int large_map = 48;  // cells of all maps together
double kernel_cell(double cell, const Style& style) {
  return cell < style.sizes.smallest_numbered_cell ? 0.7 * style.sizes.cell : cell;
}

bool is_kernel(const Column& column) { return column.grids.front().role == Role::weight; }

// Several channels stand in rows, so that they take about as much room across as down.
int grids_across(const Column& column) { return column.grids.size() > 4 ? 3 : column.grids.size() > 2 ? 2 : 1; }
int grids_down(const Column& column) {
  const int count = static_cast<int>(column.grids.size()), across = grids_across(column);
  return (count + across - 1) / across;
}
double gap_across(const Style& style) { return style.sizes.unit * 4; }

bool shows_large_maps(const Picture& picture) {
  int cells = 0;
  for (const Column& column : picture.columns)
    if (!is_kernel(column)) cells += column.grids.front().columns;
  return cells > large_map;
}

Extent extent_of(const Picture& picture, const Style& style) {
  Extent all;
  const bool large = shows_large_maps(picture);
  if (picture.stage.layer.curve.value) all.other.width = curve_width(style) + sign_width("", style);
  for (const Column& column : picture.columns) {
    const int side_by_side = grids_across(column), below_each_other = grids_down(column);
    const int wide = side_by_side * column.grids.front().columns, high = below_each_other * column.grids.front().rows;
    all.other.width += (side_by_side - 1) * gap_across(style);
    if (large && is_kernel(column)) {
      all.other.width += wide * kernel_cell(0, style) + sign_width(column.sign, style);
      continue;
    }
    all.across += wide, all.down = std::max(all.down, high);
    all.other.width += all.across > wide ? sign_width(column.sign, style) : 0;
    all.other.height = std::max(all.other.height, below_each_other * style.sizes.title * 2.5);
  }
  return all;
}

struct Arrangement {
  double cell = 0;
  bool beside = false;  // else one below the other
};

// Room for margins, a heading, the equation and a sentence.
Size around(const Style& style, bool headed) {
  return {2 * style.sizes.margin,
          2 * style.sizes.margin + style.sizes.gap + style.sizes.number * 5 + (headed ? style.sizes.title * 2 : 0)};
}

Arrangement arrangement_of(const std::vector<Picture>& pictures, const Style& style) {
  const bool several = pictures.size() > 1;
  const Size frame = around(style, several);
  Extent row{0, 0, frame}, stack{0, 0, frame};
  std::vector<Extent> extents;
  for (const Picture& picture : pictures) {
    const Extent one = extent_of(picture, style);
    const double gap = extents.empty() ? 0 : style.sizes.gap * 2;
    row = {row.across + one.across,
           std::max(row.down, one.down),
           {row.other.width + one.other.width + gap, std::max(row.other.height, frame.height + one.other.height)}};
    stack.down += one.down;
    stack.other.height += one.other.height + gap;
    extents.push_back(one);
  }
  const double beside = fitting_cell(row.across, row.down, row.other, style);
  double below = style.sizes.cell;
  for (const Extent& one : extents)
    below = std::min(below, fitting_cell(one.across, stack.down, {frame.width + one.other.width, stack.other.height}, style));
  return beside >= below ? Arrangement{beside, true} : Arrangement{below, false};
}

// Each begins `step` further than the one before, their cells level.
Block beside(std::span<const Block> blocks, double step) {
  if (blocks.size() == 1) return blocks.front();
  double top = 0;
  for (const Block& block : blocks) top = std::max(top, block.cells.y);
  Block row;
  double x = 0;
  for (const Block& block : blocks) {
    Group moved = block.group;
    moved.offset = {x, top - block.cells.y};
    row.cells = row.group.marks.empty() ? block.cells.moved(moved.offset) : united(row.cells, block.cells.moved(moved.offset));
    row.size = {x + block.size.width, std::max(row.size.height, moved.offset.y + block.size.height)};
    row.group.marks.push_back(std::move(moved));
    x += step;
  }
  return row;
}

Block drawn_column(const Column& column, const Style& style, double cell) {
  constexpr double ghostly = 0.55;
  if (is_kernel(column)) cell = kernel_cell(cell, style);
  const auto across = static_cast<std::size_t>(grids_across(column));
  std::vector<Block> blocks, rows;
  for (const Grid& grid : column.grids) blocks.push_back(drawn_grid(grid, style, cell));
  double step = 0;  // words of the last of a row may reach beyond it
  for (std::size_t i = 0; i < blocks.size(); ++i)
    step = std::max(step, (i % across + 1 < across ? blocks[i].size.width : blocks[i].cells.width) + gap_across(style));
  for (std::size_t first = 0; first < blocks.size(); first += across)
    rows.push_back(beside(std::span(blocks).subspan(first, std::min(across, blocks.size() - first)), step));
  Block block = stacked(rows, style.sizes.unit * 3);
  if (column.ghost) block.group.opacity = ghostly;
  return block;
}

// What the step lays down, on its way from where it was scaled to where it lands: a stamp, or one product of it.
void add_flight(const Stage& stage, const Row& row, double cell, std::vector<Mark>& marks) {
  const double share = stage.motion.travel;
  if (!stage.layer.wiring.sliding || row.cells.size() != 4 || kernel_cell(cell, stage.style) != cell || share <= 0 ||
      share >= 1 || stage.lone_cell() < 0)
    return;
  const Position place = position(stage.layer.wiring.in, stage.moment.cell);
  const auto& pairs = stage.kernels_of_input[static_cast<std::size_t>(place.channel)];
  if (pairs.size() != 1 || stage.layer.wiring.out.channels != 1) return;
  const Sliding& slide = *stage.layer.wiring.sliding;
  const auto [first_row, first_column] = stamp_sheet_origin(stage);
  Grid grid = stamp_grid(stage, pairs.front().second);
  grid.title.clear(), grid.letter.clear(), grid.note.clear();
  Point inner;
  if (stage.moment.granularity == Granularity::product && !grid.outlines.empty()) {
    const Outline only = grid.outlines.front();
    inner = Point{static_cast<double>(only.column), static_cast<double>(only.row)} * cell;
    grid.cells = {grid.at(only.row, only.column)};
    grid.rows = grid.columns = 1;
    grid.outlines.clear();
  }
  Block flying = drawn_grid(grid, stage.style, cell);
  const Rect from = row.cells[2], sheet = row.cells[3];
  const Point to{sheet.x + (place.column * slide.stride.columns - first_column) * cell,
                 sheet.y + (place.row * slide.stride.rows - first_row) * cell};
  flying.group.name = "stamp on its way";
  flying.group.offset = between(Point{from.x, from.y} + inner, to + inner, share);
  flying.group.opacity = 0.96;
  marks.push_back(std::move(flying.group));
}

Row drawn_picture(const Picture& picture, double cell) {
  const Stage& stage = picture.stage;
  const bool bent = static_cast<bool>(stage.layer.curve.value);
  std::vector<Block> blocks;
  std::vector<std::string> signs;
  for (const Column& column : picture.columns) {
    if (!blocks.empty() && bent) signs.push_back(""), blocks.push_back(curve_block(stage));
    if (!blocks.empty()) signs.push_back(column.sign);
    blocks.push_back(drawn_column(column, stage.style, cell));
  }
  const Palette& colors = stage.style.colors;
  Row row = laid_in_row(blocks, signs, stage.style, stage.layer.wiring.weight.cells() > 0 ? colors.kernel.line : colors.muted);
  if (stage.stamps()) add_flight(stage, row, cell, row.group.marks);
  row.group.name = "exchange";
  return row;
}

// The pictures with their words, in one group.
Block drawn_pictures(const std::vector<Picture>& pictures, const Arrangement& arrangement, const Style& style) {
  const bool several = pictures.size() > 1;
  const double cap = style.fonts->cap_height(Face::sans_semibold, style.sizes.caption),
               heading = several ? cap + style.sizes.unit * 5 : 0;
  std::vector<Row> rows;
  Size widest;
  for (const Picture& picture : pictures) {
    rows.push_back(drawn_picture(picture, arrangement.cell));
    widest = {std::max(widest.width, rows.back().size.width), std::max(widest.height, rows.back().size.height)};
  }
  Block all;
  Point at;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Size size = rows[i].size;
    if (several)
      all.group.marks.push_back(Text{
          pictures[i].words, {at.x, at.y + cap}, style.sizes.caption, Face::sans_semibold, Anchor::start, style.colors.ink, {}});
    rows[i].group.offset = {at.x, at.y + heading + (arrangement.beside ? (widest.height - size.height) / 2 : 0)};
    all.group.marks.push_back(std::move(rows[i].group));
    all.size = {std::max(all.size.width, at.x + size.width),
                std::max(all.size.height, at.y + heading + (arrangement.beside ? widest.height : size.height))};
    at = arrangement.beside ? Point{all.size.width + style.sizes.gap * 2, 0} : Point{0, all.size.height + style.sizes.gap * 1.5};
  }
  return all;
}

Figure draw(const Study& study, const Moment& moment, const Exchange& settings, const Style& style) {
  const LayerStudy& layer = study.focused();
  const Stage stage = stage_of(study, moment, style);
  const double margin = style.sizes.margin;
  std::vector<Picture> shown = pictures_of(stage, settings, most_channels);
  Arrangement arrangement = arrangement_of(shown, style);
  // Fewer channels with numbers say more than many without.
  for (int channels = most_channels / 2; channels > 0 && arrangement.cell < style.sizes.smallest_numbered_cell; channels /= 2) {
    auto fewer = pictures_of(stage, settings, channels);
    const Arrangement larger = arrangement_of(fewer, style);
    if (larger.cell >= style.sizes.smallest_numbered_cell) shown = std::move(fewer), arrangement = larger;
  }
  Block pictures = drawn_pictures(shown, arrangement, style);
  const double width =
      std::max(pictures.size.width, std::min(narrowest_caption, style.page.width - 2 * margin) * type_scale(style));
  Block below = caption(stage, width);
  pictures.group.offset = {margin + (width - pictures.size.width) / 2, margin};
  below.group.offset = {margin, margin + pictures.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = layer.op->about.title;
  figure.description = step_sentence(stage);
  figure.marks.push_back(std::move(pictures.group));
  figure.marks.push_back(std::move(below.group));
  return figure;
}

}  // namespace

View exchange() {
  View view = make_view(
      Declare<Exchange>("exchange", "Exchange",
                        "Shows what each input cell gives to the output and what each output cell takes from the input.")
          .choice("show", &Exchange::show, {"as_played", "stamp", "gather", "both"},
                  "Stamps on the output, windows on the input, or both at the same step.")
          .toggle("unturned_kernel", &Exchange::unturned_kernel,
                  "Adds the wrong answer that windows give when the kernel is not turned, for transposed convolutions.")
          .source("Dumoulin and Visin 2016"),
      [](const Study&) { return true; }, draw);
  view.suggested = [](const Study&) { return Suggestion{1}; };
  return view;
}

}  // namespace upstamp
