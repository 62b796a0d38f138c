// The frequencies of the output and of the layer: where enlarging copies the input's spectrum, and how much of it is left there.
#include <cmath>
#include <set>

#include "reason/even_stamps.h"
#include "view/caption.h"
#include "view/frequency.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/sheet_look.h"
#include "view/view.h"

namespace upstamp {
namespace {

struct Options {
  std::string of = "output";
  int channel = 0;
};

constexpr double narrowest = 640, largest_side = 250, smallest_side = 90;  // points at the normal type size
constexpr double nothing = 1e-9;                                           // shares below this are what rounding leaves
constexpr int most_pattern_cells = 8;                                      // on a side

std::string percent(double share) {
  if (share < nothing) return "0 %";
  return share < 0.01 ? "below 1 %" : rounded_text(100 * share, 0) + " %";
}

// What is looked at: one channel of the output, or of what a constant becomes.
struct Looked {
  const Stage& stage;
  EvenStamps stamps;
  int channel = 0;
  bool constant = false;
  Tensor pattern;               // what a constant 1 becomes
  std::optional<double> share;  // of its energy that is a pattern

  const Shape& out() const { return stage.layer.wiring.out; }
  bool map() const { return out().rows > 1 && out().columns > 1; }
  PerAxis stride() const { return stamps.stride; }
};

Looked looked_at(const Study& study, const Stage& stage, const Options& options) {
  Looked looked{stage, {}, std::min(options.channel, stage.layer.wiring.out.channels - 1), options.of == "constant", {}, {}};
  looked.stamps = even_stamps(study, looked.channel).value_or(EvenStamps{});
  looked.pattern = constant_pattern(looked.stamps);
  looked.share = uneven_share(looked.pattern);
  return looked;
}

Tensor input_of(const Looked& looked) {
  Tensor x = looked.stage.layer.x;
  for (double& value : x.values)
    if (looked.constant || !std::isfinite(value)) value = looked.constant ? 1 : 0;
  return x;
}

Grid map_grid(const Looked& looked) {
  const LayerStudy& layer = looked.stage.layer;
  const Shape& shape = looked.out();
  const Tensor values = looked.constant ? response_to_constant(layer.wiring, layer.w) : layer.y;
  const std::string sides = channel_note(shape, looked.channel, sides_words(shape.rows, shape.columns));
  Grid grid = empty_grid("Output", looked.constant ? "" : "y", looked.constant ? sides + ", every input cell 1" : sides,
                         Role::output, layer.index, shape.rows, shape.columns);
  for (int i = 0; i < static_cast<int>(shape.plane()); ++i) {
    const int cell = looked.channel * static_cast<int>(shape.plane()) + i;
    grid.cells[static_cast<std::size_t>(i)] = {true, values[cell], CellGround::tinted, false, false, 0, cell};
  }
  outline_lit(grid, looked.stage.pointed.output, looked.stage.style.colors.output.line, pointed_width(looked.stage.style));
  return grid;
}

// Two periods of what a constant becomes, one where it is long; nothing where that is too long.
std::optional<Grid> pattern_grid(const Looked& looked) {
  const auto length = [&](int stride, int out) { return out == 1 ? 1 : stride > 3 ? stride : std::max(2 * stride, 4); };
  const int rows = length(looked.stride().rows, looked.out().rows),
            columns = length(looked.stride().columns, looked.out().columns);
  if (std::max(rows, columns) > most_pattern_cells) return std::nullopt;
  Grid grid = empty_grid("Constant 1 becomes", "", channel_note(looked.out(), looked.channel, "away from the border"),
                         Role::output, looked.stage.layer.index, rows, columns);
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column)
      grid.at(row, column) = {true, looked.pattern.at(0, row % looked.stride().rows, column % looked.stride().columns),
                              CellGround::tinted};
  return grid;
}

// "Rings: where enlarging by 2 copies the input's spectrum, at multiples of 1/2."
std::string copies_sentence(const Looked& looked) {
  const std::string rows = std::to_string(looked.stride().rows), columns = std::to_string(looked.stride().columns);
  std::string times = rows, places = "1/" + rows;
  if (looked.stride().rows == 1) times = columns, places = "1/" + columns;
  if (looked.stride().rows != looked.stride().columns && looked.stride().rows > 1 && looked.stride().columns > 1)
    times = rows + " down and " + columns + " across", places = "1/" + rows + " and 1/" + columns;
  return std::string(looked.map() ? "Rings" : "Upright lines") + ": where enlarging by " + times +
         " copies the input's spectrum, at multiples of " + places + ".";
}

// Where channels make up each other's gaps, as in a pixel shuffle, equal channels are a condition that nothing here keeps.
std::string alike_sentence(const Looked& looked) {
  std::set<int> channels;
  for (const StampCell& cell : looked.stamps.cells) channels.insert(cell.in_channel);
  if (channels.size() < 2 || channels_even_alone(looked.stamps)) return "";
  return " That is so while " + (channels.size() == 2 ? "both" : "all " + std::to_string(channels.size())) +
         " input channels are equal, which the layers before must see to; where they differ, so does the pattern.";
}

std::string constant_sentence(const Looked& looked) {
  if (!looked.share) {
    const auto& values = looked.pattern.values;
    const bool finite = std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
    return std::string("A constant input becomes ") + (finite ? "0 everywhere here" : "more than numbers can be") +
           ", so there is no energy of which a share could be told.";
  }
  if (*looked.share < nothing)
    return "A constant input gives a constant output: this layer makes no checkerboard by itself." + alike_sentence(looked);
  const std::string whose = looked.out().channels > 1 ? "the energy of output channel " + std::to_string(looked.channel)
                                                      : std::string("the output's energy");
  return "A constant input should give a constant output. Here " + percent(*looked.share) + " of " + whose +
         " (its sum of squares) is a repeating pattern, the checkerboard: the weights of the phases add up to different sums." +
         alike_sentence(looked);
}

std::vector<std::string> small_sentences(const Looked& looked) {
  const std::string there = looked.map() ? "in every ring" : "on every one";
  return {copies_sentence(looked) + " A layer without checkerboard has |H| = 0 " + there + ".",
          std::string("0 dB: the largest value of each ") + (looked.map() ? "map" : "curve") +
              ". −20 dB: a tenth of it. |Y| is taken with zeros around the input, so that no border is in it."};
}

// The number, large, with what a constant becomes and the sentences that say what it counts beside it.
Block verdict(const Looked& looked, double width) {
  const Style& style = looked.stage.style;
  const Measures& sizes = style.sizes;
  const Fonts& fonts = *style.fonts;
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "checkerboard";
  marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, sizes.hairline}));
  const double top = sizes.unit * 4;
  double left = 0, bottom = top;
  if (looked.share) {
    const double large = sizes.title * 2, cap = fonts.cap_height(Face::sans_semibold, large);
    const std::string number = percent(*looked.share);
    marks.push_back(Text{number, {0, top + cap}, large, Face::sans_semibold, Anchor::start, style.colors.output.line, {}});
    left = fonts.width(number, Face::sans_semibold, large) + sizes.gap, bottom = top + cap;
  }
  if (const auto grid = pattern_grid(looked)) {
    const bool longer = std::any_of(grid->cells.begin(), grid->cells.end(),
                                    [](const CellLook& look) { return rounded_text(look.value, 2).size() > 2; });
    // So few cells are no picture.
    Style numbers = style;
    numbers.numbered |= style.picture, numbers.picture = false;
    Block drawn = drawn_grid(*grid, numbers, sizes.cell * (longer ? 1 : 0.75));
    drawn.group.offset = {left, top};
    left += drawn.size.width + sizes.gap, bottom = std::max(bottom, top + drawn.size.height);
    marks.push_back(std::move(drawn.group));
  }
  double y = top;
  const double line_height = fonts.ascent(Face::sans, sizes.caption) + 3 * type_scale(style);
  const auto say = [&](const std::string& words, Color color) {
    for (const std::string& part : wrapped(words, fonts, Face::sans, sizes.caption, width - left)) {
      marks.push_back(Text{
          part, {left, y + fonts.cap_height(Face::sans, sizes.caption)}, sizes.caption, Face::sans, Anchor::start, color, {}});
      y += line_height;
    }
    y += sizes.unit;
  };
  say(constant_sentence(looked), style.colors.ink);
  for (const std::string& sentence : small_sentences(looked)) say(sentence, style.colors.muted);
  block.size = {width, std::max(y, bottom)};
  return block;
}

