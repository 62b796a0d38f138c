// How many products meet in each output cell, and along either edge: uneven counts are the checkerboard.
#include <set>

#include "view/caption.h"
#include "view/row.h"
#include "view/stage.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 680;
constexpr double tallest_bar = 44;  // at the normal type size

double tallest_in(const Style& style) { return tallest_bar * type_scale(style); }

// How many (input, weight) places along one axis reach each output place on it: the map's outline seen from that edge.
std::vector<int> profile(const Wiring& wiring, Axis axis) {
  const auto along = [axis](const Position& place) { return axis == Axis::rows ? place.row : place.column; };
  std::vector<std::set<std::pair<int, int>>> met(static_cast<std::size_t>(wiring.out.along(axis)));
  for (const Tap& tap : wiring.taps) {
    const int weight = tap.weight < 0 ? 0 : along(position(wiring.weight, tap.weight));
    met[static_cast<std::size_t>(along(position(wiring.out, tap.out)))].insert({along(position(wiring.in, tap.in)), weight});
  }
  std::vector<int> counts;
  for (const auto& pairs : met) counts.push_back(static_cast<int>(pairs.size()));
  return counts;
}

// Largest and smallest count away from the border, where the pattern repeats.
struct Extremes {
  int most = 0, least = 0;
};
Extremes of_phases(const Sliding& sliding, Axis axis) {
  const std::vector<int> counts = phase_counts(sliding, axis);
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  return {*most, *least};
}

std::string pattern_sentence(const Stage& stage) {
  const Wiring& wiring = stage.layer.wiring;
  if (!wiring.sliding || !wiring.sliding->coarse_is_input || wiring.weight.cells() == 0) return "";
  const Extremes rows = of_phases(*wiring.sliding, Axis::rows), columns = of_phases(*wiring.sliding, Axis::columns);
  // Each input channel that reaches an output channel lays its own stamps there.
  const int channels = static_cast<int>(stage.kernels_of_output.front().size());
  const int most = channels * rows.most * columns.most, least = channels * rows.least * columns.least;
  if (least == 0) return "Away from the border some cells are never reached: stride and kernel leave holes.";
  if (most == least)
    return "Away from the border every cell is covered " + (most == 1 ? std::string("once") : counted(most, "time")) +
           ": even overlap, ratio 1 : 1.";
  return "Away from the border the counts repeat between " + std::to_string(most) + " and " + std::to_string(least) +
         ", a ratio of " + rounded_text(static_cast<double>(most) / least, 2) + " : 1. This is where checkerboards come from.";
}

std::string range_sentence(const std::vector<int>& counts) {
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  if (*least == *most) return "Every output cell is reached by " + counted(*most, "product") + ".";
  return "Over the whole output the counts go from " + std::to_string(*least) + " to " + std::to_string(*most) + ".";
}

Grid count_grid(const Stage& stage, const std::vector<int>& counts, int most) {
  const Shape& shape = stage.layer.wiring.out;
  const std::string note = shape.channels > 1 ? "products per cell, channel 0 of " + std::to_string(shape.channels)
                                              : "products that meet in each cell";
  Grid grid = empty_grid("Output", "y", note, Role::output, stage.layer.index, shape.rows, shape.columns);
  for (int i = 0; i < shape.plane(); ++i) {
    const int count = counts[static_cast<std::size_t>(i)];
    grid.cells[static_cast<std::size_t>(i)] = {
        true, static_cast<double>(count), CellGround::plain, false, false, 0, i, count_color(stage.style.colors, count, most)};
    if (stage.now.output[static_cast<std::size_t>(i)] && stage.motion.travel > 0)
      grid.outlines.push_back({i / shape.columns, i % shape.columns, 1, 1, stage.style.colors.kernel.line,
                               stage.style.sizes.emphasis * 2 / 3, false});
  }
  return grid;
}

