// A strided transposed convolution taken apart: each phase of the output has a sub-kernel of its own, and weaving the phases
// together is a pixel shuffle.
#include "view/grid_numbers.h"
#include "view/phase_words.h"
#include "view/row.h"
#include "view/sentences.h"
#include "view/view.h"
#include "view/weaving.h"

namespace upstamp {
namespace {

struct Options {
  int out_channel = 0, in_channel = 0;
  bool turned = true;
};

constexpr double narrowest = 640;

// With the whole kernel above its parts, or without it; its cells may have a size of their own.
double cell_for(const PhaseLook& look, double kernel_cell) {
  const Wiring& wiring = look.stage.layer.wiring;
  const Style& style = look.stage.style;
  const PerAxis sides = mosaic_sides(look);
  const double gaps = mosaic_gap(style), line = style.sizes.note * 1.8, heading = style.sizes.title * 2.4,
               parts = sides.rows * (line + gaps);
  Size other{(sides.columns - 1) * gaps + sign_width("→", style) + 2 * style.sizes.margin,
             heading + style.sizes.caption * 7 + style.sizes.margin + parts};
  const bool stack = wiring.out.rows == 1, flat = wiring.out.columns == 1;
  // Maps of the phases take as many cells as the output, but for those that are stacked.
  const int map_columns = stack ? look.phases.all.front().columns : wiring.out.columns,
            map_rows = flat    ? look.phases.all.front().rows
                       : stack ? sides.rows
                               : wiring.out.rows;
  int columns = map_columns + wiring.out.columns, rows = std::max(map_rows, wiring.out.rows);
  if (!look.phases.rearranged) {
    const PerAxis kernel = wiring.sliding->kernel;
    const int kernel_rows = (look.whole_kernel ? kernel.rows : 0) + (stack ? sides.rows : kernel.rows);
    columns += wiring.in.columns;
    other.width += (sides.columns - 1) * gaps + sign_width("∗", style) + sign_width("=", style);
    if (look.other_channels > 0) other.width += drawn_other_channels(look).size.width + sign_width("", style);
    if (look.whole_kernel) other.height += heading + style.sizes.gap;
    if (kernel_cell > 0)
      other.width += kernel.columns * kernel_cell;
    else
      columns += kernel.columns, rows = std::max(rows, kernel_rows);
  }
  return fitting_cell(columns, rows, other, style);
}

// Whether the output's numbers are large enough to be read.
bool readable(const PhaseLook& look) {
  constexpr double smallest = 7;
  const Style& style = look.stage.style;
  if (!style.numbered || look.cell < style.sizes.smallest_numbered_cell) return false;
  const auto first = look.stage.layer.y.values.begin() + look.first_cell();
  const std::vector<double> values(first, first + static_cast<std::ptrdiff_t>(look.out().plane()));
  const double size = std::min(style.sizes.number, style.sizes.number * look.cell / style.sizes.cell);
  const NumberFormat format(values, look.cell * 0.75, size, *style.fonts, style.fractions);
  return format.written(values.front()).size >= smallest * type_scale(style);
}

void measure(PhaseLook& look) {
  const Style& style = look.stage.style;
  look.cell = look.kernel_cell = cell_for(look, 0);
  look.numbered = readable(look);
  if (look.phases.rearranged || look.numbered) return;
  // Where maps are colours alone, the few weights still have numbers; where even these have no room, the parts alone.
  const double wished = style.sizes.cell * 0.85, most = style.page.width * type_scale(style) / 5;
  if (wished * look.stage.layer.wiring.sliding->kernel.columns <= most) {
    look.kernel_cell = std::max(wished, look.cell);
    look.cell = cell_for(look, look.kernel_cell);
    return;
  }
  look.whole_kernel = false;
  look.cell = look.kernel_cell = cell_for(look, 0);
  look.numbered = readable(look);
}

Block kernel_block(const PhaseLook& look) {
  Block parts = sub_kernels(look).block;
  return look.whole_kernel ? stacked({drawn_kernel(look), std::move(parts)}, look.stage.style.sizes.gap) : parts;
}

// "weave" above the arrow to the output.
Text arrow_word(const Rect& output, const Style& style) {
  const double x = output.x - sign_width("→", style) / 2;
  return {
      "weave", {x, output.center().y - style.sizes.unit * 2}, style.sizes.note, Face::sans, Anchor::middle, style.colors.muted,
      {}};
}

Figure draw(const Study& study, const Moment& moment, const Options& options, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  PhaseLook look = phase_look(stage, options.out_channel, options.in_channel, options.turned);
  measure(look);
  const double margin = style.sizes.margin;
  const Mosaic maps = phase_maps(look);
  std::vector<Block> blocks{maps.block, drawn_output(look)};
  std::vector<std::string> signs{"→"};
  if (!look.phases.rearranged) {
    if (look.other_channels > 0) blocks.insert(blocks.begin(), drawn_other_channels(look)), signs.insert(signs.begin(), "=");
    blocks.insert(blocks.begin(), {drawn_input(look), kernel_block(look)});
    signs.insert(signs.begin(), {"∗", look.other_channels > 0 ? "" : "="});
  }
  Row row = laid_in_row(blocks, signs, style, style.colors.output.line);
  std::vector<Rect> placed;
  const Rect before = maps.block.cells, after = row.cells[blocks.size() - 2];
  for (const Rect& rect : maps.cells) placed.push_back(rect.moved({after.x - before.x, after.y - before.y}));
  row.group.marks.push_back(arrow_word(row.cells.back(), style));
  add_flights(look, placed, row.cells.back(), row.group.marks);
  const double width = std::max(row.size.width, std::min(narrowest, style.page.width - 2 * margin) * type_scale(style));
  const std::vector<std::string> said = phase_sentences(study, look);
  Block words = sentences_block(said, width, style, false), below = phase_caption(look, width);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = "Phases of " + stage.layer.op->about.title;
  figure.description = joined_sentences(said);
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
          .count("out_channel", &Options::out_channel, 0, 63,
                 {"channel", "Output channel that is shown, the last one at most, while no step is about another."})
          .count("in_channel", &Options::in_channel, 0, 63,
                 {"channel", "Input channel whose kernel is shown; the last one at most."})
          .toggle("turned", &Options::turned,
                  "Whether sub-kernels are turned by 180 degrees, as the ordinary convolutions that they belong to have them.")
          .source(
              "Shi et al. 2016, Is the deconvolution layer the same as a convolutional layer?, arXiv 1609.07009; Odena et al. "
              "2016 for the overlap."),
      [](const Study& study) { return phases_of(study.focused(), 0, light_palette()).has_value(); }, draw);
  return view;
}

}  // namespace upstamp
