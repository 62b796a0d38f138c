// The way back: an error at the output goes along the same products to the input and to the weights.
#include "view/backward_colors.h"
#include "view/backward_layout.h"
#include "view/backward_words.h"
#include "view/dot_product.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double narrowest = 640, least_cell = 6;  // points at the normal type size
constexpr int most_channels = 9;

struct BackwardSettings {
  std::string error = "ones";
  PerAxis cell = 0;
  int channel = 0, seed = 1;
  bool coverage = true;
};

// The output cell that has an error of 1 while all others have none; -1 = another kind of error.
int erring_cell(const Stage& stage, const BackwardSettings& settings) {
  const Shape& out = stage.layer.wiring.out;
  if (settings.error == "one_cell")
    return out.index(std::min(settings.channel, out.channels - 1), std::min(settings.cell.rows, out.rows - 1),
                     std::min(settings.cell.columns, out.columns - 1));
  if (settings.error != "pointed") return -1;
  const int pointed = cell_to_explain(stage);
  return pointed >= 0 ? pointed : out.index(0, out.rows / 2, out.columns / 2);
}

Tensor error_of(const Stage& stage, const BackwardSettings& settings) {
  const Shape& out = stage.layer.wiring.out;
  const int cell = erring_cell(stage, settings);
  if (cell < 0) return preset_values(settings.error, settings.seed, out);
  Tensor error(out);
  error[cell] = 1;
  return error;
}

std::string error_note(const Stage& stage, const BackwardSettings& settings) {
  const int cell = erring_cell(stage, settings);
  if (cell >= 0) return "∂L/∂y, 1 at " + cell_name('y', stage.layer.wiring.out, cell);
  return settings.error == "noise" ? "∂L/∂y, noise" : "∂L/∂y, 1 everywhere";
}

std::string error_sentence(const Stage& stage, const BackwardSettings& settings) {
  const std::string start = "The error is g = ∂L/∂y; here ";
  if (const int cell = erring_cell(stage, settings); cell >= 0)
    return start + "the loss L is " + cell_name('y', stage.layer.wiring.out, cell) + ", so g is 1 there and 0 elsewhere.";
  if (settings.error == "noise") return start + "it is noise.";
  return start + "the loss L is the sum of y, so g is 1 everywhere.";
}

BackwardSigns signs_of(const LayerStudy& layer, const WayBack& way) {
  const bool scale = weights_scale(layer.wiring);
  return {scale ? "×" : "+", factor_words(layer, way), scale ? "· x" : "Σ"};
}

// Both dot products; nothing where a curve bends C x, whose numbers then stand nowhere in the picture.
Block products_block(const Stage& stage, const WayBack& way, double width) {
  if (stage.layer.curve.value) return {};
  const bool finished = stage.moment.step >= stage.moment.steps;
  std::vector<char> into_y, into_x;
  for (int cell = 0; cell < static_cast<int>(way.used.size()); ++cell)
    into_y.push_back(way.used[static_cast<std::size_t>(cell)] || stage.layer.by_output.of(cell).empty());
  for (int cell = 0; cell < static_cast<int>(way.x.values.size()); ++cell)
    into_x.push_back(way.to_x.any(cell) || way.to_x.none_due(cell));
  const DotProduct forth{"C x", "g", way.sums, way.error, into_y, Role::output, way.forth};
  DotProduct back{"x", way.is_transpose ? "Cᵀg" : "∂L/∂x", stage.layer.x, way.x, into_x, Role::input, way.back};
  if (!way.is_transpose && !products_agree(way)) back.unequal = value_words(way.forth, stage.style.fractions);
  return dot_products({forth, back}, finished, width, stage.style);
}

