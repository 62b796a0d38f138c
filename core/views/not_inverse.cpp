// There and back: what the transpose makes of an output is not what was there, and where numbers are lost nothing can be.
#include <cmath>

#include "reason/ways.h"
#include "view/color_bar.h"
#include "view/sentences.h"
#include "view/sheet_look.h"
#include "view/stage.h"
#include "view/straight.h"
#include "view/there_and_back.h"
#include "view/two_ways_back.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 640;
constexpr int most_channels = 2;
// Differences are at most this share of the way to the colours' ends, so that numbers stay readable, and at least that share of
// it, so that none looks like none.
constexpr double strongest = 0.7, faintest = 0.12;

struct NotInverse {
  bool differences = true;
};

// Three digits, as much as a colour can tell.
double roughly(double value) {
  if (!(value > 0)) return 0;
  const double power = std::pow(10.0, 2 - std::floor(std::log10(value)));
  return std::isfinite(power) && power > 0 ? std::round(value * power) / power : value;
}

// What a grid says of a channel: its number, or where a join has it from.
std::string channel_words(const Study& study, const LayerStudy& layer, bool input, int channel, const std::string& rest) {
  const Shape& shape = input ? layer.wiring.in : layer.wiring.out;
  if (!input || layer.with < 0) return channel_note(shape, channel, rest);
  const bool second = channel >= layer.second_channel;
  const int source = second ? layer.with : layer.from, first = second ? layer.second_channel : 0;
  const int count = (second ? shape.channels : layer.second_channel) - first;
  std::string words = "of " + (source < 0 ? "the scene's input" : study.layers[static_cast<std::size_t>(source)].layer.id);
  if (count > 1) words += ", channel " + std::to_string(channel - first);
  return channel == 0 && !rest.empty() ? words + ", " + rest : words;
}

struct Drawing {
  const Study& study;
  const Stage& stage;
  const TwoWaysBack& back;
  bool constants = false, differences = true;

  const Wiring& wiring() const { return stage.layer.wiring; }
  // What goes back, in letters.
  std::string letter(const char* sign) const { return std::string(sign) + (constants ? "(y − b)" : "y"); }
  double largest() const { return std::max(back.transpose.largest, back.inverse ? back.inverse->largest : 0); }
};

// Other numbers at the places of a map, so that hovering finds what belongs to them. Only what is pointed at is framed: no step
// is shown here.
std::vector<Grid> maps_like(const Drawing& drawing, bool input, const Tensor& values, int channels) {
  const Stage& stage = drawing.stage;
  const Shape& shape = input ? drawing.wiring().in : drawing.wiring().out;
  const Role role = input ? Role::input : Role::output;
  std::vector<Grid> grids;
  for (int channel = 0; channel < std::min(channels, shape.channels); ++channel) {
    const std::string sides = sides_words(shape.rows, shape.columns);
    Grid grid = empty_grid("", "", channel_words(drawing.study, stage.layer, input, channel, sides), role, stage.layer.index,
                           shape.rows, shape.columns);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const int cell = channel * static_cast<int>(shape.plane()) + static_cast<int>(i);
      grid.cells[i] = {true, values[cell], CellGround::tinted, false, false, 0, cell};
    }
    outline_lit(grid, input ? stage.pointed.input : stage.pointed.output, stage.style.colors.of(role).line,
                pointed_width(stage.style));
    grids.push_back(std::move(grid));
  }
  if (shape.channels > channels) grids.back().foot = counted(shape.channels - channels, "more channel") + " not drawn";
  return grids;
}

void entitle(std::vector<Grid>& grids, const std::string& title, const std::string& letter, const std::string& note) {
  grids.front().title = title, grids.front().letter = letter;
  if (!note.empty()) grids.front().note = note;
}

// Of many channels only some are drawn, but all are counted.
std::string differing_words(const Return& back) {
  if (back.differing == 0) return "the same as x";
  const auto all = static_cast<long long>(back.x.values.size());
  return std::to_string(back.differing) + " of " + counted(all, "cell") + (back.differing == 1 ? " differs" : " differ") +
         (back.x.shape.channels > 1 ? " in all" : " from x");
}

// One way back: the numbers that it brings, and by how much each is too large or too small.
DrawnWay way_of(const Drawing& drawing, const Return& back, const std::string& title, const std::string& letter,
                const std::string& sign, int channels) {
  DrawnWay way{sign, maps_like(drawing, true, back.x, channels), {}};
  entitle(way.numbers, title, letter, differing_words(back));
  if (!drawing.differences) return way;
  way.differences = maps_like(drawing, true, back.difference, channels);
  entitle(way.differences, "Difference", letter + " − x",
          back.differing == 0 ? "none" : "by at most " + value_words(roughly(back.largest)));
  const double limit = drawing.largest();
  for (Grid& grid : way.differences)
    for (CellLook& look : grid.cells) {
      look.ground = CellGround::plain;
      look.faint = look.value == 0;
      const double strength = look.value == 0 ? 0 : std::max(std::fabs(look.value), faintest * limit);
      const double shown = std::copysign(strength, look.value);
      // In greys nothing lies in the middle, not at the ground.
      if (look.value != 0 || drawing.stage.style.colors.grey)
        look.fill = signed_color(drawing.stage.style.colors, shown, limit / strongest);
    }
  return way;
}

