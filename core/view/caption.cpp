#include "view/caption.h"

#include <cmath>

#include "base/text.h"
#include "view/equation_lines.h"

namespace upstamp {
namespace {

std::string named_value(char letter, const Tensor& tensor, int cell) {
  return cell_name(letter, tensor.shape, cell) + " = " + value_words(tensor[cell]);
}

bool has_constant(const Wiring& wiring, int output_cell) {
  return std::any_of(wiring.offsets.begin(), wiring.offsets.end(),
                     [output_cell](const Offset& offset) { return offset.out == output_cell; });
}

// "relu(−2)".
std::string bent_words(const LayerStudy& layer, int input_cell) {
  return layer.curve.name + "(" + value_words(layer.x[input_cell]) + ")";
}

bool meet_somewhere(const LayerStudy& layer) {
  const int cell = busiest_cell(layer);
  return cell >= 0 && layer.by_output.of(cell).size() > 1;
}

std::string stamp_sentence(const Stage& stage) {
  const LayerStudy& layer = stage.layer;
  const int cell = stage.moment.cell;
  const std::string start = "Input cell " + named_value('x', layer.x, cell);
  if (stage.moment.now.empty()) return start + " reaches no cell of the output.";
  if (layer.wiring.weight.cells() > 0 && layer.wiring.sliding) {
    if (const Sliding& slide = *layer.wiring.sliding; slide.coarse_is_input) {
      const auto overlap = [&](Axis axis) { return slide.reach(axis) > slide.stride.at(axis); };
      return start + " lays " + value_in_equation(layer.x[cell]) + " × the kernel on the output" +
             (!meet_somewhere(layer)                          ? "."
              : overlap(Axis::rows) || overlap(Axis::columns) ? "; where stamps overlap they add up."
                                                              : "; stamps of several input channels add up.");
    }
    return start + " goes, times one weight each, to " + counted(static_cast<long long>(stage.moment.now.size()), "output cell") +
           ".";
  }
  const Tap& first = stage.moment.now.front();
  const std::string target =
      "output cell " + cell_name('y', layer.y.shape, first.out) + (layer.switches_from >= 0 ? ", where its maximum stood." : ".");
  if (stage.moment.now.size() == 1 && layer.curve.value)
    return start + " becomes " + bent_words(layer, cell) + " = " + value_words(layer.y[first.out]) + " in " + target;
  const bool constant = has_constant(layer.wiring, first.out);
  if (stage.moment.now.size() == 1 && (first.gain != 1 || first.weight >= 0))
    return start + " is scaled" + (constant ? ", and a constant added, to make " : " and put into ") + target;
  if (stage.moment.now.size() == 1) return start + (constant ? " plus a constant makes " : " is put into ") + target;
  return start + " reaches " + counted(static_cast<long long>(stage.moment.now.size()), "output cell") + ".";
}

// " takes the largest of 9 cells, x[1,1] = 3."
std::string taken_words(const LayerStudy& layer, const Tap& taken, long long looked_at) {
  const double value = layer.x[taken.in];
  int larger = 0, equal = 1;
  for (const Tap& tap : layer.wiring.considered) {
    if (tap.out != taken.out) continue;
    larger += layer.x[tap.in] > value, equal += layer.x[tap.in] == value;
  }
  const std::string which = larger > 0  ? " takes one of "
                            : equal > 1 ? " takes the first of the " + std::to_string(equal) + " largest of "
                                        : " takes the largest of ";
  return which + counted(looked_at, "cell") + ", " + named_value('x', layer.x, taken.in) + ".";
}

std::string sum_sentence(const Stage& stage) {
  const LayerStudy& layer = stage.layer;
  const int cell = stage.moment.cell;
  const std::string start = "Output cell " + cell_name('y', layer.y.shape, cell);
  const auto count = static_cast<long long>(stage.moment.now.size());
  long long looked_at = count;
  for (const Tap& tap : layer.wiring.considered) looked_at += tap.out == cell;
  if (count == 0)
    return start + " is reached by no input cell" + (has_constant(layer.wiring, cell) ? " and gets a constant." : ".");
  const Tap& first = stage.moment.now.front();
  if (count == 1 && looked_at > 1) return start + taken_words(layer, first, looked_at);
  if (layer.wiring.weight.cells() > 0 && layer.wiring.sliding) {
    const long long places =
        static_cast<long long>(layer.wiring.weight.plane()) * static_cast<long long>(kernels_now(stage).size());
    const std::string sum = count == 1 ? " is a single product" : " adds up " + counted(count, "product");
    if (places == count) return start + sum + (count == 1 ? "." : ", one for each weight.");
    const long long others = places - count;
    return start + sum + "; the other " + counted(others, "weight") + (others == 1 ? " meets" : " meet") + " only zeros" +
           (!layer.wiring.sliding->coarse_is_input       ? " of the padding."
            : layer.wiring.sliding->stride == PerAxis(1) ? " put around the input cells."
                                                         : " put between and around the input cells.");
  }
  if (count == 1 && layer.curve.value) return start + " is " + bent_words(layer, first.in) + ".";
  if (count == 1) {
    const bool scaled = first.gain != 1 || first.weight >= 0, constant = has_constant(layer.wiring, cell);
    const std::string verb = scaled     ? constant ? " scales and shifts " : " scales "
                             : constant ? " adds a constant to "
                                        : " copies ";
    return start + verb + named_value('x', layer.x, first.in) + ".";
  }
  const auto unscaled = [](const Tap& tap) { return tap.gain == 1; };
  if (std::all_of(stage.moment.now.begin(), stage.moment.now.end(), unscaled))
    return start + " adds up " + counted(count, "input cell") + ".";
  const auto shared = [&](const Tap& tap) { return std::fabs(tap.gain * static_cast<double>(count) - 1) < 1e-9; };
  if (std::all_of(stage.moment.now.begin(), stage.moment.now.end(), shared))
    return start + " is the mean of " + counted(count, "input cell") + ".";
  return start + " mixes " + counted(count, "input cell") +
         (layer.several ? " with what the weights of these layers come to." : " with weights that follow from its place.");
}

std::string product_sentence(const Stage& stage) {
  const LayerStudy& layer = stage.layer;
  const bool fractions = stage.style.fractions;
  const Tap& tap = stage.moment.now.front();
  const double factor = tap.gain * (tap.weight < 0 ? 1 : layer.w[tap.weight]);
  const std::string value = value_words(layer.x[tap.in] * factor, fractions),
                    target = cell_name('y', layer.y.shape, tap.out) + ".";
  const std::string start = cell_name('x', layer.x.shape, tap.in);
  if (tap.weight < 0 && tap.gain == 1) return start + " = " + value + " is put into " + target;
  const std::string by = tap.weight < 0
                             ? (layer.several ? "the weight " : "the fixed weight ") + value_in_equation(tap.gain, fractions)
                             : cell_name('w', layer.w.shape, tap.weight);
  return start + " is multiplied by " + by + ", and " + value_in_equation(layer.x[tap.in], fractions) + " · " +
         value_in_equation(factor, fractions) + " = " + value + " is added to " + target;
}

// A row of cells, or all of them, in one step.
std::string several_sentence(const Stage& stage) {
  const Shape& side = stage.scatter() ? stage.layer.wiring.in : stage.layer.wiring.out;
  const std::string noun = stage.scatter() ? "input" : "output";
  const Position first = position(side, stage.moment.cell);
  const bool row = stage.moment.finishing - stage.moment.cell <= side.columns;
  const std::string channel = side.channels > 1 && row ? " of channel " + std::to_string(first.channel) : "";
  const std::string which =
      row ? "The cells of " + noun + " row " + std::to_string(first.row) + channel : "All " + noun + " cells";
  const std::string products = counted(static_cast<long long>(stage.moment.now.size()), "product");
  return which + (stage.scatter() ? " pass on " + products + " at once." : " take in " + products + " at once.");
}

constexpr int most_lines = 4;  // of an equation

// As many lines as the fullest sum of the layer needs, so that the picture keeps its height while it plays.
int equation_lines(const Stage& stage, double width) {
  const int cell = busiest_cell(stage.layer);
  if (cell < 0) return 1;
  return static_cast<int>(
      sum_in_lines(stage.layer, cell, taps_into(stage.layer, cell, nullptr), stage.style, width, most_lines).size());
}

// Answers where the text below it starts.
double add_equation(const Stage& stage, int cell, double width, double y, std::vector<Mark>& marks) {
  const bool pointed = stage.tag.role == Role::output || pointed_tap(stage);
  const auto taps = taps_into(stage.layer, cell, pointed ? nullptr : &stage.moment);
  const auto lines = sum_in_lines(stage.layer, cell, taps, stage.style, width, most_lines);
  return add_equation_lines(stage.style, lines, y, width, marks) + stage.style.sizes.unit;
}

// Input cells that no output cell takes: beyond the last window, or overwritten by others.
std::string unread_words(const LayerStudy& layer) {
  std::vector<char> read(static_cast<std::size_t>(layer.wiring.in.cells()));
  for (const Tap& tap : layer.wiring.taps) read[static_cast<std::size_t>(tap.in)] = 1;
  // A pool looks at all cells of its windows; what an unpooling considers is overwritten.
  if (layer.switches_from < 0)
    for (const Tap& tap : layer.wiring.considered) read[static_cast<std::size_t>(tap.in)] = 1;
  const auto unread = static_cast<long long>(std::count(read.begin(), read.end(), 0));
  if (unread == 0) return "";
  if (layer.switches_from >= 0)
    return " " + counted(unread, "value") + (unread == 1 ? " was" : " were") +
           " overwritten by later ones that went to the same cell.";
  return " " + counted(unread, "input cell") + (unread == 1 ? " reaches" : " reach") + " no output cell.";
}

// Where the equation stands that is shown at the end.
std::string busiest_words(const LayerStudy& layer) {
  const int cell = busiest_cell(layer);
  const std::size_t count = cell < 0 ? 0 : layer.by_output.of(cell).size();
  if (count < 2) return "";
  const std::vector<int>& starts = layer.by_output.starts;
  bool even = true;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) even = even && starts[i + 1] - starts[i] == static_cast<int>(count);
  if (even) return " Each output cell adds up " + std::to_string(count) + " products.";
  return " At most " + std::to_string(count) + " products meet in a cell, as in " + cell_name('y', layer.y.shape, cell) + ".";
}

}  // namespace

