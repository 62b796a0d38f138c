// How large the output comes out, and why: the formula with its numbers, the guide's relationship, the lengths to scale, the
// sizes that share one, settings that enlarge as much, and what rules of thumb say.
#include <cmath>

#include "reason/geometry.h"
#include "reason/solver.h"
#include "reason/warnings.h"
#include "view/formula_lines.h"
#include "view/ruler.h"
#include "view/sentences.h"
#include "view/view.h"

namespace upstamp {
namespace {

constexpr double width_of_column = 560, narrowest_for_two = 900;
constexpr std::size_t most_solutions = 5, most_warnings = 3, most_layers = 6;

struct Arithmetic {
  bool ruler = true, relationship = true, solutions = true, warnings = true;
};

std::string whole_text(double number) { return std::isfinite(number) ? std::to_string(std::lround(number)) : "?"; }

std::vector<ColoredWords> result_run(const std::string& name, const std::string& result, const Palette& palette) {
  return {{std::string(name.size(), ' ') + " = ", palette.ink}, {result, palette.output.line, Face::mono_bold}};
}

// Formula, formula with its numbers, result.
void add_formula(const Expression& formula, const Expression::Values& values, const std::string& title, const std::string& name,
                 const Style& style, FormulaLines& lines) {
  const Palette& palette = style.colors;
  const double size = style.sizes.number;
  lines.add_title(title, palette.output.line);
  lines.add(runs_of(formula.pieces(), name + " = ", palette), size);
  if (!formula.names().empty() && formula.text() != formula.names().front()) {
    lines.space(style.sizes.unit);
    lines.add(runs_of(formula.pieces_with(values), std::string(name.size(), ' ') + " = ", palette), size);
  }
  lines.space(style.sizes.unit);
  lines.add(result_run(name, whole_text(formula.evaluate(values)), palette), size);
}

// The axes that differ, each with its name; one of them when both are alike.
struct AxisName {
  Axis axis;
  std::string name;
};
template <class Alike>
std::vector<AxisName> axes(const Alike& alike) {
  if (alike) return {{Axis::rows, "rows and columns"}};
  return {{Axis::rows, "rows"}, {Axis::columns, "columns"}};
}

bool same_on_both_axes(const Expression& formula, const Expression::Values& rows, const Expression::Values& columns) {
  return formula.in_force(rows).text_with(rows) == formula.in_force(columns).text_with(columns);
}

Block formula_block(const LayerStudy& layer, double width, const Style& style, std::vector<std::string>& sentences) {
  const Op& op = *layer.op;
  FormulaLines lines(style, width);
  const auto values = [&](Axis axis) { return size_values(op, layer.layer.settings, layer.x.shape, axis); };
  const bool alike = same_on_both_axes(op.size, values(Axis::rows), values(Axis::columns));
  for (const auto& [axis, name] : axes(alike)) {
    const Expression formula = op.size.in_force(values(axis));
    if (axis == Axis::columns) lines.space(style.sizes.unit * 4);
    add_formula(formula, values(axis), "Output " + name, "out", style, lines);
    sentences.push_back("Along the " + name + " the output's size is " + formula.text() + " = " +
                        formula.text_with(values(axis)) + " = " + whole_text(formula.evaluate(values(axis))) + ".");
  }
  if (layer.x.shape.channels > 1 || layer.y.shape.channels > 1) {
    lines.space(style.sizes.unit * 4);
    const std::string symbol = "channels";  // named because feature maps have them
    add_formula(op.channels.in_force(values(Axis::rows)), values(Axis::rows), "Output channels", symbol, style, lines);
  }
  return lines.take();
}

bool alike(const SlidingAxis& a, const SlidingAxis& b) {
  return a.i == b.i && a.k == b.k && a.s == b.s && a.p_begin == b.p_begin && a.p_end == b.p_end && a.d == b.d && a.a == b.a;
}

std::string meaning_of(const std::string& letter) {
  const std::pair<const char*, const char*> meanings[] = {{"i", "input i"},    {"k", "kernel k"},
                                                          {"s", "stride s"},   {"p", "padding p"},
                                                          {"d", "dilation d"}, {"a", "cells added at the end a"}};
  for (const auto& [name, words] : meanings)
    if (letter == name) return words;
  return letter;
}

Block relationship_block(const SlidingAxis& axis, const std::string& along, double width, const Style& style,
                         std::vector<std::string>& sentences) {
  FormulaLines lines(style, width);
  const Relationship* found = relationship_of(axis);
  if (!found) {
    lines.add_words("The guide of Dumoulin and Visin has no relationship for these settings along the " + along + ".");
    return lines.take();
  }
  lines.add_title("Relationship " + std::to_string(found->number) + ": " + found->title, style.colors.kernel.line);
  std::vector<ColoredWords> runs = runs_of(found->formula.pieces(), "o = ", style.colors);
  for (ColoredWords& run : runs_of(found->formula.pieces_with(letters_of(axis)), " = ", style.colors))
    runs.push_back(std::move(run));
  runs.push_back({" = ", style.colors.ink});
  runs.push_back({whole_text(found->formula.evaluate(letters_of(axis))), style.colors.output.line, Face::mono_bold});
  lines.add(runs, style.sizes.number);
  lines.space(style.sizes.unit);
  std::vector<std::string> letters;
  for (const std::string& name : found->formula.names()) letters.push_back(meaning_of(name));
  lines.add_words("Holds for " + found->when + ". In the guide's letters: " + join(letters, ", ") + ".");
  sentences.push_back("Relationship " + std::to_string(found->number) + " of the guide applies: " + found->title + ".");
  return lines.take();
}

// Which lengths of the finer side belong to the same coarse length, the present one framed.
Block sharing_block(const LayerStudy& layer, Axis axis, double width, const Style& style, std::vector<std::string>& sentences) {
  const Sliding& slide = *layer.wiring.sliding;
  const bool transposed = slide.coarse_is_input;
  const int coarse = (transposed ? layer.x : layer.y).shape.along(axis),
            fine = (transposed ? layer.y : layer.x).shape.along(axis);
  const std::vector<SharedLength> shared = lengths_sharing(slide, axis, coarse);
  Block block;
  if (shared.size() < 2) return block;
  const RoleColors& colors = transposed ? style.colors.output : style.colors.input;
  FormulaLines lines(style, width);
  std::vector<std::string> all;
  for (const SharedLength& one : shared) all.push_back(std::to_string(one.length));
  const std::string sizes = join({all.begin(), all.end() - 1}, ", ") + " and " + all.back();
  const std::string sentence = transposed ? "A convolution with these settings takes " + sizes + " alike to " +
                                                std::to_string(coarse) + "; output_padding says which of them comes back."
                                          : "Inputs of " + sizes + " all become " + std::to_string(coarse) + ".";
  sentences.push_back(sentence);
  lines.add_title("Sizes that share it", colors.line);
  std::vector<ColoredWords> runs;
  for (const SharedLength& one : shared) {
    const bool here = one.length == fine;
    const std::string size = std::to_string(one.length);
    runs.push_back({(runs.empty() ? "" : "   ") + (here ? "[" + size + "]" : size), here ? colors.line : style.colors.muted,
                    here ? Face::mono_bold : Face::mono});
    runs.push_back({" at output_padding " + std::to_string(one.output_padding) + " ", style.colors.muted});
    if (!transposed) runs.pop_back();
  }
  lines.add(runs, style.sizes.number);
  lines.space(style.sizes.unit);
  lines.add_words(sentence);
  return lines.take();
}

// Rows of a table, each with a mark in front where it is what the layer has.
Block solutions_block(const LayerStudy& layer, double width, const Style& style) {
  const Sliding& slide = *layer.wiring.sliding;
  Block block;
  if (slide.stride.rows != slide.stride.columns || slide.stride.rows < 2 || slide.stride.rows > largest_scale) return block;
  const std::vector<Solution> all = solve({slide.stride.rows, {}, {}});
  const std::string times = std::to_string(slide.stride.rows);
  FormulaLines lines(style, width);
  lines.add_title("Settings that enlarge exactly " + times + " times", style.colors.ink);
  const auto column = [](std::string words, std::size_t wide) {
    return words + std::string(wide > words.size() ? wide - words.size() : 1, ' ');
  };
  const double size = style.sizes.note;
  lines.add({{"  kernel stride padding output_padding overlap", style.colors.muted}}, size);
  for (std::size_t i = 0; i < std::min(most_solutions, all.size()); ++i) {
    const Solution& one = all[i];
    const PerEdge padding(one.padding_begin, one.padding_end, one.padding_begin, one.padding_end);
    const Sliding same{true, one.kernel, one.stride, one.dilation, padding};
    const bool here = same == slide && layer.y.shape.rows == layer.x.shape.rows * one.stride &&
                      layer.y.shape.columns == layer.x.shape.columns * one.stride;
    lines.space(style.sizes.unit);
    lines.add(
        {{(here ? "→ " : "  ") + column(std::to_string(one.kernel), 7) + column(std::to_string(one.stride), 7) +
              column(std::to_string(one.padding_begin), 8) + column(std::to_string(one.output_padding), 15) + coverage_text(one),
          here ? style.colors.kernel.line : style.colors.ink, here ? Face::mono_bold : Face::mono}},
        size);
  }
  lines.space(style.sizes.unit);
  lines.add_words("The best first; the arrow marks this layer's settings where they are among these.");
  return lines.take();
}

Block warnings_block(const Study& study, double width, const Style& style, std::vector<std::string>& sentences) {
  FormulaLines lines(style, width);
  const std::vector<Warning> found = warnings(study, study.focus);
  if (found.empty()) return {};
  lines.add_title("Rules of thumb", style.colors.ink);
  for (std::size_t i = 0; i < std::min(most_warnings, found.size()); ++i) {
    if (i > 0) lines.space(style.sizes.unit);
    lines.add_words(found[i].sentence + (found[i].remedies.empty() ? "" : " Mended by " + found[i].remedies.front().words + "."));
    sentences.push_back(found[i].sentence);
  }
  if (found.size() > most_warnings) lines.add_words("And " + std::to_string(found.size() - most_warnings) + " more.");
  return lines.take();
}

// Of several layers seen as one: each layer's size, one after the other.
Block chain_block(const Study& study, double width, const Style& style, std::vector<std::string>& sentences) {
  FormulaLines lines(style, width);
  const int since = find_layer(study.scene, study.scene.since).value_or(study.focus);
  const int first = std::max(since, study.focus + 1 - static_cast<int>(most_layers));
  for (int index = first; index <= study.focus; ++index) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(index)];
    const auto values = size_values(*layer.op, layer.layer.settings, layer.x.shape, Axis::columns);
    const Expression formula = layer.op->size.in_force(values);
    if (index > first) lines.space(style.sizes.unit * 4);
    lines.add_title("Layer " + std::to_string(index + 1) + ": " + layer.op->about.title, style.colors.output.line);
    std::vector<ColoredWords> runs = runs_of(formula.pieces_with(values), "columns = ", style.colors);
    runs.push_back({" = ", style.colors.ink});
    runs.push_back({whole_text(formula.evaluate(values)), style.colors.output.line, Face::mono_bold});
    lines.add(runs, style.sizes.number);
    sentences.push_back("Layer " + std::to_string(index + 1) + " makes " + shape_text(layer.y.shape) + " of " +
                        shape_text(layer.x.shape) + ".");
  }
  return lines.take();
}

