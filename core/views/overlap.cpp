// How many products meet in each output cell, and what the weights make of a constant: where either is uneven, there is the
// checkerboard.
#include <cmath>

#include "reason/coverage.h"
#include "view/equation.h"
#include "view/overlap_words.h"
#include "view/profile_bars.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/stage.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 640;

struct Overlap {
  std::string of = "counts", layers = "in_view";
  bool so_far = false;
};

// The numbers of the map, and what is known of them.
struct Counted {
  std::vector<double> values;  // of the first output channel
  std::vector<double> all;     // those it ends with, where the map counts only what has come so far; else empty
  std::optional<WaysAlongAxes> along;
  std::optional<PerAxis> period;
  std::optional<Tensor> phase_sums;
  std::vector<std::string> sentences;
  std::string title, note;
  bool are_counts = true, one_layer = true;
  double limit = 1;  // largest magnitude
};

std::string channel_words(const Shape& out) { return out.channels > 1 ? ", channel 0 of " + std::to_string(out.channels) : ""; }

std::vector<double> first_channel(const Study& study, std::vector<double> values) {
  values.resize(static_cast<std::size_t>(study.focused().wiring.out.plane()));
  return values;
}

Counted counts_of(const Study& study, Stretch stretch) {
  Counted made;
  const bool several = stretch.first != stretch.last;
  made.values = first_channel(study, ways_into(study, stretch));
  made.along = ways_along_axes(study, stretch, made.values);
  made.sentences = overlap_sentences(study, stretch, made.values, made.along);
  made.title = "Counts";
  made.note = (several ? "ways from the input to each output cell" : "products that meet in each output cell") +
              channel_words(study.focused().wiring.out);
  return made;
}

Counted answer_of(const Study& study, Stretch stretch) {
  Counted made;
  made.are_counts = false;
  auto answer = answer_to_ones(study, stretch);
  if (!answer) {
    stretch.first = stretch.last;
    answer = answer_to_ones(study, stretch);
    made.sentences = {"A curve on the way bends the sums, so this is the answer of the last layer alone."};
  }
  made.values = first_channel(study, std::move(*answer));
  made.phase_sums = phase_sums_of(study, stretch);
  for (std::string& sentence : answer_sentences(made.values, made.phase_sums)) made.sentences.push_back(std::move(sentence));
  made.title = "Response";
  made.note = "what a constant input of 1 becomes" + channel_words(study.focused().wiring.out);
  return made;
}

Counted counted(const Study& study, const Overlap& settings) {
  Stretch stretch = stretch_in_view(study);
  if (settings.layers == "all") stretch.first = 0;
  Counted made = settings.of == "counts" ? counts_of(study, stretch) : answer_of(study, stretch);
  made.one_layer = stretch.first == stretch.last;
  if (made.are_counts) made.period = period_of_ways(study, stretch);
  // Equal sums make no pattern.
  if (made.phase_sums && *std::min_element(made.phase_sums->values.begin(), made.phase_sums->values.end()) !=
                             *std::max_element(made.phase_sums->values.begin(), made.phase_sums->values.end()))
    made.period = PerAxis(made.phase_sums->shape.rows, made.phase_sums->shape.columns);
  for (const double value : made.values) made.limit = std::max(made.limit, std::fabs(value));
  return made;
}

ColorScale scale_of(const Counted& made, const Palette& colors) {
  return made.are_counts ? ColorScale::of_counts(colors, made.limit) : ColorScale::of_signed(colors, made.limit);
}

// One block of the pattern, in the middle, where several of it are seen.
void outline_period(const Counted& made, const Style& style, Grid& grid) {
  if (!made.period || (made.period->rows == 1 && made.period->columns == 1)) return;
  const PerAxis period = *made.period;
  if (period.rows * 2 > grid.rows || period.columns * 2 > grid.columns) return;
  grid.outlines.push_back({(grid.rows - period.rows) / 2, (grid.columns - period.columns) / 2, period.rows, period.columns,
                           style.colors.ink, style.sizes.outline, true});
  grid.foot = "The dashed frame holds one period, " + std::to_string(period.rows) + " × " + std::to_string(period.columns) + ".";
}

Grid map_of(const Counted& made, const Stage& stage, int pointed) {
  const Shape& shape = stage.layer.wiring.out;
  const Style& style = stage.style;
  Grid grid = empty_grid(made.title, "", made.note, Role::output, stage.layer.index, shape.rows, shape.columns);
  const ColorScale colors = scale_of(made, style.colors);
  for (int i = 0; i < shape.plane(); ++i) {
    const double value = made.values[static_cast<std::size_t>(i)];
    grid.cells[static_cast<std::size_t>(i)] = {true, value, CellGround::plain, false, false, 0, i, colors.at(value)};
  }
  outline_period(made, style, grid);
  if (stage.motion.travel > 0) outline_lit(grid, stage.now.output, style.colors.kernel.line, style.sizes.emphasis / 2);
  outline_lit(grid, stage.pointed.output, style.colors.output.line, pointed_width(style));
  if (pointed >= 0) outline_range(grid, pointed, pointed + 1, style.colors.ink, style.sizes.emphasis);
  return grid;
}