// What stands below the picture. The sentence of the step keeps room for the longest there may be.
class Below {
 public:
  Below(const Study& study, const Stage& stage, const Straight& straight, const WayBack& way, const std::vector<int>& uses,
        const std::string& about_error)
      : stage_(stage), way_(way), uses_(uses) {
    sentences_ = {way_back_sentence(stage, way), about_error, transpose_sentence(study, straight, way),
                  coverage_sentence(stage.layer, way, uses)};
  }
  Block drawn(double width) const {
    Block products = products_block(stage_, way_, width);
    const bool alone = products.group.marks.empty();
    const auto step = [&](const std::string& words) { return sentences_block({words}, width, stage_.style, alone); };
    Block first = step(sentences_.front());
    for (const std::string& longest : longest_sentences(stage_, way_, uses_))
      first.size.height = std::max(first.size.height, step(longest).size.height);
    const Block rest = sentences_block({sentences_.begin() + 1, sentences_.begin() + shown_}, width, stage_.style, false);
    return alone ? stacked({first, rest}, 0) : stacked({products, stacked({first, rest}, 0)}, stage_.style.sizes.unit / 2);
  }
  // Only the sentence of the step, where the others would leave the picture no room.
  void shorten() { shown_ = 1; }
  void lengthen() { shown_ = 4; }
  bool is_short() const { return shown_ == 1; }
  std::string description() const { return joined_sentences(sentences_); }

 private:
  const Stage& stage_;
  const WayBack& way_;
  const std::vector<int>& uses_;
  std::vector<std::string> sentences_;
  std::ptrdiff_t shown_ = 4;
};

BackwardParts without_weight_gradient(BackwardParts parts) {
  parts.weight_gradient = {};
  for (BackwardPart* part : {&parts.input, &parts.output, &parts.input_gradient, &parts.error, &parts.slopes, &parts.weights})
    part->foot.clear();
  return parts;
}

// Cells that numbers can be read in.
double least_numbered(const Style& style) { return style.sizes.smallest_numbered_cell * 1.2; }

// As many channels as leave cells their numbers; one at least.
struct Picture {
  BackwardParts parts;
  BackwardShape shape;
  double cell = 0;
};

// More channels than this have no room for numbers, however they lie.
int most_channels_in(Size room, const Wiring& wiring, const Style& style) {
  const double cell = least_numbered(style), cells = room.width * room.height / (cell * cell);
  const auto taken = [](const Shape& shape, int channels) {
    return 2 * static_cast<double>(shape.plane()) * std::min(channels, shape.channels);
  };
  int channels = std::min(std::max(wiring.in.channels, wiring.out.channels), most_channels);
  while (channels > 1 && taken(wiring.in, channels) + taken(wiring.out, channels) > cells) --channels;
  return channels;
}

template <class Parts>
Picture picture_in(Size room, int most, const BackwardSigns& signs, const Style& style, const Parts& parts_of) {
  Picture picture;
  for (int channels = most; channels >= 1; --channels) {
    picture = {parts_of(channels), {}, 0};
    for (const bool tall : {false, true})
      for (const int across : {3, 2, 1, 5, most_channels}) {
        const BackwardShape shape{across, tall};
        const double cell = BackwardLayout(picture.parts, signs, shape, style).fitting_cell(room);
        if (cell > picture.cell) picture.cell = cell, picture.shape = shape;
      }
    if (picture.cell >= least_numbered(style)) break;
  }
  return picture;
}

// A coverage may shrink the others, but not so far that their numbers go.
void add_coverage(BackwardPart coverage, Size room, const BackwardSigns& signs, const Style& style, Picture& picture) {
  picture.parts.coverage = std::move(coverage);
  const double cell = BackwardLayout(picture.parts, signs, picture.shape, style).fitting_cell(room);
  if (cell < picture.cell && cell < style.sizes.smallest_numbered_cell * 1.3)
    picture.parts.coverage = {};
  else
    picture.cell = cell;
}