struct Columns {
  std::vector<Block> left, right;
};

Columns blocks_of(const Study& study, const Arithmetic& settings, double width, const Style& style,
                  std::vector<std::string>& sentences) {
  if (study.span) return {{chain_block(study, width, style, sentences)}, {}};
  const LayerStudy& layer = study.focused();
  Columns made{{formula_block(layer, width, style, sentences)}, {}};
  const auto rows = sliding_axis(layer, Axis::rows), columns = sliding_axis(layer, Axis::columns);
  if (rows && columns) {
    for (const auto& [axis, name] : axes(alike(*rows, *columns))) {
      const SlidingAxis& one = axis == Axis::rows ? *rows : *columns;
      if (settings.relationship) made.left.push_back(relationship_block(one, name, width, style, sentences));
      if (settings.ruler) made.right.push_back(ruler_block(one, name, width, style));
      if (!one.pooling) made.right.push_back(sharing_block(layer, axis, width, style, sentences));
    }
    if (settings.solutions && rows->transposed && !rows->pooling) made.right.push_back(solutions_block(layer, width, style));
  }
  if (settings.warnings) made.left.push_back(warnings_block(study, width, style, sentences));
  return made;
}

double stack(std::vector<Block>& blocks, Point at, double gap, std::vector<Mark>& marks) {
  const double top = at.y;
  for (Block& block : blocks) {
    if (block.group.marks.empty()) continue;
    if (at.y > top) at.y += gap;
    block.group.offset = at;
    at.y += block.size.height;
    marks.push_back(std::move(block.group));
  }
  return at.y;
}