void add_equation_line(const Style& style, const Equation& line, double y, double size, std::vector<Mark>& marks) {
  double x = 0;
  for (const EquationPiece& piece : line) {
    const Face face = piece.result ? Face::mono_bold : Face::mono;
    const bool plain = piece.role == Role::none || (piece.role == Role::output && !piece.result);
    marks.push_back(
        Text{piece.words, {x, y}, size, face, Anchor::start, plain ? style.colors.ink : style.colors.of(piece.role).line, {}});
    x += style.fonts->width(piece.words, face, size);
  }
}

std::string step_sentence(const Stage& stage) {
  const Moment& moment = stage.moment;
  if (moment.cell < 0) {
    if (moment.steps == 0) return "There is no step to play.";
    if (moment.step >= moment.steps)
      return (moment.steps == 1 ? "The only step is done." : "All " + counted(moment.steps, "step") + " are done.") +
             busiest_words(stage.layer) + unread_words(stage.layer);
    return moment.step == 0 ? "Nothing has happened yet: " + counted(moment.steps, "step") + " to go."
                            : counted(moment.step, "step") + " of " + std::to_string(moment.steps) + " done.";
  }
  const std::string start = "Step " + std::to_string(moment.step + 1) + " of " + std::to_string(moment.steps) + ". ";
  if (moment.granularity == Granularity::product && moment.now.size() == 1) return start + product_sentence(stage);
  if (stage.lone_cell() < 0) return start + several_sentence(stage);
  return start + (stage.scatter() ? stamp_sentence(stage) : sum_sentence(stage));
}

