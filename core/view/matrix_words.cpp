#include "view/matrix_words.h"

#include <set>

#include "base/text.h"
#include "reason/ways.h"
#include "view/caption.h"
#include "view/equation.h"

namespace upstamp {
namespace {

// Greys have no names that a reader would tell apart.
std::string color_word(const MatrixSheet& sheet, Role side) {
  return sheet.stage.style.colors.grey ? "framed" : side == Role::input ? "blue" : "green";
}

std::string output_name(const LayerStudy& layer, int cell) { return cell_name('y', layer.y.shape, cell); }
std::string input_name(const LayerStudy& layer, int cell) { return cell_name('x', layer.x.shape, cell); }

Role played_side(const Stage& stage) { return stage.scatter() ? Role::input : Role::output; }

// What the row or column of a cell holds.
std::string line_sentence(const MatrixSheet& sheet, Role side, int cell) {
  const LayerStudy& layer = sheet.stage.layer;
  const bool scatter = side == Role::input;
  const std::string name = scatter ? input_name(layer, cell) : output_name(layer, cell);
  const std::string line = "The " + color_word(sheet, side) + (scatter != sheet.transposed ? " column" : " row") + " holds ";
  if (sheet.transposed)
    return line + (scatter ? "how much of each output cell goes back to input cell " + name + "."
                           : "how much of output cell " + name + " goes back to each input cell.");
  if (sheet.straight.is_tangent())
    return line + (scatter ? "how much each output cell changes with input cell " + name + "."
                           : "how much output cell " + name + " changes with each input cell.");
  return line + (scatter ? "how much of input cell " + name + " goes into each output cell."
                         : "how much of each input cell goes into output cell " + name + ".");
}

std::string explained_sentence(const MatrixSheet& sheet, int cell) {
  return cell < 0 ? ""
                  : "The equation is that of the finely framed row, which makes " + output_name(sheet.stage.layer, cell) + ".";
}

std::string rule_sentence(const MatrixSheet& sheet) {
  const std::string letter = matrix_letter(sheet);
  if (sheet.straight.is_tangent())
    return "Each row holds how much one output cell changes with each input cell, each column how much each output cell changes "
           "with one input cell.";
  return "Each row of " + letter +
         ", times x, adds up to one cell of y. Each column holds how much of one input cell goes into each output cell.";
}

std::string transposed_sentence(const MatrixSheet& sheet) {
  const std::string other = matrix_letter(sheet) == "C" ? "Cᵀ" : "C";
  return "The same entries with rows and columns exchanged lead from the output back to the input, as gradients go. That need "
         "not undo what " +
         other + " did.";
}

std::string turning_sentence(const MatrixSheet& sheet) {
  const std::string letter = matrix_letter(sheet), other = letter == "C" ? "Cᵀ" : "C";
  return "Turned about its diagonal, " + letter + " becomes " + other + ": rows become columns, and what went in comes out.";
}

std::string rest_sentence(const Stage& stage) {
  const int step = stage.moment.step, steps = stage.moment.steps;
  if (steps == 0) return "There is no step to play.";
  if (step >= steps) return steps == 1 ? "The only step is done." : "All " + counted(steps, "step") + " are done.";
  return step == 0 ? "Nothing has happened yet: " + counted(steps, "step") + " to go."
                   : counted(step, "step") + " of " + std::to_string(steps) + " done.";
}

// "Step 4 of 9." with what its line holds.
std::vector<std::string> cell_sentences(const MatrixSheet& sheet, int step, int cell, int explained) {
  const std::string start = "Step " + std::to_string(step + 1) + " of " + std::to_string(sheet.stage.moment.steps) + ". ";
  return {start + line_sentence(sheet, played_side(sheet.stage), cell), explained_sentence(sheet, explained)};
}

std::string pointed_sentence(const MatrixSheet& sheet) {
  const Stage& stage = sheet.stage;
  const LayerStudy& layer = stage.layer;
  if (const auto tap = pointed_tap(stage)) {
    const std::string value = value_words(tap->gain * (tap->weight < 0 ? 1 : layer.w[tap->weight]), stage.style.fractions);
    return "This entry is " + (tap->weight < 0 ? value : cell_name('w', layer.w.shape, tap->weight) + " = " + value) +
           ": so much of " + input_name(layer, tap->in) + " goes into " + output_name(layer, tap->out) + ".";
  }
  const Role role = stage.tag.role;
  const Shape& side = role == Role::input ? layer.wiring.in : layer.wiring.out;
  if (role == Role::input || role == Role::output)
    return stage.tag.cell >= 0 && stage.tag.cell < side.cells() ? line_sentence(sheet, role, stage.tag.cell) : "";
  if (role != Role::weight) return "";
  long long places = 0;
  for (const Tap& tap : layer.wiring.taps) places += is_pointed(stage, tap);
  return places == 0
             ? ""
             : cell_name('w', layer.w.shape, stage.tag.cell) + " stands in " + counted(places, "place") + " of the matrix.";
}

// Whether other numbers would lead along other connections; why, if so.
std::string input_sentence(const Study& study) {
  const auto [first, last] = stretch_in_view(study);
  const std::string end = " this matrix is for these numbers only.";
  for (int i = first; i <= last; ++i) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(i)];
    if (layer.switches_from < 0 && layer.switches.cells.empty()) continue;
    if (first < last) return "Which cells are connected depends on the input:" + end;
    if (layer.switches_from < 0) return "Which entries are 1 depends on the input:" + end;
    return "The 1s stand at the places that layer " + std::to_string(layer.switches_from + 1) + " (" +
           study.layers[static_cast<std::size_t>(layer.switches_from)].op->about.title + ") remembered from its input:" + end;
  }
  return "";
}

