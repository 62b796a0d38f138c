#include "view/size_lines.h"

#include <cmath>

#include "base/text.h"
#include "reason/shown_size.h"
#include "view/formula_lines.h"
#include "view/layer_words.h"

namespace upstamp {
namespace {

std::string whole_text(double number) { return std::isfinite(number) ? std::to_string(std::lround(number)) : "?"; }

bool is_calculated(const Expression& formula) { return formula.names().empty() || formula.text() != formula.names().front(); }

void add_result(const std::string& result, const std::string& start, double size, const Style& style, FormulaLines& lines) {
  lines.space(style.sizes.unit);
  lines.add(start, {{result, style.colors.output.line, Face::mono_bold}}, size);
}

// Formula, formula with its numbers, result.
void add_formula(const ShownFormula& shown, const std::string& name, const Style& style, FormulaLines& lines) {
  const std::string blank(name.size(), ' ');
  double size = lines.add(name + " = ", runs_of(shown.formula, style.colors), style.sizes.number);
  if (is_calculated(shown.formula)) {
    lines.space(style.sizes.unit);
    size = lines.add(blank + " = ", runs_of(shown.formula, shown.values, style.colors), size);
  }
  add_result(whole_text(shown.formula.evaluate(shown.values)), blank + " = ", size, style, lines);
  for (const std::string& note : shown.notes) {
    lines.space(style.sizes.unit);
    lines.add_words(note);
  }
}

std::string printed_text(const std::vector<ColoredWords>& runs) {
  std::string text;
  for (const ColoredWords& run : runs) text += run.words;
  return text;
}

std::string formula_sentence(const ShownFormula& shown, const std::string& name, const Palette& colors) {
  std::string sentence = "Along the " + name + " the output's size is " + printed_text(runs_of(shown.formula, colors));
  if (is_calculated(shown.formula)) sentence += " = " + printed_text(runs_of(shown.formula, shown.values, colors));
  return sentence + " = " + whole_text(shown.formula.evaluate(shown.values)) + ".";
}

bool same_text(const ShownFormula& a, const ShownFormula& b) {
  return a.formula.text_with(a.values) == b.formula.text_with(b.values);
}

// Of an axis that is left out.
std::string told_words(const std::vector<ToldAxis>& told) {
  if (told.size() > 1 || told.front().name == "rows and columns") return "";
  return told.front().axis == Axis::rows ? " (columns: 1 stays 1)" : " (rows: 1 stays 1)";
}

// Which channels of a join come from where.
void add_joined_channels(const Study& study, const LayerStudy& layer, const Style& style, FormulaLines& lines) {
  const int first = layer.second_channel, second = layer.x.shape.channels - first;
  const std::string of_first = map_name(study, layer.from), of_second = map_name(study, layer.with);
  if (layer.op->joins_alike) {
    lines.add("channels = ", {{std::to_string(layer.y.shape.channels), style.colors.output.line, Face::mono_bold}},
              style.sizes.number);
    lines.space(style.sizes.unit);
    lines.add_words("The inputs, " + of_first + " and " + of_second + ", have " + counted(first, "channel") +
                    " each and are added cell by cell.");
    return;
  }
  lines.add("channels = ",
            {{std::to_string(first), style.colors.input.line},
             {" + ", style.colors.muted},
             {std::to_string(second), style.colors.input.line}},
            style.sizes.number);
  add_result(std::to_string(layer.y.shape.channels), "         = ", style.sizes.number, style, lines);
  lines.space(style.sizes.unit);
  lines.add_words("First the " + std::to_string(first) + " of " + of_first + ", then the " + std::to_string(second) + " of " +
                  of_second + ".");
}

}  // namespace

std::vector<ToldAxis> told_axes(const Shape& in, const Shape& out, bool both_alike) {
  if (both_alike) return {{Axis::rows, "rows and columns"}};
  const auto trivial = [&](Axis axis) { return in.along(axis) == 1 && out.along(axis) == 1; };
  std::vector<ToldAxis> told;
  for (const ToldAxis& one : {ToldAxis{Axis::rows, "rows"}, ToldAxis{Axis::columns, "columns"}})
    if (!trivial(one.axis) || (trivial(Axis::rows) && trivial(Axis::columns))) told.push_back(one);
  return told;
}

Block size_block(const Study& study, const LayerStudy& layer, const std::string& title, double width, const Style& style,
                 std::vector<std::string>& sentences) {
  FormulaLines lines(style, width);
  const Shape &in = layer.x.shape, &out = layer.y.shape;
  const auto shown = [&](Axis axis) { return shown_size(*layer.op, layer.layer.settings, in, axis); };
  const bool join = layer.with >= 0;
  const auto told = told_axes(in, out, same_text(shown(Axis::rows), shown(Axis::columns)));
  for (const auto& [axis, name] : told) {
    if (&axis != &told.front().axis) lines.space(style.sizes.unit * 4);
    lines.add_title(title + " " + name + told_words(told), style.colors.output.line);
    add_formula(shown(axis), "out", style, lines);
    sentences.push_back(formula_sentence(shown(axis), name, style.colors));
  }
  if (in.channels == 1 && out.channels == 1) return lines.take();
  lines.space(style.sizes.unit * 4);
  lines.add_title(title + " channels", style.colors.output.line);
  if (join)
    add_joined_channels(study, layer, style, lines);
  else
    add_formula(shown_channels(*layer.op, layer.layer.settings, in), "channels", style, lines);
  return lines.take();
}

}  // namespace upstamp
