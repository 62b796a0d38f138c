// What goes where: the input's cells, the kernel, and the output's cells they make, one step at a time.
#include "view/caption.h"
#include "view/curve.h"
#include "view/gains.h"
#include "view/kernels.h"
#include "view/row.h"
#include "view/sheet.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr int most_channels = 4;  // more would leave no room for any
constexpr double narrowest_caption = 640;

// One column of the picture: grids of one kind, one below the other, not yet drawn because the cell size depends on all of them.
struct Column {
  std::string sign;  // stands before it
  std::vector<Grid> grids;
};

// The weights of an op without a sliding kernel, if it has any.
std::vector<Grid> constants(const Stage& stage) {
  const Shape& shape = stage.layer.wiring.weight;
  if (shape.cells() == 0) return {};
  // A lone column of channels stands upright; rows that each mean something else keep their places.
  const bool upright = shape.plane() == 1;
  const int rows = upright ? static_cast<int>(shape.cells()) : shape.rows, columns = upright ? 1 : shape.columns;
  Grid grid =
      empty_grid(stage.layer.op->weight_title, "w", stage.layer.op->weight_note, Role::weight, stage.layer.index, rows, columns);
  for (int i = 0; i < rows * columns; ++i)
    grid.at(i / columns, i % columns) = {true, stage.layer.w[i], CellGround::tinted, false, false, 0, i};
  return {grid};
}

template <class Draw>
std::vector<Grid> for_channels(int channels, Draw draw) {
  std::vector<Grid> grids;
  for (int channel = 0; channel < std::min(channels, most_channels); ++channel) grids.push_back(draw(channel));
  if (channels > most_channels) grids.back().foot = counted(channels - most_channels, "more channel") + " not drawn";
  return grids;
}

std::vector<Grid> kernels(const Stage& stage, bool turned, bool stamps) {
  std::vector<Grid> grids;
  const auto& pairs = kernels_now(stage);
  for (const auto& [channel, kernel] : pairs) {
    if (static_cast<int>(grids.size()) == most_channels) break;
    Grid grid = stamps ? stamp_grid(stage, kernel) : kernel_grid(stage, kernel, turned);
    if (!grids.empty()) grid.title.clear(), grid.letter.clear();
    if (pairs.size() > 1)
      grid.note =
          (stage.scatter() ? "to channel " : "from channel ") + std::to_string(channel) + (grids.empty() ? ", " + grid.note : "");
    grids.push_back(std::move(grid));
  }
  if (pairs.size() > grids.size())
    grids.back().foot = counted(static_cast<long long>(pairs.size() - grids.size()), "more channel") + " not drawn";
  return grids;
}

std::vector<Column> columns_of(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  const auto inputs = [&](auto draw) {
    return for_channels(wiring.in.channels, [&](int channel) { return draw(stage, channel); });
  };
  const auto outputs = [&](auto draw) {
    return for_channels(wiring.out.channels, [&](int channel) { return draw(stage, channel); });
  };
  if (!wiring.sliding || !sheets_fit(stage.layer)) {
    std::vector<Column> columns{{"", inputs(input_map)}};
    const bool scaled = has_gains(wiring);
    if (auto weights = constants(stage); !wiring.sliding && !weights.empty())
      columns.push_back({scaled ? "" : "+", std::move(weights)});
    else if (scaled)
      columns.push_back({"×", {gain_grid(stage)}});
    const bool sums = columns.size() > 1 && !(scaled && (stage.scatter() || wiring.weight.cells() > 0));
    columns.push_back({sums ? "=" : "→", outputs(output_map)});
    return columns;
  }
  const bool weights = wiring.weight.cells() > 0, stamps = stage.scatter() && wiring.sliding->coarse_is_input;
  const bool windows = !stage.scatter() && (weights || !wiring.sliding->coarse_is_input);
  std::vector<Column> columns{{"", windows ? inputs(window_sheet) : inputs(input_map)}};
  if (weights) columns.push_back({"×", kernels(stage, !stage.scatter() && wiring.sliding->coarse_is_input, false)});
  if (weights && stamps) columns.push_back({"=", kernels(stage, false, true)});
  columns.push_back({weights && !stage.scatter() ? "=" : "→", stamps ? outputs(stamp_sheet) : outputs(output_map)});
  return columns;
}