ThereAndBack picture_of(const Drawing& drawing, int channels) {
  const TwoWaysBack& back = drawing.back;
  ThereAndBack picture{
      maps_like(drawing, true, drawing.stage.layer.x, channels), maps_like(drawing, false, back.y, channels), {}};
  entitle(picture.x, "Input", "x", "");
  entitle(picture.y, "Output", drawing.constants ? "y − b = Cx" : "y = Cx", "");
  const std::string transpose = back.same ? "Cᵀ = C⁺" : "Cᵀ";
  picture.ways.push_back(way_of(drawing, back.transpose, back.same ? "Transpose, pseudo-inverse" : "Transpose",
                                drawing.letter("Cᵀ"), transpose, channels));
  if (back.inverse && !back.same)
    picture.ways.push_back(way_of(drawing, *back.inverse, "Pseudo-inverse", drawing.letter("C⁺"), "C⁺", channels));
  return picture;
}

std::string matrix_words(const Drawing& drawing) {
  const Study& study = drawing.study;
  const Stretch stretch = stretch_in_view(study);
  std::string words = "C is the layer as a matrix";
  if (wired_by_input(study, stretch))
    words += " for this input: which cells won decides it";
  else if (has_curve(study, stretch))
    words += " for this input, with the slopes that its curves have here";
  if (drawing.constants) words += "; b, what the layer adds, is known and taken off first";
  return words + ".";
}

// "1² + 2² + (−1)² = 6", where it is short.
std::string sum_of_squares(const TwoWaysBack& back) {
  constexpr std::size_t most_terms = 9, longest = 5;
  std::string words;
  for (const double weight : back.first_weights) {
    const std::string value = value_in_equation(weight);
    if (back.first_weights.size() > most_terms || code_points(value).size() > longest) return "the sum of the squared weights";
    words += (words.empty() ? "" : " + ") + value + "²";
  }
  return words + " = " + value_words(*back.factor);
}

std::string transpose_words(const Drawing& drawing) {
  const TwoWaysBack& back = drawing.back;
  std::string transpose = "the transpose Cᵀ";
  if (drawing.wiring().sliding && drawing.wiring().weight.cells() > 0)
    transpose += drawing.wiring().sliding->coarse_is_input ? ", here the ordinary convolution with this kernel,"
                                                           : ", here the transposed convolution with this kernel,";
  if (back.factor) {
    const std::string times = value_words(*back.factor);
    const bool one = times == "1";
    return "CᵀC is " + (one ? "the identity" : times + " times the identity") + " (" + sum_of_squares(back) + "), so " +
           transpose + " brings x back" + (one ? "." : " " + times + " times as large.");
  }
  if (back.apart)
    return "No output takes from two inputs, so " + transpose +
           " brings each input cell back times the sum of its squared weights.";
  transpose.front() = 'T';
  transpose += " gives each input cell the sum of all outputs it went into, each times the weight it had there";
  return transpose +
         (back.transpose.differing == 0 ? "; for this x that happens to be x." : ": the input's shape, not its numbers.");
}

std::string inverse_words(const Drawing& drawing) {
  const TwoWaysBack& back = drawing.back;
  const auto in = static_cast<long long>(drawing.wiring().in.cells()), out = static_cast<long long>(drawing.wiring().out.cells());
  if (!back.inverse)
    return "C has " + std::to_string(out) + " × " + std::to_string(in) +
           " entries, too many to look for its pseudo-inverse at every frame; a smaller input shows it.";
  const std::string fix = out == 1 ? "The one output fixes " : "The " + std::to_string(out) + " outputs fix ";
  const std::string equal = back.same ? "Cᵀ is the pseudo-inverse C⁺ as well, so one way is drawn. " : "";
  if (back.rank == in)
    return equal + fix + "all " + counted(in, "unknown") +
           (back.same ? "."
                      : ", so the pseudo-inverse C⁺ finds x again" +
                            std::string(back.inverse->differing == 0 ? "." : ", but for rounding."));
  return equal + fix + "only " + std::to_string(back.rank) + " of " + counted(in, "unknown") +
         "; the pseudo-inverse C⁺ picks, among all inputs with this output, the one with the smallest sum of squares" +
         (back.inverse->differing == 0 ? ": here x itself." : ".");
}