Block caption(const Stage& stage, double width) {
  const Measures& sizes = stage.style.sizes;
  const Fonts& fonts = *stage.style.fonts;
  Block block;
  std::vector<Mark>& marks = block.group.marks;
  block.group.name = "caption";
  marks.push_back(line({0, 0}, {width, 0}, {stage.style.colors.grid_line, sizes.hairline}));
  double y = sizes.unit * 4;
  const double line_height = fonts.ascent(Face::sans, sizes.caption) + fonts.descent(Face::sans, sizes.caption) + 2;
  const double room = y + equation_lines(stage, width) * equation_line_height(stage.style) + sizes.unit + line_height;
  if (const int cell = cell_to_explain(stage); cell >= 0) y = add_equation(stage, cell, width, y, marks);
  for (const std::string& words : wrapped(step_sentence(stage), fonts, Face::sans, sizes.caption, width)) {
    marks.push_back(Text{words,
                         {0, y + fonts.ascent(Face::sans, sizes.caption)},
                         sizes.caption,
                         Face::sans,
                         Anchor::start,
                         stage.style.colors.muted,
                         {}});
    y += line_height;
  }
  block.size = {width, std::max(y, room)};
  return block;
}

std::vector<std::string> wrapped(const std::string& words, const Fonts& fonts, Face face, double size, double width) {
  std::vector<std::string> lines{""};
  for (const std::string& word : split(words, ' ')) {
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (lines.back().empty() || fonts.width(longer, face, size) <= width)
      lines.back() = longer;
    else
      lines.push_back(word);
  }
  // A last word alone looks lost: another one keeps it company, where that leaves the line above more than it takes.
  if (lines.size() < 2 || lines.back().find(' ') != std::string::npos) return lines;
  std::string& above = lines[lines.size() - 2];
  const std::size_t space = above.rfind(' ');
  if (space == std::string::npos || above.find(' ') == space) return lines;
  const std::string longer = above.substr(space + 1) + " " + lines.back();
  if (fonts.width(longer, face, size) > width) return lines;
  above.resize(space), lines.back() = longer;
  return lines;
}

}  // namespace upstamp