// Colours where numbers would be too small to read.
Block drawn_map(const Looked& looked, Size room) {
  Style style = looked.stage.style;
  const double fit = std::min({style.sizes.cell, room.width / looked.out().columns, room.height / looked.out().rows});
  style.numbered = style.numbered && fit >= style.sizes.cell * 0.6;
  return drawn_grid(map_grid(looked), style, fit >= 4 ? std::floor(fit) : fit);
}

// What an arrow stands for, above it; `end` is where the arrow's gap ends.
void add_arrow_words(double end, double y, const Style& style, std::vector<Mark>& marks) {
  const double middle = end - sign_width("→", style) / 2;
  for (const char* words : {"transform", "Fourier"}) {
    y -= style.sizes.unit * 1.75;
    marks.push_back(Text{words, {middle, y}, style.sizes.note, Face::sans, Anchor::middle, style.colors.muted, {}});
    y -= style.fonts->cap_height(Face::sans, style.sizes.note);
  }
}

Row maps_row(const Looked& looked, double side) {
  const Style& style = looked.stage.style;
  const PerAxis frequencies = frequencies_for(looked.out(), looked.stride());
  const Block map = drawn_map(looked, {side, side});
  const Block of_map = spectrum_map(spectrum(whole_output(looked.stamps, input_of(looked)), 0, frequencies), looked.stride(),
                                    heading("Spectrum", "|Y|", "of the output", style.colors.output.line, style), style, side);
  const Block of_layer = spectrum_map(
      spectrum(whole_stamp(looked.stamps), 0, frequencies), looked.stride(),
      heading("Frequency response", "|H|", "what the layer lets through", style.colors.kernel.line, style), style, side);
  Row row =
      laid_in_row({map, of_map, of_layer, decibel_scale(style, side * 0.6)}, {"→", "", ""}, style, style.colors.output.line);
  add_arrow_words(row.cells[1].x - of_map.cells.x, row.cells[1].center().y, style, row.group.marks);
  return row;
}