Figure draw(const Study& study, const Moment& moment, const BackwardSettings& settings, const Style& common) {
  // Errors are no light, and maps are on one scale with them.
  Style style = common;
  style.numbered |= style.picture, style.picture = false;
  const Stage stage = stage_of(study, moment, style);
  const Straight straight(stage.layer);
  const WayBack way = way_back(stage, straight, error_of(stage, settings));
  const std::vector<int> uses = uses_of_inputs(stage.layer);
  Below below(study, stage, straight, way, uses, error_sentence(stage, settings));
  const BackwardSigns signs = signs_of(stage.layer, way);
  const double margin = style.sizes.margin, gap = style.sizes.gap, scale = type_scale(style);
  const double page_width = style.page.width * scale - 2 * margin, narrow = std::min(narrowest * scale, page_width);
  const auto room_above = [&] {
    return Size{page_width, style.page.height * scale - 2 * margin - gap - below.drawn(narrow).size.height};
  };
  const auto fitted = [&] {
    const int most_drawn = most_channels_in(room_above(), stage.layer.wiring, style);
    return picture_in(room_above(), most_drawn, signs, style, [&](int channels) {
      BackwardParts parts = backward_parts(stage, way, error_note(stage, settings), drawn_channels(stage, way, channels));
      return below.is_short() ? without_weight_gradient(std::move(parts)) : parts;
    });
  };
  Picture picture = fitted();
  if (picture.cell < least_cell * scale) {
    const double before = picture.cell;
    below.shorten(), picture = fitted();
    if (picture.cell < before * 1.5) below.lengthen(), picture = fitted();
  }
  Size room = room_above();
  const auto [least, most] = std::minmax_element(uses.begin(), uses.end());
  if (settings.coverage && way.is_transpose && *least != *most)
    add_coverage(coverage_part(stage, uses, drawn_channels(stage, way, picture.parts.input.places).inputs.first), room, signs,
                 style, picture);
  const BackwardLayout layout(picture.parts, signs, picture.shape, style);
  const auto numbered = [&](double cell) { return style.numbered && cell >= style.sizes.smallest_numbered_cell; };
  Block bars;
  if (!numbered(picture.cell)) {
    bars = colored(stage, straight, way, !numbered(layout.weight_cell(picture.cell)), page_width, picture.parts);
    room.height -= bars.size.height + gap;
    picture.cell = layout.fitting_cell(room);
  }
  Block rows = layout.drawn(picture.cell);
  const double width = std::max({rows.size.width, bars.size.width, narrow});
  Block text = below.drawn(width);
  rows.group.offset = {margin + (width - rows.size.width) / 2, margin};
  bars.group.offset = {margin, margin + rows.size.height + gap};
  const double bars_end = bars.size.height > 0 ? bars.group.offset.y + bars.size.height : margin + rows.size.height;
  text.group.offset = {margin, bars_end + gap};
  Figure figure;
  figure.size = {width + 2 * margin, text.group.offset.y + text.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Backwards through " + stage.layer.op->about.title;
  figure.description = below.description();
  figure.marks = {std::move(rows.group), std::move(bars.group), std::move(text.group)};
  return figure;
}

}  // namespace

View backward() {
  return make_view<BackwardSettings>(
      Declare<BackwardSettings>(
          "backward", "Backward",
          "Sends an error at the output back through the same products: the gradients at input and weights.")
          .choice("error", &BackwardSettings::error, {"ones", "one_cell", "pointed", "noise"},
                  "Which error stands at the output: 1 everywhere, 1 at one cell, 1 at the cell that is pointed at, or noise.")
          .per_axis("cell", &BackwardSettings::cell, 0, 4095, {"row, column", "Which cell, when the error stands at one."})
          .count("channel", &BackwardSettings::channel, 0, 4095, {"channel", "Which channel that cell is in."})
          .count("seed", &BackwardSettings::seed, 0, 1000000, {"seed", "Another number makes other noise."})
          .toggle("coverage", &BackwardSettings::coverage,
                  "Whether it is shown how many output cells use each input cell, where that differs.")
          .source("Dumoulin and Visin 2016"),
      [](const Study& study) { return !study.focused().wiring.taps.empty(); }, draw);
}

}  // namespace upstamp
