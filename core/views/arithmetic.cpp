// How large the output comes out, and why: the formula with its numbers, the guide's relationship, the lengths to scale, other
// sizes that belong together, settings that enlarge as much, and what rules of thumb say.
#include <cmath>

#include "reason/geometry.h"
#include "reason/warnings.h"
#include "reason/ways.h"
#include "view/formula_lines.h"
#include "view/layer_words.h"
#include "view/length_bars.h"
#include "view/ruler.h"
#include "view/sentences.h"
#include "view/size_lines.h"
#include "view/solutions_table.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double width_of_column = 560, narrowest_for_two = 900;
constexpr std::size_t most_warnings = 3, most_layers = 6;

struct Arithmetic {
  bool ruler = true, relationship = true, solutions = true, warnings = true;
};

bool alike(const SlidingAxis& a, const SlidingAxis& b) {
  return a.i == b.i && a.k == b.k && a.s == b.s && a.p_begin == b.p_begin && a.p_end == b.p_end && a.d == b.d && a.a == b.a;
}

// The letters of a formula with their meaning, always in one order, each in the face and colour that it has there.
std::vector<ColoredWords> letters_runs(const Relationship& relationship, const Palette& colors) {
  const std::pair<const char*, const char*> meanings[] = {{"o", "output"},        {"i", "input"},   {"k", "kernel"},
                                                          {"s", "stride"},        {"p", "padding"}, {"d", "dilation"},
                                                          {"a", "output_padding"}};
  std::vector<std::string> used = relationship.formula.names();
  used.push_back("o");
  std::vector<ColoredWords> runs;
  for (const auto& [letter, meaning] : meanings) {
    if (std::find(used.begin(), used.end(), letter) == used.end()) continue;
    runs.push_back({std::string(runs.empty() ? "" : "   ") + letter, color_of_name(letter, colors), Face::mono_bold, 0});
    runs.push_back({std::string(" ") + meaning, colors.muted, Face::sans});
  }
  return runs;
}

Block relationship_block(const SlidingAxis& axis, const std::string& along, double width, const Style& style,
                         std::vector<std::string>& sentences) {
  const std::string guide = "Dumoulin and Visin 2016, “A guide to convolution arithmetic for deep learning”";
  FormulaLines lines(style, width);
  const Relationship* found = relationship_of(axis);
  if (!found) {
    lines.add_words("Along the " + along + ", no numbered relationship of the guide holds (" + guide + ").");
    return lines.take();
  }
  const std::string number = std::to_string(found->number);
  const double size = style.sizes.number;
  const ColoredWords result{std::to_string(axis.o), style.colors.output.line, Face::mono_bold};
  lines.add_title("Relationship " + number + ": " + found->title, style.colors.kernel.line);
  lines.add("o = ", runs_of(found->formula, style.colors), size);
  if (found->formula.text() != "i") {
    lines.space(style.sizes.unit);
    lines.add("  = ", runs_of(found->formula, letters_of(axis), style.colors), size);
  }
  lines.space(style.sizes.unit);
  lines.add("  = ", {result}, size);
  lines.space(style.sizes.unit);
  lines.add("", letters_runs(*found, style.colors), style.sizes.caption);
  lines.space(style.sizes.unit);
  lines.add_words("Number " + number + " of " + guide + ". Holds for " + found->when + ".");
  sentences.push_back("Relationship " + number + " of the guide holds: " + found->title + ".");
  return lines.take();
}

std::string listed(const std::vector<SharedLength>& shared) {
  std::vector<std::string> all;
  for (const SharedLength& one : shared) all.push_back(std::to_string(one.length));
  return join({all.begin(), all.end() - 1}, ", ") + " and " + all.back();
}

// Which lengths of the finer side belong to the same coarse length, the present one marked.
Block sharing_block(const LayerStudy& layer, Axis axis, double width, const Style& style, std::vector<std::string>& sentences) {
  const Sliding& slide = *layer.wiring.sliding;
  const bool transposed = slide.coarse_is_input;
  const int coarse = (transposed ? layer.x : layer.y).shape.along(axis),
            fine = (transposed ? layer.y : layer.x).shape.along(axis);
  const std::vector<SharedLength> shared = lengths_sharing(slide, axis, coarse);
  const auto is_here = [&](const SharedLength& one) { return one.length == fine; };
  if (shared.size() < 2 || std::none_of(shared.begin(), shared.end(), is_here)) return {};
  const RoleColors& colors = transposed ? style.colors.output : style.colors.input;
  FormulaLines lines(style, width);
  const std::string sentence = transposed ? "A convolution with these settings takes " + listed(shared) + " alike to " +
                                                std::to_string(coarse) + "; on the way back output_padding chooses."
                                          : "Inputs of " + listed(shared) + " alike become " + std::to_string(coarse) + ".";
  sentences.push_back(sentence);
  lines.add_title(transposed ? "Other outputs for the same input" : "Other inputs with the same output", colors.line);
  std::vector<ColoredWords> runs;
  for (const SharedLength& one : shared) {
    const std::string space = runs.empty() ? "" : "    ";
    runs.push_back({space + std::to_string(one.length), is_here(one) ? colors.line : style.colors.ink,
                    is_here(one) ? Face::mono_bold : Face::mono, 0});
    const std::string by = transposed ? " with output_padding " + std::to_string(one.output_padding) : "";
    runs.push_back({by + (is_here(one) ? " (here)" : ""), style.colors.muted, Face::sans});
  }
  lines.add("", runs, style.sizes.number);
  lines.space(style.sizes.unit);
  lines.add_words(sentence);
  return lines.take();
}

