// All layers at once: every feature map as a slab, as papers draw networks.
#include "view/caption.h"
#include "view/color_bar.h"
#include "view/sentences.h"
#include "view/slab_row.h"
#include "view/slab_words.h"
#include "view/stage.h"
#include "view/swatch.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr int most_layers = 20;
constexpr double narrowest = 520;

struct Stack {
  double azimuth = 52, elevation = 18, spacing = 1;
  int channel = 0;
  bool field = true;
};

// Which layers are drawn: all, or as many around the focus as can be told apart.
std::pair<int, int> layers_drawn(const Study& study) {
  const int layers = static_cast<int>(study.layers.size()) + (study.misfit ? 1 : 0);
  const int first = std::clamp(study.focus - most_layers / 2, 0, std::max(0, layers - most_layers));
  return {first, std::min(layers, first + most_layers) - 1};
}

// What is pointed at, else the cell that the present step is about; before the first step that of the first one, between two
// that of the last one, and at the end the one where most meets.
Tag picked_tag(const Study& study, const Stage& stage) {
  const Tag& tag = stage.style.pinned.role != Role::none ? stage.style.pinned : stage.style.hovered;
  if (tag.role != Role::none && map_cell(study, tag)) return tag;
  const Moment& moment = stage.moment;
  const Role side = stage.scatter() ? Role::input : Role::output;
  const int layer = stage.layer.index;
  if (moment.cell >= 0) return {side, moment.cell, layer};
  if (moment.step >= moment.steps && moment.steps > 0) return {Role::output, std::max(0, busiest_cell(stage.layer)), layer};
  return {side, std::max(0, moment.finished - 1), layer};
}

std::vector<std::string> lasting_sentences(const Study& study, const SlabRow& row, bool letters) {
  std::vector<std::string> sentences = stack_sentences(study);
  const auto [first, last] = layers_drawn(study);
  if (last - first + 1 < static_cast<int>(study.layers.size()))  // too many for a picture
    sentences.push_back("Layers " + std::to_string(first + 1) + " to " + std::to_string(last + 1) + " of " +
                        std::to_string(study.layers.size()) + " are drawn.");
  if (letters) sentences.push_back(letters_sentence(study, first, last));
  if (row.channels) sentences.push_back("Of a map with several channels one is in front; its number stands below.");
  if (!row.to_scale) sentences.push_back("Large maps are drawn smaller than to scale.");
  return sentences;
}

// What colours and frames mean.
Block color_legend(const SlabRow& row, bool framed, double width, const Style& style) {
  std::vector<Block> blocks;
  if (row.limit > 0) {
    blocks.push_back(color_bar("", row.signs ? -row.limit : 0, row.limit, colors_of_slabs(row.limit, row.signs, style), style));
  } else {
    blocks.push_back(swatch({signed_color(style.colors, 0.7, 1)}, "above 0", style));
    if (row.signs) blocks.push_back(swatch({signed_color(style.colors, -0.7, 1)}, "below 0", style));
    blocks.push_back(legend_words(
        row.legend.empty() ? "strongest at the slab's largest number, which stands below it" : "up to each slab's largest",
        style));
  }
  if (framed)
    blocks.push_back(swatch({no_color, false, style.colors.kernel.line},
                            row.legend.empty() ? "a cell, what it is made from, what it reaches" : "cell and field", style));
  if (row.largest_block > 1) {
    const std::string side = std::to_string(row.largest_block);
    blocks.push_back(legend_words("drawn as averages of up to " + side + " × " + side + " cells", style));
  }
  return blocks_in_rows(std::move(blocks), width, 4 * style.sizes.unit);
}

// What the numbers on the arrows mean, in lines that break between layers.
std::vector<std::string> legend_lines(const std::vector<std::string>& legend, double width, const Style& style) {
  std::vector<std::string> lines;
  for (const std::string& item : legend) {
    const std::string longer = lines.empty() ? item : lines.back() + "   " + item;
    if (!lines.empty() && style.fonts->width(longer, Face::sans, style.sizes.caption) <= width)
      lines.back() = longer;
    else
      lines.push_back(item);
  }
  return lines;
}

struct Wording {
  double width = 0;
  bool letters = true;  // whether the letters that settings have in short are told
};

struct Below {
  Block block;
  std::vector<std::string> sentences;
};