std::string lost_words(const Drawing& drawing) {
  const int lost = drawing.back.lost;
  if (lost == 0) return "";
  const auto in = static_cast<long long>(drawing.wiring().in.cells());
  const bool overwritten = drawing.stage.layer.op->needs_switches && static_cast<int>(drawing.wiring().considered.size()) == lost;
  return std::to_string(lost) + " of " + counted(in, "input cell") + (lost == 1 ? " reaches" : " reach") + " no output" +
         (overwritten ? ", for a later one was put in the same place" : "") + ": no way back can find " +
         (lost == 1 ? "it." : "them.");
}

// What the colours of differences mean, the same for all of them.
std::optional<Block> legend(const Drawing& drawing) {
  const double largest = roughly(drawing.largest());
  if (!drawing.differences || !(largest > 0)) return std::nullopt;
  const Style& style = drawing.stage.style;
  Block block = color_bar("Difference: too small", -largest, largest, largest / strongest, style);
  const std::string words = "too large";
  const double x = block.size.width + style.sizes.unit * 1.5;
  const double baseline = (block.cells.height + style.fonts->cap_height(Face::sans, style.sizes.note)) / 2;
  block.group.marks.push_back(Text{words, {x, baseline}, style.sizes.note, Face::sans, Anchor::start, style.colors.muted, {}});
  block.size.width = x + style.fonts->width(words, Face::sans, style.sizes.note);
  return block;
}

std::string color_words(const Colored& colored, bool scale) {
  const bool differences = colored.differences && scale;
  if (!colored.maps && !differences) return "";
  const std::string start = "Where there is no room for numbers colours stand for them, ",
                    own = "in each map on a scale of its own";
  if (!colored.maps) return start + "on the scale above.";
  return start + own + ", with the range below it" + (differences ? "; in differences on the scale above." : ".");
}

Figure draw(const Study& study, const Moment& moment, const NotInverse& settings, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const TwoWaysBack back = two_ways_back(stage.layer);
  const Drawing drawing{study, stage, back, Straight(stage.layer).has_constants(), settings.differences};
  const double margin = style.sizes.margin, gap = style.sizes.gap, scale = type_scale(style);
  const Size page{style.page.width * scale - 2 * margin, style.page.height * scale - 2 * margin};
  const double narrow = std::min(narrowest * scale, page.width);
  std::vector<std::string> words{matrix_words(drawing), transpose_words(drawing), inverse_words(drawing), lost_words(drawing)};
  std::optional<Block> colors = legend(drawing);
  const double between = gap + (colors ? colors->size.height + gap : 0);
  const double line = style.fonts->ascent(Face::sans, style.sizes.caption) * 2;
  const Size room{page.width, page.height - between - line - sentences_block(words, narrow, style).size.height};
  // A join without its second input would be none.
  const int fewest = stage.layer.with >= 0 ? most_channels : 1;
  int channels = std::clamp(std::max(drawing.wiring().in.channels, drawing.wiring().out.channels), 1, most_channels);
  ThereAndBack picture;
  double cell = 0;
  for (bool done = false; !done; --channels) {
    picture = picture_of(drawing, channels);
    cell = fit(picture, room, style);
    done = make_legible(picture, style, cell);
    if (done || channels > fewest) continue;
    const Colored colored = fit_in_colors(picture = picture_of(drawing, channels), room, style);
    cell = colored.cell, done = true;
    words.push_back(color_words(colored, colors.has_value()));
  }
  Block block = drawn(picture, style, cell);
  const double width = std::max({block.size.width, narrow, colors ? colors->size.width : 0});
  Block text = sentences_block(words, width, style);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = "There and back through " + stage.layer.op->about.title;
  figure.description = joined_sentences(words);
  double y = margin;
  const auto put = [&](Block part, double x, double space) {
    part.group.offset = {margin + x, y};
    y += part.size.height + space;
    figure.marks.push_back(std::move(part.group));
  };
  const double right = (width + block.size.width) / 2;
  put(block, (width - block.size.width) / 2, gap);
  if (colors) put(*colors, std::max(0.0, right - colors->size.width), gap);
  put(text, 0, margin);
  figure.size = {width + 2 * margin, y};
  return figure;
}

// Where each output is an input as it was there is nothing to bring back.
bool changes_nothing(const Wiring& wiring) {
  return wiring.taps.size() == static_cast<std::size_t>(wiring.in.cells()) && wiring.in.cells() == wiring.out.cells() &&
         std::all_of(wiring.taps.begin(), wiring.taps.end(),
                     [](const Tap& tap) { return tap.in == tap.out && tap.weight < 0 && tap.gain == 1; });
}

// A curve is no matrix, and has no transpose to be mistaken for an inverse.
bool fits(const Study& study) {
  const LayerStudy& layer = study.focused();
  return !layer.wiring.taps.empty() && !layer.curve.value && !changes_nothing(layer.wiring);
}

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