std::int64_t connected_entries(const MatrixSheet& sheet) {
  if (sheet.bundle == 1)
    return std::count_if(sheet.matrix.taps.begin(), sheet.matrix.taps.end(), [](int tap) { return tap >= 0; });
  const LayerStudy& layer = sheet.stage.layer;
  std::int64_t connected = 0;
  std::vector<int> inputs;
  for (int out = 0; out < static_cast<int>(layer.wiring.out.cells()); ++out) {
    inputs.clear();
    for (const int place : layer.by_output.of(out)) inputs.push_back(layer.wiring.taps[static_cast<std::size_t>(place)].in);
    std::sort(inputs.begin(), inputs.end());
    connected += std::unique(inputs.begin(), inputs.end()) - inputs.begin();
  }
  return connected;
}

// "25 × 9 = 225 entries: 49 belong to a connection, the other 176 are always 0."
std::string entries_sentence(const MatrixSheet& sheet, bool for_this_input) {
  const std::int64_t rows = sheet.down().cells(), columns = sheet.across().cells(), all = rows * columns;
  const std::int64_t connected = connected_entries(sheet), rest = all - connected;
  const auto belong = [](std::int64_t count) { return std::to_string(count) + (count == 1 ? " belongs" : " belong"); };
  const std::string start =
      std::to_string(rows) + " × " + std::to_string(columns) + " = " + (all == 1 ? "1 entry" : std::to_string(all) + " entries");
  if (rest == 0) return start + (all == 1 ? ", which belongs" : ", all of which belong") + " to a connection.";
  return start + ": " + belong(connected) + " to a connection, the other " + std::to_string(rest) + (rest == 1 ? " is" : " are") +
         (for_this_input ? " 0." : " always 0.");
}

std::string bundle_sentence(const MatrixSheet& sheet) {
  if (sheet.bundle == 1) return "";
  const std::string side = std::to_string(sheet.bundle);
  return "A dot is " + side + " × " + side + " entries, " + (sheet.stage.style.colors.dark ? "brighter" : "darker") +
         " where more of them belong to a connection. Colours of x and y are means of " + side + " cells.";
}

