// The frequencies of the output and of the kernel: where enlarging repeats the input's spectrum, and how much of it is left
// there.
#include <cmath>

#include "reason/spectrum.h"
#include "view/caption.h"
#include "view/frequency.h"
#include "view/row.h"
#include "view/sheet.h"
#include "view/view.h"

namespace upstamp {
namespace {

struct Options {
  std::string of = "output";
  int channel = 0;
};

constexpr double narrowest = 640, largest_side = 250, smallest_side = 90;  // points at the normal type size
constexpr double nothing = 0.0005;                                         // shares below this are said to be none

std::string percent(double share) {
  if (share < nothing) return "0 %";
  return rounded_text(100 * share, share < 0.0995 ? 1 : 0) + " %";
}

// What is looked at: one channel of the output, or of what a constant becomes.
struct Looked {
  const Stage& stage;
  Tensor map;
  int channel = 0;
  PerAxis period;
  bool constant = false;
  double artifact = 0;  // of a constant
};

Looked looked_at(const Study& study, const Stage& stage, const Options& options) {
  const LayerStudy& layer = stage.layer;
  Looked looked{
      stage, {}, std::min(options.channel, layer.wiring.out.channels - 1), replica_period(study), options.of == "constant", 0};
  looked.map = looked.constant ? response_to_constant(layer.wiring, layer.w) : layer.y;
  looked.artifact = artifact_of_constant(layer.wiring, layer.w, looked.channel);
  for (double& value : looked.map.values)
    if (!std::isfinite(value)) value = 0;
  return looked;
}

Grid map_grid(const Looked& looked) {
  Grid grid = output_map(looked.stage, looked.channel);
  const int plane = static_cast<int>(looked.map.shape.plane());
  for (int i = 0; i < plane; ++i) {
    CellLook& cell = grid.cells[static_cast<std::size_t>(i)];
    cell.shown = true, cell.count = 0, cell.ground = CellGround::tinted;
    cell.value = looked.map[looked.channel * plane + i];
  }
  grid.title = looked.constant ? "Output of a constant" : "Output";
  if (looked.constant) grid.letter = "", grid.note += ", where every input cell is 1";
  return grid;
}

std::string place_words(PerAxis period) {
  const auto fraction = [](int of) { return of == 1 ? std::string("whole cells") : "1/" + std::to_string(of); };
  if (period.rows == period.columns || period.rows == 1 || period.columns == 1)
    return "multiples of " + fraction(std::max(period.rows, period.columns)) + " cycle per cell";
  return "multiples of " + fraction(period.rows) + " cycle per cell down and " + fraction(period.columns) + " across";
}

std::string artifact_sentence(const Looked& looked) {
  if (looked.artifact < nothing)
    return "A constant input stays even: nothing of its output's energy lies at the replica frequencies, so this layer makes no "
           "checkerboard of its own.";
  return "So much of the energy of what a constant input becomes lies at the replica frequencies: this is the checkerboard that "
         "the layer makes by itself.";
}

std::string place_sentence(const Looked& looked) {
  const std::string marked = "Enlarging repeats the input's spectrum around " + place_words(looked.period) + " (";
  const bool map = looked.map.shape.rows > 1 && looked.map.shape.columns > 1;
  return marked + (map ? "rings" : "dashed lines") + "); only a kernel that lets nothing through there leaves no checkerboard.";
}

// The number, large, with the sentence that says what it counts beside it.
Block verdict(const Looked& looked, double width) {
  const Style& style = looked.stage.style;
  const Measures& sizes = style.sizes;
  const Fonts& fonts = *style.fonts;
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "artifact energy";
  marks.push_back(line({0, 0}, {width, 0}, {style.colors.grid_line, sizes.hairline}));
  const double large = sizes.title * 2, cap = fonts.cap_height(Face::sans_semibold, large);
  const std::string number = percent(looked.artifact);
  double y = sizes.unit * 4;
  marks.push_back(Text{number, {0, y + cap}, large, Face::sans_semibold, Anchor::start, style.colors.output.line, {}});
  const double left = fonts.width(number, Face::sans_semibold, large) + sizes.unit * 5;
  const double line_height = fonts.ascent(Face::sans, sizes.caption) + 3 * type_scale(style);
  const auto say = [&](const std::string& words, Face face, Color color) {
    for (const std::string& part : wrapped(words, fonts, face, sizes.caption, width - left)) {
      marks.push_back(
          Text{part, {left, y + fonts.cap_height(face, sizes.caption)}, sizes.caption, face, Anchor::start, color, {}});
      y += line_height;
    }
  };
  say("Artifact energy", Face::sans_semibold, style.colors.ink);
  say(artifact_sentence(looked), Face::sans, style.colors.ink);
  say(place_sentence(looked), Face::sans, style.colors.muted);
  block.size = {width, std::max(y, sizes.unit * 4 + cap)};
  return block;
}

Row maps_row(const Looked& looked, double side) {
  const Style& style = looked.stage.style;
  const LayerStudy& layer = looked.stage.layer;
  const Shape& shape = looked.map.shape;
  const PerAxis frequencies = frequencies_for(shape, looked.period);
  const double fit = std::min(style.sizes.cell, side / std::max(shape.rows, shape.columns));
  const Block map = drawn_grid(map_grid(looked), style, fit >= 4 ? std::floor(fit) : fit);
  const Block of_map =
      spectrum_map(spectrum(looked.map, looked.channel, frequencies, Taper::hann), looked.period,
                   heading("Spectrum", "|Y|", "of the output, cycles per cell", style.colors.output.line, style), style, side);
  const Block of_kernel = spectrum_map(
      spectrum(response_to_impulse(layer.wiring, layer.w), looked.channel, frequencies, Taper::none), looked.period,
      heading("Kernel's response", "|H|", "what it lets through, cycles per cell", style.colors.kernel.line, style), style, side);
  return laid_in_row({map, of_map, of_kernel, decibel_scale(style, side * 0.6)}, {"→", "", ""}, style, style.colors.output.line);
}

Row curves_row(const Looked& looked, double width, double height) {
  const Style& style = looked.stage.style;
  const LayerStudy& layer = looked.stage.layer;
  const Shape& shape = looked.map.shape;
  const PerAxis frequencies = frequencies_for(shape, looked.period);
  const double longest = std::max(shape.rows, shape.columns), fit = std::min(style.sizes.cell, width / longest);
  const Block map = drawn_grid(map_grid(looked), style, fit >= 4 ? std::floor(fit) : fit);
  const std::vector<SpectrumCurve> curves{
      {"|Y|, the output", spectrum(looked.map, looked.channel, frequencies, Taper::hann).values, style.colors.output.line, false},
      {"|H|, the kernel's response",
       spectrum(response_to_impulse(layer.wiring, layer.w), looked.channel, frequencies, Taper::none).values,
       style.colors.kernel.line, true}};
  const Block plot = spectrum_curves(curves, std::max(looked.period.rows, looked.period.columns), style, {width, height});
  const bool upright = shape.columns == 1;
  if (upright) return laid_in_row({map, plot}, {""}, style, style.colors.muted);
  return laid_in_row({stacked({map, plot}, style.sizes.gap)}, {}, style, style.colors.muted);
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const Looked looked = looked_at(study, stage, options);
  const double margin = style.sizes.margin, scale = type_scale(style);
  const double room = style.page.width * scale - 2 * margin, words = style.sizes.caption * 12 + style.sizes.title * 3;
  const double high = std::max(smallest_side * scale, style.page.height * scale - words - 2 * margin);
  const Shape& shape = looked.map.shape;
  const bool maps = shape.rows > 1 && shape.columns > 1;
  const double wide = std::max(smallest_side * scale, (room - 220 * scale) / 3);
  Row row = maps ? maps_row(looked, std::min({largest_side * scale, wide, high}))
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
  figure.description =
      "Artifact energy: " + percent(looked.artifact) + ". " + artifact_sentence(looked) + " " + place_sentence(looked);
  figure.marks = {std::move(row.group), std::move(below.group)};
  return figure;
}

bool enlarges(const Study& study) {
  const PerAxis period = replica_period(study);
  const Shape& out = study.focused().wiring.out;
  return (period.rows > 1 && out.rows > 1) || (period.columns > 1 && out.columns > 1);
}

}  // namespace

View spectrum() {
  return make_view(
      Declare<Options>(
          "spectrum", "Spectrum",
          "Shows which frequencies the output and the kernel have, marks where enlarging repeats the input's spectrum, "
          "and says how much of a constant's energy ends up there: the checkerboard as one number.")
          .choice("of", &Options::of, {"output", "constant"},
                  "Whose spectrum is drawn: the scene's output, or what the layer makes of a constant input.")
          .count("channel", &Options::channel, 0, 63, {"channel", "Output channel that is shown; the last one at most."})
          .source(
              "Odena et al. 2016, Deconvolution and Checkerboard Artifacts; Sugawara et al. 2019, Checkerboard Artifacts Free "
              "Convolutional Neural Networks; Pons et al. 2021, arXiv 2010.14356, for the copies."),
      enlarges, draw);
}

}  // namespace upstamp