// What the colours stand for, where cells have no room for numbers.
Grid legend_of(const Counted& made, const Style& style) {
  constexpr int most_steps = 6;
  const double least = made.are_counts ? 0 : -made.limit;
  const int steps = made.are_counts ? static_cast<int>(std::min<double>(most_steps, made.limit + 1)) : most_steps - 1;
  Grid grid = empty_grid("", "", made.are_counts ? "what the colours count" : "what the colours mean", Role::none, 0, steps, 1);
  grid.framed = false;
  const ColorScale colors = scale_of(made, style.colors);
  for (int i = 0; i < steps; ++i) {
    const double value = made.limit + (least - made.limit) * i / std::max(1, steps - 1),
                 shown = made.are_counts ? std::round(value) : value;
    grid.at(i, 0) = {true, shown, CellGround::plain, false, false, 0, -1, colors.at(shown)};
  }
  return grid;
}

Grid phase_grid(const Tensor& sums, double limit, const Style& style) {
  Grid grid =
      empty_grid("Phase sums", "", "of the weights that share a phase", Role::weight, 0, sums.shape.rows, sums.shape.columns);
  for (int i = 0; i < static_cast<int>(sums.values.size()); ++i)
    grid.cells[static_cast<std::size_t>(i)] = {
        true, sums[i], CellGround::plain, false, false, 0, -1, signed_color(style.colors, sums[i], limit)};
  return grid;
}

// Only cells of the channel that is drawn can be pointed at here; without one the fullest cell is explained.
int pointed_cell(const Stage& stage) {
  const int cell = cell_to_explain(stage), plane = static_cast<int>(stage.layer.wiring.out.plane());
  return cell >= 0 && cell < plane ? cell : -1;
}

// "y[2,4] = w[0,0] + w[0,2] = 1 + 3 = " where there are weights, and few.
Equation weights_equation(const LayerStudy& layer, int cell) {
  constexpr std::size_t most_terms = 6;
  const auto taps = taps_into(layer, cell, nullptr);
  if (taps.empty() || taps.size() > most_terms || layer.wiring.weight.cells() == 0) return {};
  Equation equation{{cell_name('y', layer.y.shape, cell), Role::output}, {" = "}};
  std::string numbers;
  for (const Tap& tap : taps) {
    if (tap.weight < 0 || tap.gain != 1) return {};
    if (!numbers.empty()) equation.push_back({" + "}), numbers += " + ";
    equation.push_back({cell_name('w', layer.w.shape, tap.weight), Role::weight});
    numbers += value_in_equation(layer.w[tap.weight]);
  }
  equation.push_back({taps.size() == 1 ? " = " : " = " + numbers + " = "});
  return equation;
}

// "y[2,4]: 2 in its row × 2 in its column = 4".
Equation cell_equation(const Counted& made, const Stage& stage, int cell) {
  const Shape& shape = stage.layer.wiring.out;
  const std::string value = value_words(made.values[static_cast<std::size_t>(cell)]);
  const EquationPiece name{cell_name('y', shape, cell), Role::output};
  Equation equation{name, {": "}};
  if (!made.are_counts) {
    if (made.one_layer) equation = weights_equation(stage.layer, cell);
    if (!made.one_layer || equation.empty()) equation = {name, {": 1 everywhere becomes "}};
  } else if (!made.all.empty()) {
    equation.push_back({"of " + value_words(made.all[static_cast<std::size_t>(cell)]) + " products so far "});
  } else if (made.along) {
    const Position at = position(shape, cell);
    const double row = made.along->rows[static_cast<std::size_t>(at.row)],
                 column = made.along->columns[static_cast<std::size_t>(at.column)];
    equation.push_back({value_words(row) + " in its row × " + value_words(column) + " in its column" +
                        (made.along->channels == 1 ? "" : " × " + value_words(made.along->channels) + " channels") + " = "});
  } else {
    equation.push_back({"reached by "});
  }
  equation.push_back({value, Role::output, true});
  return equation;
}

