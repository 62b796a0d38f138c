// How many products meet in each output cell, and what the weights make of a constant: where either is uneven, there is the
// checkerboard.
#include <cmath>

#include "reason/coverage.h"
#include "view/equation.h"
#include "view/overlap_equation.h"
#include "view/overlap_map.h"
#include "view/overlap_words.h"
#include "view/response_words.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 640;

struct Overlap {
  std::string of = "counts", layers = "in_view";
  bool so_far = false;
};

// The map, what it says, and what stands below it.
struct Picture {
  OverlapMap map;
  std::optional<Tensor> phase_sums;
  std::vector<std::string> sentences;
  Equation equation;
};

// The channel of the cell that is explained.
int channel_shown(const Stage& stage, int cell) { return cell < 0 ? 0 : position(stage.layer.wiring.out, cell).channel; }

std::string channel_words(const Shape& out, int channel) {
  return out.channels == 1 ? "" : ", channel " + std::to_string(channel) + " (of 0 to " + std::to_string(out.channels - 1) + ")";
}

std::vector<double> plane_of(const Study& study, int channel, const std::vector<double>& values) {
  const auto plane = static_cast<std::ptrdiff_t>(study.focused().wiring.out.plane());
  return {values.begin() + channel * plane, values.begin() + (channel + 1) * plane};
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

Equation answer_equation(const Study& study, const Stage& stage, Stretch stretch, int cell, double value) {
  Equation equation;
  if (stretch.first == stretch.last) equation = weights_equation(stage.layer, cell);
  if (equation.empty())
    equation = {{cell_name('y', stage.layer.y.shape, cell), Role::output},
                {": 1 everywhere in " + ones_words(study, stretch) + " becomes "}};
  equation.push_back({value_words(value), Role::output, true});
  return equation;
}

void count(Picture& made, const Study& study, const Stage& stage, bool so_far) {
  OverlapMap& map = made.map;
  const Arrivals& arrivals = map.arrivals;
  map.title = "Counts", map.note = arrival_note(arrivals.kind), map.values = arrivals.counts;
  made.sentences = overlap_sentences(study, arrivals);
  if (arrivals.pattern && arrivals.pattern->seen() && arrivals.pattern->least() != arrivals.pattern->most())
    map.period = PerAxis(arrivals.pattern->rows.period(), arrivals.pattern->columns.period());
  // Only what is added up comes bit by bit.
  so_far = so_far && (arrivals.kind == Arrival::product || arrivals.kind == Arrival::term);
  const std::vector<int>& counts = stage.partial.counts;
  if (so_far) map.values = plane_of(study, arrivals.channel, {counts.begin(), counts.end()});
  if (map.pointed < 0) return;
  made.equation = so_far ? so_far_equation(study, arrivals, map.pointed, counts[static_cast<std::size_t>(map.pointed)])
                         : arrivals_equation(study, arrivals, map.pointed);
}

void answer(Picture& made, const Study& study, const Stage& stage) {
  OverlapMap& map = made.map;
  Stretch stretch = map.arrivals.stretch;
  map.are_counts = false;
  auto all = answer_to_ones(study, stretch);
  if (!all) {
    stretch.first = stretch.last;
    all = answer_to_ones(study, stretch);
    made.sentences = {"A curve on the way bends the sums, so this is the answer of the last layer alone."};
  }
  map.title = "Response", map.note = "where " + ones_words(study, stretch) + " is 1 everywhere";
  map.values = plane_of(study, map.arrivals.channel, *all);
  made.phase_sums = phase_sums_of(study, stretch, map.arrivals.channel);
  for (std::string& sentence : answer_sentences(study, stretch, map.arrivals.channel, map.values))
    made.sentences.push_back(std::move(sentence));
  // Equal sums make no pattern.
  if (made.phase_sums && !all_alike(made.phase_sums->values) && map.arrivals.pattern) {
    const PerAxis stride(made.phase_sums->shape.rows, made.phase_sums->shape.columns);
    if (map.arrivals.pattern->rows.complete > stride.rows && map.arrivals.pattern->columns.complete > stride.columns)
      map.period = stride;
  }
  if (map.pointed >= 0)
    made.equation = answer_equation(study, stage, stretch, map.pointed, (*all)[static_cast<std::size_t>(map.pointed)]);
}

Picture picture_of(const Study& study, const Stage& stage, const Overlap& settings) {
  Picture made;
  Stretch stretch = stretch_in_view(study);
  if (settings.layers == "all") stretch.first = 0;
  OverlapMap& map = made.map;
  map.pointed = cell_to_explain(stage);
  map.arrivals = arrivals_of(study, stretch, channel_shown(stage, map.pointed));
  if (settings.of == "counts")
    count(made, study, stage, settings.so_far);
  else
    answer(made, study, stage);
  map.note += channel_words(stage.layer.wiring.out, map.arrivals.channel);
  for (const double value : map.are_counts ? map.arrivals.all : map.values) map.limit = std::max(map.limit, std::fabs(value));
  // One colour everywhere is a pale one, palest where nothing overlaps.
  if (!map.colors_tell()) map.limit *= map.arrivals.nothing_overlaps() ? 4 : 2;
  return made;
}

Grid phase_grid(const Tensor& sums, double limit, const Style& style) {
  Grid grid =
      empty_grid("Phase sums", "", "of the weights that share a phase", Role::weight, 0, sums.shape.rows, sums.shape.columns);
  for (int i = 0; i < static_cast<int>(sums.values.size()); ++i)
    grid.cells[static_cast<std::size_t>(i)] = {
        true, sums[i], CellGround::plain, false, false, 0, -1, signed_color(style.colors, sums[i], limit)};
  return grid;
}

double cell_for(const Picture& made, const Stage& stage, double words) {
  const Style& style = stage.style;
  const Shape& out = stage.layer.wiring.out;
  const Size axes = room_beside_map(made.map, style), key = overlap_key(made.map, stage, 0).size;
  const double gap = style.sizes.gap, margin = style.sizes.margin;
  const int beside = made.phase_sums ? made.phase_sums->shape.columns : 0;
  return fitting_cell(out.columns + beside, out.rows,
                      {axes.width + key.width + 2 * margin + gap * 1.5 + beside * gap, axes.height + words + 2 * margin + gap},
                      style);
}

Figure draw(const Study& study, const Moment& moment, const Overlap& settings, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Picture made = picture_of(study, stage, settings);
  const double margin = style.sizes.margin,
               width_of_page = std::min(narrowest, style.page.width - 2 * margin) * type_scale(style);
  const double cell = cell_for(made, stage, sentences_block(Equation{}, made.sentences, width_of_page, style).size.height);
  Block key = overlap_key(made.map, stage, cell);
  std::vector<Block> blocks{drawn_map(made.map, stage, cell)};
  // A heading may stand above the key too, which then stays near the cells.
  if (!made.phase_sums && key.size.height <= blocks.front().cells.height)
    blocks.front().size.width = std::max(blocks.front().cells.right(), blocks.front().size.width - key.size.width);
  if (made.phase_sums)
    blocks.push_back(
        drawn_grid(phase_grid(*made.phase_sums, made.map.limit, style), style, std::max(cell, style.sizes.cell * 0.8)));
  blocks.push_back(std::move(key));
  Row row = laid_in_row(blocks, std::vector<std::string>(blocks.size() - 1), style, style.colors.muted);
  const double width = std::max(row.size.width, width_of_page);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = std::string(made.map.are_counts ? "Overlap of " : "Response of ") + stage.layer.op->about.title;
  figure.description = joined_sentences(made.sentences);
  row.group.name = "overlap";
  row.group.offset = {margin + (width - row.size.width) / 2, margin};
  Block below = sentences_block(made.equation, made.sentences, width, style);
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
          .toggle("so_far", &Overlap::so_far, "Counts only what the playhead has brought, of one layer that adds up.")
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
