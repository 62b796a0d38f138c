// A strided transposed convolution taken apart: each phase of the output has a sub-kernel of its own, and weaving the phases
// together is a pixel shuffle.
#include "view/caption.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/sheet.h"
#include "view/view.h"
#include "view/weaving.h"

namespace upstamp {
namespace {

struct Options {
  int out_channel = 0, in_channel = 0;
  bool turned = false;
};

constexpr double narrowest = 640;

// "4, 2, 2 and 1".
std::string listed(const std::vector<std::string>& words) {
  const std::vector<std::string> most(words.begin(), words.end() - 1);
  return words.size() == 1 ? words.front() : join(most, ", ") + " and " + words.back();
}

std::string weights_sentence(const Phases& phases) {
  std::vector<std::string> counts, empty;
  std::size_t least = phases.all.front().kernel_rows.size() * phases.all.front().kernel_columns.size(), most = least;
  for (const OutputPhase& phase : phases.all) {
    const std::size_t count = phase.kernel_rows.size() * phase.kernel_columns.size();
    least = std::min(least, count), most = std::max(most, count);
    counts.push_back(std::to_string(count));
    if (count == 0) empty.push_back(phase.letter);
  }
  if (empty.size() > 8) return counted(std::ssize(empty), "phase") + " have no weight at all and stay empty.";
  if (!empty.empty())
    return (empty.size() == 1 ? "Phase " : "Phases ") + listed(empty) + (empty.size() == 1 ? " has" : " have") +
           " no weight at all: those cells stay empty.";
  if (least == most) return "Each sub-kernel has " + counted(static_cast<long long>(most), "weight") + ": even overlap.";
  if (counts.size() > 9)
    return "The sub-kernels have from " + std::to_string(least) + " to " + counted(static_cast<long long>(most), "weight") +
           ", which is the uneven overlap of the checkerboard.";
  return "The sub-kernels have " + listed(counts) + " weights, which is the uneven overlap of the checkerboard.";
}

std::vector<std::string> sentences(const PhaseLook& look) {
  const std::string count = std::to_string(look.phases.all.size());
  const Wiring& wiring = look.stage.layer.wiring;
  const bool several_channels = wiring.in.channels > 1 || wiring.out.channels > 1;
  std::vector<std::string> said;
  if (look.phases.rearranged)
    said = {"Pixel shuffle weaves " + count +
            " channels into one map: channel A gives the first cell of every block, and so on. "
            "No number changes."};
  else
    said = {
        "Every cell of one phase meets the same few weights, so each phase is an ordinary convolution with a small kernel. "
        "Weaving the " +
            count + " maps together is a pixel shuffle: sub-pixel convolution is the same thing.",
        weights_sentence(look.phases)};
  if (several_channels && !look.phases.rearranged)
    said.push_back("Shown: output channel " + std::to_string(look.out_channel) + " of " + std::to_string(wiring.out.channels) +
                   ", with the kernel from input channel " + std::to_string(look.in_channel) + " of " +
                   std::to_string(wiring.in.channels) + ".");
  return said;
}

// With the whole kernel above its parts, or without it.
double cell_for(const PhaseLook& look, bool whole_kernel) {
  const Wiring& wiring = look.stage.layer.wiring;
  const Style& style = look.stage.style;
  const PerAxis stride = look.phases.stride;
  const double gaps = mosaic_gap(style), line = style.sizes.note * 1.8, heading = style.sizes.title * 2.4;
  Size other{(stride.columns - 1) * gaps + sign_width("→", style) + 2 * style.sizes.margin,
             heading + style.sizes.caption * 7 + style.sizes.margin + stride.rows * (line + gaps)};
  int columns = 2 * wiring.out.columns, rows = wiring.out.rows;
  if (!look.phases.rearranged) {
    const PerAxis kernel = wiring.sliding->kernel;
    columns += wiring.in.columns + kernel.columns, rows = std::max(rows, (whole_kernel ? 2 : 1) * kernel.rows);
    other.width += (stride.columns - 1) * gaps + sign_width("×", style) + sign_width("=", style);
    if (whole_kernel) other.height += heading + style.sizes.gap;
  }
  return fitting_cell(columns, rows, other, style);
}

// Channels that the layer does not have give way to its last, and to the group of the output channel.
PhaseLook looked_at(const Stage& stage, const Options& options) {
  const LayerStudy& layer = stage.layer;
  const int out_channel = std::min(options.out_channel, layer.wiring.out.channels - 1);
  PhaseLook look{stage, *phases_of(layer, out_channel, stage.style.colors), out_channel, 0, -1, options.turned, true, 0};
  if (!look.phases.rearranged) {
    const auto& kernels = stage.kernels_of_output[static_cast<std::size_t>(out_channel)];
    std::tie(look.in_channel, look.kernel) = kernels.front();
    for (const auto& [channel, kernel] : kernels)
      if (channel <= options.in_channel) look.in_channel = channel, look.kernel = kernel;
  }
  look.cell = cell_for(look, true);
  // Numbers are worth more than the kernel in one piece.
  look.whole_kernel = look.phases.rearranged || look.cell >= stage.style.sizes.smallest_numbered_cell;
  if (!look.whole_kernel) look.cell = cell_for(look, false);
  return look;
}

Block kernel_block(const PhaseLook& look) {
  Block parts = sub_kernels(look).block;
  return look.whole_kernel ? stacked({drawn_kernel(look), std::move(parts)}, look.stage.style.sizes.gap) : parts;
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  const PhaseLook look = looked_at(stage, options);
  const double margin = style.sizes.margin;
  const Mosaic maps = phase_maps(look);
  const Block output = drawn_output(look);
  std::vector<Block> blocks{maps.block, output};
  std::vector<std::string> signs{"→"};
  if (!look.phases.rearranged) {
    Grid input = input_map(stage, look.in_channel);
    input.title = "Input";
    blocks.insert(blocks.begin(), {drawn_grid(input, style, look.cell), kernel_block(look)});
    signs = {"×", "=", "→"};
  }
  Row row = laid_in_row(blocks, signs, style, style.colors.output.line);
  const std::size_t of_maps = blocks.size() - 2;
  std::vector<Rect> placed;
  const Rect before = maps.block.cells, after = row.cells[of_maps];
  for (const Rect& rect : maps.cells) placed.push_back(rect.moved({after.x - before.x, after.y - before.y}));
  add_flights(look, placed, row.cells.back(), row.group.marks);
  const double width = std::max(row.size.width, std::min(narrowest, style.page.width - 2 * margin) * type_scale(style));
  Block below = caption(stage, width);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = "Phases of " + stage.layer.op->about.title;
  const std::vector<std::string> said = sentences(look);
  figure.description = joined_sentences(said);
  Block words = sentences_block(said, width, style, false);
  row.group.name = "phases";
  row.group.offset = {margin + (width - row.size.width) / 2, margin};
  words.group.offset = {margin, margin + row.size.height + style.sizes.gap};
  below.group.offset = {margin, words.group.offset.y + words.size.height + style.sizes.unit * 2};
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.marks = {std::move(row.group), std::move(words.group), std::move(below.group)};
  return figure;
}

}  // namespace

View phases() {
  View view = make_view(
      Declare<Options>("phases", "Phases",
                       "Splits the output into the cells that share their place modulo the stride: each such phase has a small "
                       "kernel of its own, and woven together they are a pixel shuffle.")
          .count("out_channel", &Options::out_channel, 0, 63, {"channel", "Output channel that is shown; the last one at most."})
          .count("in_channel", &Options::in_channel, 0, 63,
                 {"channel", "Input channel whose kernel is shown; the last one at most."})
          .toggle("turned", &Options::turned,
                  "Whether sub-kernels are turned by 180 degrees, as the convolutions that slide them do.")
          .source(
              "Shi et al. 2016, Is the deconvolution layer the same as a convolutional layer?, arXiv 1609.07009; Odena et al. "
              "2016 for the overlap."),
      [](const Study& study) { return phases_of(study.focused(), 0, light_palette()).has_value(); }, draw);
  return view;
}

}  // namespace upstamp