// Lines of the matrix that hold no connection.
void add_empty_lines(const MatrixSheet& sheet, std::vector<std::string>& sentences) {
  const Wiring& wiring = sheet.stage.layer.wiring;
  std::vector<char> sends(static_cast<std::size_t>(wiring.in.cells())), gets(static_cast<std::size_t>(wiring.out.cells()));
  for (const Tap& tap : wiring.taps) sends[static_cast<std::size_t>(tap.in)] = 1, gets[static_cast<std::size_t>(tap.out)] = 1;
  const auto silent = std::count(sends.begin(), sends.end(), 0), missed = std::count(gets.begin(), gets.end(), 0);
  const bool remembered = sheet.stage.layer.switches_from >= 0;
  std::set<int> overwritten;
  for (const Tap& tap : wiring.considered)
    if (remembered && !sends[static_cast<std::size_t>(tap.in)]) overwritten.insert(tap.in);
  const auto lines = [](long long count, const std::string& line) {
    return counted(count, line) + (count == 1 ? " is empty: " : " are empty: ");
  };
  const std::string column = sheet.transposed ? "row" : "column", row = sheet.transposed ? "column" : "row";
  if (silent > 0 && static_cast<std::int64_t>(overwritten.size()) == silent)
    sentences.push_back(
        lines(silent, column) +
        (silent == 1 ? "what its input cell put into the output was" : "what their input cells put into the output was") +
        " overwritten by a later one.");
  else if (silent > 0)
    sentences.push_back(lines(silent, column) + (silent == 1 ? "its input cell reaches" : "their input cells reach") +
                        " no output cell.");
  if (missed > 0)
    sentences.push_back(lines(missed, row) + "no input cell reaches " +
                        (missed == 1 ? "its output cell." : "their output cells."));
}

}  // namespace

std::vector<std::string> present_sentences(const MatrixSheet& sheet, const Turned& turned) {
  const Stage& stage = sheet.stage;
  if (!turned.at_rest()) return {turning_sentence(sheet)};
  if (const std::string pointed = pointed_sentence(sheet); !pointed.empty()) return {pointed};
  const int lone = stage.moment.granularity == Granularity::product ? -1 : stage.lone_cell();
  if (sheet.transposed) return {transposed_sentence(sheet), lone < 0 ? "" : line_sentence(sheet, played_side(stage), lone)};
  const int explained = explained_row(sheet);
  if (lone >= 0) return cell_sentences(sheet, stage.moment.step, lone, explained);
  const std::string present = stage.moment.cell < 0 ? rest_sentence(stage) : step_sentence(stage);
  return {present, stage.moment.cell < 0 && explained < 0 ? rule_sentence(sheet) : explained_sentence(sheet, explained)};
}

std::vector<std::vector<std::string>> possible_sentences(const MatrixSheet& sheet, const Turned& turned) {
  const Stage& stage = sheet.stage;
  const int last = static_cast<int>((stage.scatter() ? stage.layer.wiring.in : stage.layer.wiring.out).cells()) - 1;
  const std::string explained = explained_sentence(sheet, busiest_cell(stage.layer));
  std::vector<std::vector<std::string>> possible;
  if (turned.roomy) possible.push_back({turning_sentence(sheet)});
  if (turned.roomy || sheet.transposed)
    possible.push_back({transposed_sentence(sheet), line_sentence(sheet, played_side(stage), last)});
  if (sheet.transposed && !turned.roomy) return possible;
  possible.push_back({"Nothing has happened yet: " + counted(stage.moment.steps, "step") + " to go.", rule_sentence(sheet)});
  possible.push_back(cell_sentences(sheet, stage.moment.steps, last, stage.scatter() ? busiest_cell(stage.layer) : -1));
  // Such steps say more than what one cell's line holds.
  if (stage.moment.granularity != Granularity::cell)
    possible.push_back(
        {"Step 10 of 10. x[10,10] is multiplied by w[10,10], and 1.25 · 1.25 = 1.5625 is added to y[10,10].", explained});
  return possible;
}

std::vector<std::string> lasting_sentences(const Study& study, const MatrixSheet& sheet) {
  const std::string depends = input_sentence(study), letter = matrix_letter(sheet);
  std::vector<std::string> sentences{entries_sentence(sheet, !depends.empty()), bundle_sentence(sheet), depends};
  add_empty_lines(sheet, sentences);
  if (sheet.straight.is_tangent())
    sentences.push_back("The curve bends what comes through. " + letter +
                        " holds its slope at each value of this input, so that dy = " + letter + " dx for small changes.");
  else if (letter != "C" && !sheet.transposed)
    sentences.push_back("Cᵀ is the matrix C of the convolution with the same kernel and settings, transposed.");
  const auto [first, last] = stretch_in_view(study);
  if (first == last) return sentences;
  sentences.push_back(letter + " is the product of the matrices of layers " + std::to_string(last + 1) +
                      (last - first == 1 ? " and " : " down to ") + std::to_string(first + 1) + ".");
  if (has_curve(study, {first, last})) sentences.push_back("Where a curve bends, its tangent at this input stands for it.");
  return sentences;
}

}  // namespace upstamp