Figure draw(const Study& study, const Moment&, const Arithmetic& settings, const Style& style) {
  const double margin = style.sizes.margin, gap = style.sizes.gap * 1.25, page = style.page.width - 2 * style.sizes.margin;
  const bool two = page >= narrowest_for_two;
  const double scale = type_scale(style), width = std::min(width_of_column, two ? (page - margin * 2) / 2 : page) * scale;
  std::vector<std::string> sentences;
  Columns columns = blocks_of(study, settings, width, style, sentences);
  Figure figure;
  figure.ground = style.colors.ground;
  figure.title = "Size of the output of " + study.focused().op->about.title;
  figure.description = "The output is " + shape_text(study.focused().y.shape) + ". " + joined_sentences(sentences);
  const bool filled =
      std::any_of(columns.right.begin(), columns.right.end(), [](const Block& block) { return !block.group.marks.empty(); });
  Group all;
  all.name = "arithmetic";
  const double left = stack(columns.left, {margin, margin}, gap, all.marks);
  const double right = two ? stack(columns.right, {margin * 3 + width, margin}, gap, all.marks)
                           : stack(columns.right, {margin, left + (filled ? gap : 0)}, gap, all.marks);
  figure.marks.push_back(std::move(all));
  figure.size = {two && filled ? width * 2 + margin * 4 : width + margin * 2, std::max(left, right) + margin};
  return figure;
}

}  // namespace

View arithmetic() {
  return make_view(
      Declare<Arithmetic>("arithmetic", "Arithmetic",
                          "Writes the formula of the output's size with the numbers in, draws it to scale, and says what else "
                          "follows: sizes that share "
                          "it, settings that enlarge as much, rules of thumb.")
          .toggle("relationship", &Arithmetic::relationship, "The numbered relationship of the guide that holds.")
          .toggle("ruler", &Arithmetic::ruler, "The lengths drawn to scale.")
          .toggle("solutions", &Arithmetic::solutions, "Settings of transposed convolutions that enlarge as much.")
          .toggle("warnings", &Arithmetic::warnings, "What rules of thumb say of the layer.")
          .source("Dumoulin and Visin 2016"),
      [](const Study&) { return true; }, draw);
}

}  // namespace upstamp
