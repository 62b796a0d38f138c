// Where a resizing looks: each output cell's place on the input, the weights around it, and what other ways to carry places over
// would do.
#include <cmath>

#include "view/axis_lane.h"
#include "view/coordinate_words.h"
#include "view/equation_lines.h"
#include "view/landing.h"
#include "view/sampling_words.h"
#include "view/sentences.h"
#include "view/stage.h"
#include "view/view.h"
#include "view/weighting_plot.h"

namespace upstamp {
namespace {

struct Options {
  std::string axis = "columns";
  bool all_modes = true;
};

// Points at the normal type size.
constexpr double least_lane = 300, usual_lane = 440, widest_lane = 600, lane_cell = 40, side = 190, plot_height = 190,
                 lone_plot_height = 260, tallest_lane = 1.35;
constexpr int most_equation_lines = 3;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The pointed output cell, that of the step, the one that takes most of the step's input cell; at rest one in the middle.
int cell_of(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  if (stage.tag.role == Role::output && stage.tag.cell >= 0 && stage.tag.cell < wiring.out.cells()) return stage.tag.cell;
  const auto largest = [](const auto& taps, auto counts) {
    const Tap* best = nullptr;
    for (const Tap& tap : taps)
      if (counts(tap) && (!best || tap.gain > best->gain)) best = &tap;
    return best ? best->out : -1;
  };
  int cell = -1;
  if (stage.tag.role == Role::input)
    cell = largest(wiring.taps, [&](const Tap& tap) { return tap.in == stage.tag.cell; });
  else if (stage.moment.cell >= 0)
    cell = stage.scatter() ? largest(stage.moment.now, [](const Tap&) { return true; }) : stage.moment.cell;
  return cell >= 0 ? cell : wiring.out.index(0, wiring.out.rows / 2, wiring.out.columns / 2);
}

// The cells of both sides that lie on the looked-at axis through the cell.
std::vector<int> cells_along(const Shape& shape, Axis axis, int channel, int other) {
  std::vector<int> cells;
  for (int i = 0; i < shape.along(axis); ++i)
    cells.push_back(axis == Axis::rows ? shape.index(channel, i, other) : shape.index(channel, other, i));
  return cells;
}

AxisLane lane_of(const Looked& looked, const std::string& coordinates, bool named) {
  const Wiring& wiring = looked.stage.layer.wiring;
  ResizedAxis axis = looked.resampling.along(looked.axis);
  const bool chosen = axis.coordinates == coordinates;
  axis.coordinates = coordinates;
  AxisLane lane{named ? coordinates : looked.stage.layer.op->about.title,
                named ? coordinate_words(looked.stage.layer, coordinates) : "",
                "",
                chosen,
                axis,
                looked.resampling.sample(axis),
                {},
                {},
                {},
                {},
                looked.stage.layer.index,
                {}};
  const Position place = looked.place();
  const int row = looked.axis == Axis::rows ? place.column : place.row;
  const Axis across = looked.axis == Axis::rows ? Axis::columns : Axis::rows;
  const double other = source_place(looked.resampling.along(across), row);
  const int other_in = static_cast<int>(std::clamp(std::round(other), 0.0, wiring.in.along(across) - 1.0));
  lane.input_cells = cells_along(wiring.in, looked.axis, place.channel, other_in);
  lane.output_cells = cells_along(wiring.out, looked.axis, place.channel, row);
  for (const int cell : lane.output_cells) {
    const bool lit = cell == looked.cell || looked.stage.pointed.output[at(cell)] ||
                     (looked.stage.motion.light > 0 && looked.stage.now.output[at(cell)]);
    lane.lit.push_back(lit);
  }
  if (!looked.flat()) return lane;
  for (const int cell : lane.input_cells) lane.inputs.push_back(looked.stage.layer.x[cell]);
  for (int i = 0; i < axis.out; ++i) {
    double sum = 0;
    for (const Sample& sample : lane.samples.at(i)) sum += sample.gain * lane.inputs[at(sample.in)];
    lane.outputs.push_back(chosen                       ? looked.stage.layer.y[lane.output_cells[at(i)]]
                           : lane.samples.at(i).empty() ? std::nan("")
                                                        : sum);
  }
  return lane;
}

std::vector<AxisLane> lanes_of(const Looked& looked, bool compare) {
  const bool several = looked.stage.layer.op->about.find("coordinates") != nullptr;
  std::vector<AxisLane> lanes;
  for (const AlikeCoordinates& way : alike_coordinates(looked.resampling, looked.axis, several && compare)) {
    lanes.push_back(lane_of(looked, way.name, several));
    if (!way.same.empty()) lanes.back().same = "the same here: " + join(way.same, ", ");
  }
  return lanes;
}

// Lanes below each other in as many columns as fit; what has no room is counted.
Block lanes_block(const Looked& looked, const std::vector<AxisLane>& lanes, Size room) {
  const Style& style = looked.stage.style;
  const bool same = std::any_of(lanes.begin(), lanes.end(), [](const AxisLane& lane) { return !lane.same.empty(); });
  const double scale = type_scale(style), gap = style.sizes.gap * 0.6, height = axis_lane_height(style, same) + gap;
  const std::string nouns = looked.flat() ? "cells" : looked.axis == Axis::rows ? "rows" : "columns";
  Block block =
      heading(lanes.size() > 1 ? "Coordinate modes" : "Where output cells land", "",
              "output " + nouns + " above land on input " + nouns + " below, at the diamonds", style.colors.output.line, style);
  if (const std::string legend = legend_words(looked); !legend.empty()) {
    block.size.height += style.fonts->cap_height(Face::sans, style.sizes.note) - style.sizes.unit * 0.75;
    block.group.marks.push_back(
        Text{legend, {0, block.size.height}, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
    block.size.width = std::max(block.size.width, style.fonts->width(legend, Face::sans, style.sizes.note));
    block.size.height += style.sizes.unit * 3.5;
  }
  const double top = block.size.height;
  const int count = static_cast<int>(lanes.size()), down = std::max(1, static_cast<int>((room.height - top) / height));
  const int columns = count > down ? std::clamp(static_cast<int>(room.width / (least_lane * scale)), 1, 3) : 1;
  const int cells = std::max(looked.in().along(looked.axis), looked.out().along(looked.axis));
  const double width =
      std::min((room.width - (columns - 1) * gap) / columns, std::clamp(cells * lane_cell, usual_lane, widest_lane) * scale);
  const int drawn = std::min(count, down * columns), rows = (drawn + columns - 1) / columns;
  const double tall = std::min((room.height - top) / rows - gap, height * tallest_lane);
  for (int i = 0; i < drawn; ++i) {
    Block lane = drawn_axis_lane(lanes[at(i)], style, {width, std::max(height - gap, tall)});
    lane.group.offset = {i / rows * (width + gap), top + i % rows * (lane.size.height + gap)};
    block.size.height = std::max(block.size.height, lane.group.offset.y + lane.size.height);
    block.group.marks.push_back(std::move(lane.group));
  }
  const int used = (drawn + rows - 1) / rows;
  block.size.width = std::max(block.size.width, used * width + (used - 1) * gap);
  if (drawn < count) {
    const std::string rest = counted(count - drawn, "more mode") + " not drawn";
    block.size.height += style.fonts->cap_height(Face::sans, style.sizes.note) + style.sizes.unit * 2;
    block.group.marks.push_back(
        Text{rest, {0, block.size.height}, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
  }
  block.cells = {0, top, block.size.width, block.size.height - top};
  return block;
}

// The axis asked for, unless there is only one.
Looked looked_at(const Stage& stage, const Options& options) {
  const Wiring& wiring = stage.layer.wiring;
  Looked looked{stage, *wiring.resampling, options.axis == "rows" ? Axis::rows : Axis::columns, cell_of(stage)};
  if (wiring.out.columns == 1 && wiring.in.columns == 1) looked.axis = Axis::rows;
  if (wiring.out.rows == 1 && wiring.in.rows == 1) looked.axis = Axis::columns;
  return looked;
}

Block weights_block(const Looked& looked, const std::vector<double>& values, double width) {
  const Style& style = looked.stage.style;
  const std::string title = looked.flat() ? "Weights" : looked.axis == Axis::rows ? "Row weights" : "Column weights";
  const std::string note = "for " + cell_name('y', looked.out(), looked.cell) + " (dashed)";
  std::string others = other_weights_words(looked, true);
  const auto fits = [&] { return style.fonts->width(note + others, Face::sans, style.sizes.note) <= width; };
  if (!fits()) others = other_weights_words(looked, false);
  if (!fits()) others.clear();
  Block block = heading(title, "", note + others, style.colors.kernel.line, style);
  Block plot = weighting_plot(looked.resampling, looked.axis, looked.index(), values, style,
                              {width, (looked.flat() ? lone_plot_height : plot_height) * type_scale(style)});
  plot.group.offset = {0, block.size.height};
  block.size = {std::max(block.size.width, width), block.size.height + plot.size.height};
  block.cells = {0, 0, block.size.width, block.size.height};
  block.group.marks.push_back(std::move(plot.group));
  return block;
}

// The sum that makes the cell, with room for the longest, and what is said.
Block words_block(const Looked& looked, const std::string& words, double width) {
  const Stage& stage = looked.stage;
  const Style& style = stage.style;
  const auto lines_for = [&](int cell) {
    return sum_in_lines(stage.layer, cell, taps_into(stage.layer, cell, nullptr), style, width, most_equation_lines);
  };
  Block block;
  block.group.name = "words";
  block.group.marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, style.sizes.hairline}));
  const double top = style.sizes.unit * 4;
  const std::vector<Equation> lines = lines_for(looked.cell);
  add_equation_lines(style, lines, top, width, block.group.marks);
  const int busiest = busiest_cell(stage.layer);
  const std::size_t room = std::max(lines.size(), busiest < 0 ? 0 : lines_for(busiest).size());
  Block said = sentences_block({words}, width, style, false);
  said.group.offset = {0, top + static_cast<double>(room) * equation_line_height(style) + style.sizes.unit};
  block.size = {width, said.group.offset.y + said.size.height};
  block.group.marks.push_back(std::move(said.group));
  return block;
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Looked looked = looked_at(stage, options);
  const double margin = style.sizes.margin, scale = type_scale(style), gap = style.sizes.gap * 1.5;
  const Size page{style.page.width * scale - 2 * margin, style.page.height * scale - 2 * margin - style.sizes.caption * 6};
  // Maps and weights stand beside the lanes when there is room for both, else the lanes have the width to themselves.
  const double length = std::min(side * scale, page.height * 0.42);
  const double left_width = looked.flat() ? std::min(360 * scale, page.width * 0.4) : 2 * length + gap;
  const bool beside = page.width - left_width - gap >= least_lane * scale;
  const std::vector<AxisLane> all = lanes_of(looked, options.all_modes);
  Block lanes = lanes_block(looked, all, {beside ? page.width - left_width - gap : page.width, page.height});
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = "Sampling of " + stage.layer.op->about.title;
  figure.description = sampling_sentence(looked);
  Group picture;
  picture.name = "sampling", picture.offset = {margin, margin};
  double width = lanes.size.width, height = lanes.size.height;
  if (beside) {
    std::vector<Block> left;
    if (!looked.flat()) left.push_back(landing_map(stage, looked.cell, length));
    left.push_back(weights_block(looked, all.front().inputs, left_width));
    Block stack = stacked(left, style.sizes.gap);
    lanes.group.offset = {std::max(stack.size.width, left_width) + gap, 0};
    width += lanes.group.offset.x, height = std::max(height, stack.size.height);
    picture.marks.push_back(std::move(stack.group));
  }
  picture.marks.push_back(std::move(lanes.group));
  Block words = words_block(looked, figure.description, width);
  words.group.offset = {margin, margin + height + style.sizes.gap * 0.5};
  figure.size = {width + 2 * margin, words.group.offset.y + words.size.height + margin};
  figure.marks = {std::move(picture), std::move(words.group)};
  return figure;
}

}  // namespace

View sampling() {
  View view = make_view(
      Declare<Options>("sampling", "Sampling",
                       "Shows where each output cell of an interpolation lands on the input, how much the input cells around "
                       "that place count, and where other ways to carry places over would land.")
          .choice("axis", &Options::axis, {"columns", "rows"}, "Which axis the lanes and the weights are about.")
          .toggle("all_modes", &Options::all_modes, "Whether other ways to carry places over are drawn too.")
          .source("ONNX Resize, coordinate_transformation_mode; PyTorch's interpolate, align_corners."),
      [](const Study& study) { return study.focused().wiring.resampling != nullptr; }, draw);
  view.suggested = [](const Study&) { return Suggestion{4}; };
  return view;
}

}  // namespace upstamp