// With room for the longest sentence about a cell, so that the picture keeps its height while it plays.
Below below_of(const Study& study, const SlabRow& row, const PickedCell& picked, const Field* field, const Wording& wording,
               const Style& style) {
  const double width = wording.width;
  const std::vector<std::string> lasting = lasting_sentences(study, row, wording.letters);
  // What does not fit comes first.
  const std::ptrdiff_t place = study.misfit ? 1 : 0;
  const auto with = [&](const std::string& sentence) {
    std::vector<std::string> sentences = lasting;
    if (field) sentences.insert(sentences.begin() + place, sentence);
    return sentences;
  };
  const auto written = [&](const std::vector<std::string>& sentences) {
    std::vector<std::string> lines = legend_lines(row.legend, width, style);
    lines.insert(lines.end(), sentences.begin(), sentences.end());
    return sentences_block(lines, width, style);
  };
  Below below{{}, with(field ? field_sentence(study, picked, *field) : "")};
  Block words = written(below.sentences);
  const LayerStudy& layer = study.focused();
  for (const auto& [role, shape] : {std::pair(Role::input, layer.wiring.in), std::pair(Role::output, layer.wiring.out)}) {
    const PickedCell last = picked_as(study, {role, static_cast<int>(shape.cells()) - 1, layer.index});
    words.size.height = std::max(words.size.height, written(with(longest_field_sentence(study, last))).size.height);
  }
  below.block = stacked({color_legend(row, field != nullptr, width, style), words}, 3 * style.sizes.unit);
  return below;
}

Figure draw(const Study& study, const Moment& moment, const Stack& here, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  std::optional<Field> field;
  const PickedCell picked = picked_as(study, picked_tag(study, stage));
  if (here.field) field = field_of(study, picked.map, picked.cell);
  const Field* shown = field ? &*field : nullptr;
  const double margin = style.sizes.margin, scale = type_scale(style);
  SlabRowLook look{here.azimuth, here.elevation, here.spacing, here.channel, 0, 0, shown, {}};
  std::tie(look.first, look.last) = layers_drawn(study);
  const Size room{style.page.width * scale - 2 * margin, style.page.height * scale - 2 * margin};
  Wording wording{room.width};
  double& width = wording.width;
  SlabRow row;
  Below below;
  // What stands below gets narrower with the row, and higher, which leaves less for the row; where that is too little it stays
  // as wide as the page, and then without the letters.
  for (const auto& [narrows, letters] : {std::pair(true, true), {true, true}, {false, true}, {false, false}}) {
    wording.letters = letters;
    below = below_of(study, row, picked, shown, wording, style);
    look.room = {room.width, room.height - style.sizes.gap - below.block.size.height};
    row = drawn_slab_row(study, look, style);
    width = narrows ? std::max(row.block.size.width, std::min(narrowest * scale, room.width)) : room.width;
    below = below_of(study, row, picked, shown, wording, style);
    if (row.block.size.height + style.sizes.gap + below.block.size.height <= room.height) break;
  }
  row.block.group.offset = {margin + (width - row.block.size.width) / 2, margin};
  below.block.group.offset = {margin, margin + row.block.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, below.block.group.offset.y + below.block.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Stack of " + counted(static_cast<long long>(study.layers.size()), "layer");
  figure.description = joined_sentences(below.sentences);
  figure.marks = {std::move(row.block.group), std::move(below.block.group)};
  return figure;
}

}  // namespace

View stack() {
  View view = make_view(
      Declare<Stack>("stack", "Stack",
                     "All layers as slabs, with their sizes, and what a cell is made from and where it goes. Drag to turn them.")
          .real("azimuth", &Stack::azimuth, -80, 80,
                {"degrees", "How far the slabs are seen from the left; below 0 from the right."})
          .real("elevation", &Stack::elevation, -60, 60,
                {"degrees", "How far the slabs are seen from above; below 0 from below."})
          .real("spacing", &Stack::spacing, 0.5, 4, {"", "Gaps between slabs, in relation to the usual; words always find room."})
          .count("channel", &Stack::channel, 0, 4095, {"", "Channel on the faces; where a map has fewer, its last one."})
          .toggle("field", &Stack::field, "Whether lines show what the present cell is made from and where it goes.")
          .source("LeCun et al. 1998; Ronneberger et al. 2015, arXiv 1505.04597, draw networks so."),
      [](const Study&) { return true; }, draw);
  view.shows_all_layers = view.shows_misfit = true;
  view.turned_across = "azimuth", view.turned_down = "elevation";
  view.suggested = [](const Study& study) { return study.layers.size() > 2 ? Suggestion{2} : Suggestion{}; };
  return view;
}

}  // namespace upstamp
