// All layers at once: every feature map as a slab, as papers draw networks.
#include "view/caption.h"
#include "view/equation.h"
#include "view/layer_words.h"
#include "view/sentences.h"
#include "view/slab_row.h"
#include "view/stage.h"
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

// What is pointed at, else the cell that the present step is about.
std::optional<std::pair<int, int>> picked_cell(const Study& study, const Stage& stage) {
  const Tag& tag = stage.style.pinned.role != Role::none ? stage.style.pinned : stage.style.hovered;
  if (tag.role != Role::none)
    if (const auto cell = map_cell(study, tag)) return cell;
  if (stage.lone_cell() < 0) return std::nullopt;
  return map_cell(study, {stage.scatter() ? Role::input : Role::output, stage.lone_cell(), stage.layer.index});
}

std::string map_name(const Study& study, int map) {
  if (map < 0) return "the input";
  return "layer " + std::to_string(map + 1) + " (" + study.layers[static_cast<std::size_t>(map)].op->about.title + ")";
}

std::string share_words(const Study& study, const Field& field, int map) {
  const std::vector<char>& lit = field.of(map);
  const auto count = std::count(lit.begin(), lit.end(), 1);
  const std::int64_t all = map_of(study, map).shape.cells();
  const std::string cells = counted(all, "cell") + " of " + (map < 0 ? "the input" : "the last output");
  if (count == 0) return "none of the " + cells;
  return count == all ? (all == 1 ? "the one cell of " + cells.substr(cells.find(" of ") + 4) : "all " + cells)
                      : std::to_string(count) + " of the " + cells;
}

std::string field_sentence(const Study& study, const Field& field) {
  const int last = static_cast<int>(study.layers.size()) - 1;
  const std::string cell = "Cell " + cell_name(field.map < 0 ? 'x' : 'y', map_of(study, field.map).shape, field.cell) + " of " +
                           map_name(study, field.map);
  const std::string from = field.map < 0 ? "" : " is made from " + share_words(study, field, -1);
  const std::string to = field.map == last ? "" : " reaches " + share_words(study, field, last);
  return cell + from + (from.empty() || to.empty() ? "" : " and") + to + ".";
}

std::string size_sentence(const Study& study) {
  const auto layers = static_cast<long long>(study.layers.size());
  return counted(layers, "layer") + (layers == 1 ? " makes " : " make ") + map_size_words(study.layers.back().y.shape) + " of " +
         map_size_words(study.input.shape) + " (channels × rows × columns).";
}

std::string misfit_sentence(const Study& study, const Misfit& misfit) {
  const auto sides = [&](int map) {
    const Shape& shape = map_of(study, map).shape;
    return std::to_string(shape.rows) + " × " + std::to_string(shape.columns);
  };
  return misfit.title + " cannot join " + sides(misfit.from) + " with " + sides(misfit.with) +
         (misfit.remedy.empty() ? "." : "; they fit with " + misfit.remedy + ".");
}

// A skip that fits only because of output padding says so.
std::vector<std::string> padding_sentences(const Study& study) {
  std::vector<std::string> sentences;
  for (const LayerStudy& layer : study.layers) {
    const int rows = output_padding_of(layer.wiring, Axis::rows), columns = output_padding_of(layer.wiring, Axis::columns);
    if (rows <= 0 && columns <= 0) continue;
    const Shape& out = layer.wiring.out;
    const auto sides = [](int r, int c) { return std::to_string(r) + " × " + std::to_string(c); };
    std::string sentence = "Without its output_padding layer " + std::to_string(layer.index + 1) + " would give " +
                           sides(out.rows - rows, out.columns - columns) + " instead of " + sides(out.rows, out.columns);
    // Up to the next join the size must stay what it is.
    const auto join = std::find_if(study.layers.begin() + layer.index + 1, study.layers.end(),
                                   [](const LayerStudy& other) { return other.with >= 0; });
    if (join != study.layers.end() && join->x.shape.rows == out.rows && join->x.shape.columns == out.columns)
      sentence += ", and layer " + std::to_string(join->index + 1) + " (" + join->op->about.title + ") could not join it";
    sentences.push_back(sentence + ".");
  }
  return sentences;
}

std::vector<std::string> sentences_of(const Study& study, const std::optional<Field>& field, bool to_scale) {
  std::vector<std::string> sentences;
  if (study.misfit) sentences.push_back(misfit_sentence(study, *study.misfit));
  sentences.push_back(size_sentence(study));
  // A sentence stands here at every time, so that the picture keeps its height while it plays.
  sentences.push_back(field ? field_sentence(study, *field) : "Between steps no cell's field is drawn.");
  for (std::string& sentence : padding_sentences(study)) sentences.push_back(std::move(sentence));
  const auto [first, last] = layers_drawn(study);
  if (last - first + 1 < static_cast<int>(study.layers.size()))  // too many for a picture
    sentences.push_back("Layers " + std::to_string(first + 1) + " to " + std::to_string(last + 1) + " of " +
                        std::to_string(study.layers.size()) + " are drawn.");
  sentences.push_back("Colours are values, red above 0 and blue below, on each slab up to its own largest.");
  if (!to_scale) sentences.push_back("Large maps are drawn smaller than to scale.");
  return sentences;
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

Figure draw(const Study& study, const Moment& moment, const Stack& here, const Style& style) {
  const Stage stage = stage_of(study, moment, style);
  std::optional<Field> field;
  if (const auto cell = here.field ? picked_cell(study, stage) : std::nullopt) field = field_of(study, cell->first, cell->second);
  const double margin = style.sizes.margin, scale = type_scale(style);
  SlabRowLook look{here.azimuth, here.elevation, here.spacing, here.channel, 0, 0, field ? &*field : nullptr, {}};
  std::tie(look.first, look.last) = layers_drawn(study);
  look.room = {style.page.width * scale - 2 * margin, style.page.height * scale - 2 * margin - 8 * style.sizes.caption};
  SlabRow row = drawn_slab_row(study, look, style);
  const double width = std::max(row.block.size.width, std::min(narrowest * scale, look.room.width));
  const std::vector<std::string> sentences = sentences_of(study, field, row.to_scale);
  std::vector<std::string> lines = legend_lines(row.legend, width, style);
  lines.insert(lines.end(), sentences.begin(), sentences.end());
  Block below = sentences_block(lines, width, style);
  row.block.group.offset = {margin + (width - row.block.size.width) / 2, margin};
  below.group.offset = {margin, margin + row.block.size.height + style.sizes.gap};
  Figure figure;
  figure.size = {width + 2 * margin, below.group.offset.y + below.size.height + margin};
  figure.ground = style.colors.ground;
  figure.title = "Stack of " + counted(static_cast<long long>(study.layers.size()), "layer");
  figure.description = joined_sentences(sentences);
  figure.marks = {std::move(row.block.group), std::move(below.group)};
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