// `other` is what stands between the columns besides their signs.
double cell_for(const std::vector<Column>& columns, double other, const Style& style) {
  int across = 0, down = 0;
  double signs = other, headings = 0;
  for (const Column& column : columns) {
    int wide = 0, high = 0;
    for (const Grid& grid : column.grids) wide = std::max(wide, grid.columns), high += grid.rows;
    across += wide, down = std::max(down, high);
    signs += sign_width(column.sign, style);
    headings = std::max(headings, static_cast<double>(column.grids.size()) * style.sizes.title * 2.5);
  }
  return fitting_cell(across, down, {signs, headings}, style);
}

Block drawn_column(const Column& column, const Style& style, double cell) {
  std::vector<Block> blocks;
  for (const Grid& grid : column.grids) blocks.push_back(drawn_grid(grid, style, cell));
  return stacked(blocks, style.sizes.unit * 3);
}

// The stamp on its way from where it was scaled to where it lands.
void add_flight(const Stage& stage, const Row& row, double cell, std::vector<Mark>& marks) {
  const double share = stage.motion.travel;
  if (!stage.layer.wiring.sliding || row.cells.size() != 4 || share <= 0 || share >= 1 || stage.lone_cell() < 0) return;
  const Position place = position(stage.layer.wiring.in, stage.moment.cell);
  const auto& pairs = stage.kernels_of_input[static_cast<std::size_t>(place.channel)];
  if (pairs.size() != 1 || stage.layer.wiring.out.channels != 1) return;
  const Sliding& slide = *stage.layer.wiring.sliding;
  const auto [first_row, first_column] = stamp_sheet_origin(stage);
  Grid grid = stamp_grid(stage, pairs.front().second);
  grid.title.clear(), grid.letter.clear(), grid.note.clear();
  Block flying = drawn_grid(grid, stage.style, cell);
  const Rect from = row.cells[2], sheet = row.cells[3];
  const Point to{sheet.x + (place.column * slide.stride.columns - first_column) * cell,
                 sheet.y + (place.row * slide.stride.rows - first_row) * cell};
  flying.group.name = "stamp on its way";
  flying.group.offset = between(Point{from.x, from.y}, to, share);
  flying.group.opacity = 0.96;
  marks.push_back(std::move(flying.group));
}

Figure draw(const Study& study, const Moment& moment, const Settings&, const Style& style) {
  const LayerStudy& layer = study.focused();
  const Stage stage = stage_of(study, moment, style);
  const auto columns = columns_of(stage);
  const bool bent = static_cast<bool>(layer.curve.value);
  const double cell = cell_for(columns, bent ? curve_width(style) + sign_width("", style) : 0, style),
               margin = style.sizes.margin;
  std::vector<Block> blocks;
  std::vector<std::string> signs;
  for (const Column& column : columns) {
    if (!blocks.empty() && bent) signs.push_back(""), blocks.push_back(curve_block(stage));
    if (!blocks.empty()) signs.push_back(column.sign);
    blocks.push_back(drawn_column(column, style, cell));
  }
  Row row = laid_in_row(blocks, signs, style, layer.wiring.weight.cells() > 0 ? style.colors.kernel.line : style.colors.muted);
  add_flight(stage, row, cell, row.group.marks);
  const double width = std::max(row.size.width, std::min(narrowest_caption, style.page.width - 2 * margin) * type_scale(style));
  Block below = caption(stage, width);
  row.group.name = "exchange";
  row.group.offset = {margin + (width - row.size.width) / 2, margin};
  below.group.offset = {margin, margin + row.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = layer.op->about.title;
  figure.description = step_sentence(stage);
  figure.marks.push_back(std::move(row.group));
  figure.marks.push_back(std::move(below.group));
  return figure;
}

}  // namespace

View exchange() {
  View view;
  view.about.id = "exchange";
  view.about.title = "Exchange";
  view.about.doc =
      "Shows which input cells meet which weights to make which output cells, one step at a time, as stamps or as sums.";
  view.about.source = "Dumoulin and Visin 2016";
  view.suggested = [](const Study&) { return true; };
  view.fits = [](const Study&) { return true; };
  view.draw = draw;
  return view;
}

}  // namespace upstamp