Block warnings_block(const Study& study, double width, const Style& style, std::vector<std::string>& sentences) {
  FormulaLines lines(style, width);
  const std::vector<Warning> found = warnings(study, study.focus);
  if (found.empty()) return {};
  lines.add_title("Rules of thumb", style.colors.ink);
  for (std::size_t i = 0; i < std::min(most_warnings, found.size()); ++i) {
    if (i > 0) lines.space(style.sizes.unit);
    lines.add_words(found[i].sentence + (found[i].remedies.empty() ? "" : " " + found[i].remedies.front().sentence));
    sentences.push_back(found[i].sentence);
  }
  if (found.size() > most_warnings) lines.add_words("And " + std::to_string(found.size() - most_warnings) + " more.");
  return lines.take();
}

std::vector<const LayerStudy*> layers_of(const Study& study) {
  std::vector<const LayerStudy*> layers;
  for (int index = std::max(stretch_in_view(study).first, study.focus + 1 - static_cast<int>(most_layers)); index <= study.focus;
       ++index)
    layers.push_back(&study.layers[static_cast<std::size_t>(index)]);
  return layers;
}

struct Columns {
  std::vector<Block> left, right;
};

struct NamedMap {
  std::string name;
  Shape shape;
  bool input = false;
};

std::string bars_words(const std::vector<NamedMap>& maps, Axis axis) {
  std::vector<std::string> lengths;
  for (const NamedMap& map : maps) lengths.push_back(std::to_string(map.shape.along(axis)));
  const int first = maps.front().shape.along(axis), last = maps.back().shape.along(axis);
  const bool chain = maps.size() > 2 && !maps[1].input;
  return (chain ? join(lengths, " → ") + ": the output is " : "The output is ") + ratio_words(first, last) +
         (maps.size() > 2 && maps[1].input ? " both inputs." : " the input.");
}

// The lengths of the maps along each axis that has something to tell.
void add_bars(const std::vector<NamedMap>& maps, double width, const Style& style, Columns& columns) {
  const auto square = [](const NamedMap& map) { return map.shape.rows == map.shape.columns; };
  const bool both = std::all_of(maps.begin(), maps.end(), square);
  for (const auto& [axis, name] : told_axes(maps.front().shape, maps.back().shape, both)) {
    std::vector<BarredLength> bars;
    for (const NamedMap& map : maps)
      bars.push_back({map.name, map.shape.along(axis), map.input ? style.colors.input : style.colors.output});
    columns.right.push_back(bars_block(bars, "The " + name + ", to scale", bars_words(maps, axis), width, style));
  }
}

// What goes into a layer and comes out.
std::vector<NamedMap> maps_of(const Study& study, const LayerStudy& layer) {
  if (layer.with < 0) return {{"Input", layer.x.shape, true}, {"Output", layer.y.shape}};
  return {{with_capital(map_name(study, layer.from)), layer.x.shape, true},
          {with_capital(map_name(study, layer.with)), layer.x.shape, true},
          {"Output", layer.y.shape}};
}

// Of several layers seen as one: each layer's size, one after the other.
Columns chain_of(const Study& study, const Arithmetic& settings, double width, const Style& style,
                 std::vector<std::string>& sentences) {
  Columns made;
  const std::vector<const LayerStudy*> layers = layers_of(study);
  std::vector<NamedMap> maps{{"Input", layers.front()->x.shape, true}};
  for (const LayerStudy* layer : layers) {
    const std::string number = std::to_string(layer->index + 1);
    made.left.push_back(
        size_block(study, *layer, "Layer " + number + ", " + layer->op->about.title + ":", width, style, sentences));
    const std::vector<std::string> words = settings_words(*layer);
    maps.push_back({"After layer " + number + ", " + layer->op->about.title + (words.empty() ? "" : ", " + join(words, ", ")),
                    layer->y.shape});
    sentences.push_back("Layer " + number + " makes " + shape_text(layer->y.shape) + " of " + shape_text(layer->x.shape) + ".");
  }
  if (settings.ruler) add_bars(maps, width, style, made);
  return made;
}