Row curves_row(const Looked& looked, double width, double height) {
  const Style& style = looked.stage.style;
  const PerAxis frequencies = frequencies_for(looked.out(), looked.stride());
  const Block map = drawn_map(looked, {width, width});
  const std::vector<SpectrumCurve> curves{
      {"|Y|, spectrum of the output", spectrum(whole_output(looked.stamps, input_of(looked)), 0, frequencies).values,
       style.colors.output.line, false},
      {"|H|, what the layer lets through", spectrum(whole_stamp(looked.stamps), 0, frequencies).values, style.colors.kernel.line,
       true}};
  const Block plot = spectrum_curves(curves, std::max(looked.stride().rows, looked.stride().columns), style, {width, height});
  if (looked.out().columns == 1) return laid_in_row({map, plot}, {""}, style, style.colors.muted);
  return laid_in_row({stacked({map, plot}, style.sizes.gap)}, {}, style, style.colors.muted);
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Looked looked = looked_at(study, stage, options);
  const double margin = style.sizes.margin, scale = type_scale(style);
  const double room = style.page.width * scale - 2 * margin;
  const double words = verdict(looked, std::min(narrowest * scale, room)).size.height + style.sizes.title * 5;
  const double high = std::max(smallest_side * scale, style.page.height * scale - words - 2 * margin);
  const double wide = std::max(smallest_side * scale, (room - 270 * scale) / 3);
  Row row = looked.map() ? maps_row(looked, std::min({largest_side * scale, wide, high}))
                         : curves_row(looked, std::min(560 * scale, room - 100 * scale), std::min(200 * scale, high * 0.5));
  const double width = std::max(row.size.width, std::min(narrowest * scale, room));
  Block below = verdict(looked, width);
  Figure figure;
  row.group.name = "spectrum";
  row.group.offset = {margin + (width - row.size.width) / 2, margin};
  below.group.offset = {margin, margin + row.size.height + style.sizes.gap};
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Spectrum of " + stage.layer.op->about.title;
  figure.description = constant_sentence(looked) + " " + joined_sentences(small_sentences(looked));
  figure.marks = {std::move(row.group), std::move(below.group)};
  return figure;
}

// Only what puts stamps at a stride copies the input's spectrum.
bool enlarges(const Study& study) {
  const auto stamps = even_stamps(study, 0);
  if (!stamps || stamps->cells.empty()) return false;
  const int longest = std::max(stamps->stride.rows, stamps->stride.columns);
  return longest > 1 && longest <= longest_marked_stride;
}

}  // namespace

View spectrum() {
  return make_view(
      Declare<Options>(
          "spectrum", "Spectrum",
          "Shows which frequencies the output has and which the layer lets through, marks where enlarging copies the input's "
          "spectrum, and says how much of a constant's energy ends up there: the checkerboard as one number.")
          .choice("of", &Options::of, {"output", "constant"},
                  "Whose spectrum is drawn: the scene's output, or what the layer makes of a constant input.")
          .count("channel", &Options::channel, 0, 63, {"channel", "Output channel that is shown; the last one at most."})
          .source(
              "Odena et al. 2016, Deconvolution and Checkerboard Artifacts; Sugawara et al. 2019, Checkerboard Artifacts Free "
              "Convolutional Neural Networks; Pons et al. 2021, arXiv 2010.14356, for the copies."),
      enlarges, draw);
}

}  // namespace upstamp