// The map with its bars, where there are some.
Block map_block(const Counted& made, const Stage& stage, double cell, int pointed) {
  const Style& style = stage.style;
  const Shape& shape = stage.layer.wiring.out;
  Grid grid = map_of(made, stage, pointed);
  const std::string title = std::exchange(grid.title, ""), note = std::exchange(grid.note, "");
  Block block = drawn_grid(grid, style, cell), map;
  const double edge = made.along ? room_for_bars(style) : 0;
  Grid heading = empty_grid(title, "", note, Role::output, 0, 1, 1);
  const Block head = drawn_grid(heading, style, 1);
  for (const Mark& mark : head.group.marks)
    if (const auto* text = std::get_if<Text>(&mark)) map.group.marks.push_back(*text);
  const Point at{edge, head.cells.y + edge};
  block.group.offset = at;
  map.cells = block.cells.moved(at);
  map.size = {std::max(at.x + block.size.width, head.size.width), at.y + block.size.height};
  map.group.marks.push_back(std::move(block.group));
  if (!made.along) return map;
  const Position lit = pointed >= 0 ? position(shape, pointed) : Position{0, 0, -1, -1};
  add_bars(made.along->columns, map.cells, Edge::top, lit.column, style, map.group.marks);
  add_bars(made.along->rows, map.cells, Edge::left, lit.row, style, map.group.marks);
  const double size = style.sizes.title * 1.2;
  map.group.marks.push_back(Text{"×",
                                 {map.cells.x - style.sizes.unit * 3, map.cells.y - style.sizes.unit * 3},
                                 size,
                                 Face::sans,
                                 Anchor::end,
                                 style.colors.muted,
                                 {}});
  return map;
}

Figure draw(const Study& study, const Moment& moment, const Overlap& settings, const Style& style) {
  const LayerStudy& layer = study.focused();
  const Shape& out = layer.wiring.out;
  const Stage stage = stage_of(study, moment, style);
  Counted made = counted(study, settings);
  if (settings.so_far && made.are_counts && made.one_layer) {
    made.all.assign(stage.partial.counts.begin(), stage.partial.counts.end());
    std::swap(made.all, made.values);
    made.values = first_channel(study, std::move(made.values));
  }
  const int pointed = pointed_cell(stage);
  const double margin = style.sizes.margin, scale = type_scale(style);
  const double width_of_page = std::min(narrowest, style.page.width - 2 * margin) * scale;
  const double edge = made.along ? room_for_bars(style) : 0;
  const Size words = sentences_block({}, made.sentences, width_of_page, style).size;
  const Size other{edge + 2 * margin, edge + style.sizes.title * 6 + words.height + 2 * margin + style.sizes.gap};
  const int beside = made.phase_sums ? made.phase_sums->shape.columns : 0;
  const double cell = fitting_cell(out.columns + beside, out.rows, {other.width + beside * style.sizes.gap, other.height}, style);
  std::vector<Block> blocks{map_block(made, stage, cell, pointed)};
  std::vector<std::string> signs;
  if (made.phase_sums)
    blocks.push_back(drawn_grid(phase_grid(*made.phase_sums, made.limit, style), style, std::max(cell, style.sizes.cell * 0.8)));
  if (cell < style.sizes.smallest_numbered_cell || !style.numbered) {
    Style numbered = style;
    numbered.numbered = true;
    blocks.push_back(drawn_grid(legend_of(made, style), numbered, style.sizes.cell * 0.8));
  }
  signs.resize(blocks.size() - 1);
  Row row = laid_in_row(blocks, signs, style, style.colors.muted);
  const double width = std::max(row.size.width, width_of_page);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = std::string(made.are_counts ? "Overlap of " : "Response of ") + layer.op->about.title;
  figure.description = joined_sentences(made.sentences);
  row.group.name = "overlap";
  row.group.offset = {margin + (width - row.size.width) / 2, margin};
  Block below = sentences_block(pointed >= 0 ? cell_equation(made, stage, pointed) : Equation{}, made.sentences, width, style);
  below.group.offset = {margin, margin + row.size.height + style.sizes.gap};
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.marks.push_back(std::move(row.group));
  figure.marks.push_back(std::move(below.group));
  return figure;
}

}  // namespace

View overlap() {
  View view = make_view(
      Declare<Overlap>("overlap", "Overlap",
                       "Counts how many products meet in each output cell, and says what becomes of a constant; where they are "
                       "uneven, there is the checkerboard.")
          .choice("of", &Overlap::of, {"counts", "response"},
                  "How many products meet in a cell, or what the weights make of a constant input of 1.")
          .choice("layers", &Overlap::layers, {"in_view", "all"},
                  "The layers that all views look at, or all from the scene's input to there.")
          .toggle("so_far", &Overlap::so_far, "Counts only what the playhead has brought, of one layer.")
          .source("Odena et al. 2016, Deconvolution and Checkerboard Artifacts"),
      [](const Study& study) { return !study.focused().wiring.taps.empty(); }, draw);
  // Where stamps meet unevenly, that is what the layer is best known for.
  view.suggested = [](const Study& study) {
    const Wiring& wiring = study.focused().wiring;
    const bool stamps = wiring.sliding && wiring.sliding->coarse_is_input && wiring.weight.cells() > 0;
    return stamps && overlap_ratio(*wiring.sliding) != 1 ? Suggestion{5, true, 0.6} : Suggestion{};
  };
  return view;
}

}  // namespace upstamp