void add_sliding(const LayerStudy& layer, const Arithmetic& settings, double width, const Style& style,
                 std::vector<std::string>& sentences, Columns& made) {
  const auto rows = sliding_axis(layer, Axis::rows), columns = sliding_axis(layer, Axis::columns);
  const auto told = told_axes(layer.x.shape, layer.y.shape, alike(*rows, *columns));
  const bool none = !relationship_of(*rows) && !relationship_of(*columns);
  if (settings.relationship && none)
    made.left.push_back(
        relationship_block(*rows, told.size() == 1 ? told.front().name : "rows and columns", width, style, sentences));
  for (const auto& [axis, name] : told) {
    const SlidingAxis& one = axis == Axis::rows ? *rows : *columns;
    if (settings.relationship && !none) made.left.push_back(relationship_block(one, name, width, style, sentences));
    if (settings.ruler) made.right.push_back(ruler_block(one, name, width, style));
    if (!one.pooling) made.right.push_back(sharing_block(layer, axis, width, style, sentences));
  }
  if (settings.solutions && told.size() == 1)
    made.right.push_back(solutions_block(told.front().axis == Axis::rows ? *rows : *columns, width, style));
}

Columns blocks_of(const Study& study, const Arithmetic& settings, double width, const Style& style,
                  std::vector<std::string>& sentences) {
  if (study.span) return chain_of(study, settings, width, style, sentences);
  const LayerStudy& layer = study.focused();
  Columns made{{size_block(study, layer, "Output", width, style, sentences)}, {}};
  if (sliding_axis(layer, Axis::rows))
    add_sliding(layer, settings, width, style, sentences, made);
  else if (settings.ruler)
    add_bars(maps_of(study, layer), width, style, made);
  if (settings.warnings) made.left.push_back(warnings_block(study, width, style, sentences));
  return made;
}

void stack(std::vector<Block>& blocks, Point at, double gap, std::vector<Mark>& marks) {
  for (Block& block : blocks) {
    if (block.group.marks.empty()) continue;
    block.group.offset = at;
    at.y += block.size.height + gap;
    marks.push_back(std::move(block.group));
  }
}

double height_of(const std::vector<Block>& blocks, double gap) {
  double height = 0;
  for (const Block& block : blocks)
    if (!block.group.marks.empty()) height += (height > 0 ? gap : 0) + block.size.height;
  return height;
}

Figure draw(const Study& study, const Moment&, const Arithmetic& settings, const Style& style) {
  const double margin = style.sizes.margin, gap = style.sizes.gap * 1.25, page = style.page.width - 2 * style.sizes.margin;
  const bool wide = page >= narrowest_for_two;
  const double scale = type_scale(style), width = std::min(width_of_column, wide ? (page - margin * 2) / 2 : page) * scale;
  std::vector<std::string> sentences;
  Columns columns = blocks_of(study, settings, width, style, sentences);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = "Size of the output of " + study.focused().op->about.title;
  figure.description = "The output is " + shape_text(study.focused().y.shape) + ". " + joined_sentences(sentences);
  const double height = height_of(columns.left, gap), beside = height_of(columns.right, gap);
  // What is short stands in one column, where it is larger on a slide.
  const bool two = wide && beside > 0 && height + gap + beside > width;
  Group all;
  all.name = "arithmetic";
  stack(columns.left, {margin, margin}, gap, all.marks);
  stack(columns.right, two ? Point{margin * 3 + width, margin} : Point{margin, margin + height + gap}, gap, all.marks);
  figure.marks.push_back(std::move(all));
  figure.size = {two ? width * 2 + margin * 4 : width + margin * 2,
                 2 * margin + (two ? std::max(height, beside) : height + (beside > 0 ? gap : 0) + beside)};
  return figure;
}

}  // namespace

View arithmetic() {
  return make_view(
      Declare<Arithmetic>("arithmetic", "Arithmetic",
                          "Writes the formula of the output's size with the numbers in, draws it to scale, and says what else "
                          "follows: other sizes that belong together, settings that enlarge as much, rules of thumb.")
          .toggle("relationship", &Arithmetic::relationship, "The numbered relationship of the guide that holds.")
          .toggle("ruler", &Arithmetic::ruler, "The lengths drawn to scale.")
          .toggle("solutions", &Arithmetic::solutions, "Settings of transposed convolutions that enlarge as much.")
          .toggle("warnings", &Arithmetic::warnings, "What rules of thumb say of the layer.")
          .source("Dumoulin and Visin 2016"),
      [](const Study&) { return true; }, draw);
}

}  // namespace upstamp