// Bars that stand on one edge of the cells, each with its count; `upright` along the top, else along the left.
void add_bars(const std::vector<int>& counts, const Rect& cells, double cell, bool upright, const Style& style,
              std::vector<Mark>& marks) {
  const int most = std::max(1, *std::max_element(counts.begin(), counts.end()));
  const bool numbered = cell >= style.sizes.smallest_numbered_cell;
  const double tallest = tallest_in(style), gap = style.sizes.unit * 1.5, size = std::min(style.sizes.note, cell * 0.5);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double length = tallest * counts[i] / most, along = static_cast<double>(i) * cell + cell * 0.15, width = cell * 0.7;
    const Rect bar = upright ? Rect{cells.x + along, cells.y - gap - length, width, length}
                             : Rect{cells.x - gap - length, cells.y + along, length, width};
    if (counts[i] > 0) marks.push_back(rectangle(bar, style.colors.output.line));
    if (!numbered) continue;
    const double cap = style.fonts->cap_height(Face::mono, size);
    const Point at =
        upright ? Point{bar.center().x, bar.y - style.sizes.unit} : Point{bar.x - style.sizes.unit, bar.center().y + cap / 2};
    marks.push_back(
        Text{std::to_string(counts[i]), at, size, Face::mono, upright ? Anchor::middle : Anchor::end, style.colors.ink, {}});
  }
}

void add_sentences(const std::vector<std::string>& sentences, const Style& style, double width, double& y,
                   std::vector<Mark>& marks) {
  for (const std::string& sentence : sentences)
    for (const std::string& words : wrapped(sentence, *style.fonts, Face::sans, style.sizes.caption, width)) {
      if (sentence.empty()) continue;
      y += style.fonts->ascent(Face::sans, style.sizes.caption);
      marks.push_back(Text{words, {0, y}, style.sizes.caption, Face::sans, Anchor::start, style.colors.muted, {}});
      y += style.fonts->descent(Face::sans, style.sizes.caption) + 3;
    }
}

Figure draw(const Study& study, const Moment& moment, const Settings&, const Style& style) {
  const LayerStudy& layer = study.focused();
  const Wiring& wiring = layer.wiring;
  const Stage stage = stage_of(study, moment, style);
  std::vector<int> counts = overlap(wiring);
  counts.resize(static_cast<std::size_t>(wiring.out.plane()));
  const int most = std::max(1, *std::max_element(counts.begin(), counts.end()));
  const double edge = tallest_in(style) + style.sizes.gap, margin = style.sizes.margin;
  const double cell = fitting_cell(wiring.out.columns, wiring.out.rows, {edge, edge + style.sizes.title * 3}, style);
  // The bars along the top stand between the heading and the cells.
  Grid grid = count_grid(stage, counts, most);
  Block block = drawn_grid(grid, style, cell);
  Group picture;
  picture.name = "overlap";
  const double heading_height = block.cells.y;
  Group head, body;
  for (Mark& mark : block.group.marks) {
    const auto* text = std::get_if<Text>(&mark);
    (text && text->at.y <= heading_height && text->anchor == Anchor::start ? head : body).marks.push_back(std::move(mark));
  }
  body.offset = {edge, edge};
  head.offset = {edge, 0};
  add_bars(profile(wiring, Axis::columns), block.cells, cell, true, style, body.marks);
  add_bars(profile(wiring, Axis::rows), block.cells, cell, false, style, body.marks);
  picture.marks.push_back(std::move(head));
  picture.marks.push_back(std::move(body));
  const double scale = type_scale(style);
  const double width = std::max(edge + block.size.width, std::min(narrowest, style.page.width - 2 * margin) * scale);
  Group words;
  words.marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, style.sizes.hairline}));
  double y = style.sizes.unit * 3;
  add_sentences({range_sentence(counts), pattern_sentence(stage)}, style, width, y, words.marks);
  picture.offset = {margin + (width - edge - block.size.width) / 2, margin};
  words.offset = {margin, margin + edge + block.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, words.offset.y + y + margin};
  figure.ground = style.colors.ground;
  figure.title = "Overlap of " + layer.op->about.title;
  figure.description = range_sentence(counts) + " " + pattern_sentence(stage);
  figure.marks = {std::move(picture), std::move(words)};
  return figure;
}

}  // namespace

View overlap() {
  View view;
  view.about.id = "overlap";
  view.about.title = "Overlap";
  view.about.doc = "Counts how many products meet in each output cell and along both edges; uneven counts are the checkerboard.";
  view.about.source = "Odena et al. 2016, Deconvolution and Checkerboard Artifacts";
  view.fits = [](const Study& study) { return !study.focused().wiring.taps.empty(); };
  view.draw = draw;
  return view;
}

}  // namespace upstamp
