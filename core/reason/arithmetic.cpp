#include "reason/arithmetic.h"

#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "reason/coverage.h"
#include "reason/geometry.h"

namespace upstamp {
namespace {

// What is said of one axis, and the numbers in it.
struct Said {
  std::string words;
  std::vector<double> numbers;
};

const LayerStudy& layer_of(const Study& study, int layer) { return study.layers[static_cast<std::size_t>(layer)]; }

// A fact is said once where it is the same along both axes. `words` answers what follows "Along the rows".
template <class Words>
Fact by_axis(const std::string& id, const Words& words) {
  const Said rows = words(Axis::rows), columns = words(Axis::columns);
  const std::string sentence = rows.words == columns.words
                                   ? "Along both axes " + rows.words
                                   : "Along the rows " + rows.words + " Along the columns " + columns.words;
  return {id, sentence, rows.numbers, columns.numbers};
}

std::string listed(const std::vector<std::string>& words, const std::string& last_joint) {
  if (words.size() < 2) return join(words, "");
  return join({words.begin(), words.end() - 1}, ", ") + last_joint + words.back();
}

template <class Number>
std::vector<std::string> texts(const std::vector<Number>& numbers) {
  std::vector<std::string> made;
  for (const Number number : numbers) made.push_back(number_text(static_cast<double>(number)));
  return made;
}

template <class Number>
std::vector<double> doubles(const std::vector<Number>& numbers) {
  return {numbers.begin(), numbers.end()};
}

Fact size(const LayerStudy& layer) {
  return by_axis("size", [&](Axis axis) -> Said {
    const auto values = size_values(*layer.op, layer.layer.settings, layer.x.shape, axis);
    const int length = layer.y.shape.along(axis);
    const Expression formula = layer.op->size.in_force(values);
    const std::string filled = formula.text_with(values), result = std::to_string(length);
    const std::string steps = filled == result ? result : filled + " = " + result;
    return {"the output's size is " + formula.text() + " = " + steps + ".", {static_cast<double>(length)}};
  });
}

Fact sizes_sharing(const LayerStudy& layer) {
  const Sliding& at = *layer.wiring.sliding;
  return by_axis("sizes_sharing", [&](Axis axis) -> Said {
    const int coarse = (at.coarse_is_input ? layer.x : layer.y).shape.along(axis),
              fine = (at.coarse_is_input ? layer.y : layer.x).shape.along(axis);
    Said said;
    std::vector<std::string> lengths, paddings;
    for (const SharedLength& shared : lengths_sharing(at, axis, coarse)) {
      said.numbers.push_back(shared.length);
      lengths.push_back(std::to_string(shared.length));
      paddings.push_back("output_padding " + std::to_string(shared.output_padding) + " gives " + std::to_string(shared.length));
    }
    const std::string here = std::to_string(coarse);
    if (lengths.size() < 2)
      said.words = "no other size than " + std::to_string(fine) + " belongs to " + here + ".";
    else
      said.words = "a convolution of these settings takes " + listed(lengths, " and ") + " alike to " + here +
                   "; on the way back " + listed(paddings, " and ") + ".";
    return said;
  });
}

Fact shift(const Sliding& at) {
  return by_axis("alignment_shift", [&](Axis axis) -> Said {
    const double cells = alignment_shift(at, axis);
    const std::string far = number_text(std::fabs(cells)) + (std::fabs(cells) == 1 ? " cell " : " cells ");
    const std::string way = cells < 0 ? "before" : "behind";
    return {cells == 0 ? "stamps lie centred on their blocks of output cells: the alignment shift is 0."
                       : "stamps lie " + far + way + " the middle of their blocks of output cells: the alignment shift is " +
                             number_text(cells) + ".",
            {cells}};
  });
}

std::string ratio_text(double ratio) { return std::isfinite(ratio) ? rounded_text(ratio, 4) : "infinite, for there are holes"; }

Fact coverage(const Sliding& at) {
  Fact fact = by_axis("coverage", [&](Axis axis) -> Said {
    const std::vector<int> counts = phase_counts(at, axis);
    const int empty = empty_phases(at, axis);
    const std::string holes = empty == 0 ? "."
                                         : ", so " + std::to_string(empty) + " of every " + counted(at.stride.at(axis), "place") +
                                               (empty == 1 ? " gets" : " get") + " nothing.";
    return {"output cells are met by " + listed(texts(counts), ", then ") +
                (counts.size() == 1 ? (counts.front() == 1 ? " stamp" : " stamps") : " stamps by turns") + holes,
            doubles(counts)};
  });
  fact.sentence += " The overlap ratio of both axes together is " + ratio_text(overlap_ratio(at)) + ".";
  return fact;
}

Fact sums(const LayerStudy& layer) {
  const Tensor found = phase_sums(*layer.wiring.sliding, layer.w, 0, 0);
  std::vector<std::string> rows;
  bool equal = true;
  for (int row = 0; row < found.shape.rows; ++row) {
    std::vector<std::string> cells;
    for (int column = 0; column < found.shape.columns; ++column) {
      cells.push_back(rounded_text(found.at(0, row, column), 4));
      equal = equal && std::fabs(found.at(0, row, column) - found[0]) <= 1e-9 * std::max(1.0, std::fabs(found[0]));
    }
    rows.push_back(join(cells, " "));
  }
  const bool several = layer.x.shape.channels > 1 || layer.y.shape.channels > 1;
  return {"phase_sums",
          "A constant input of 1 becomes " + join(rows, " / ") + " by turns, the sums of the weights that share a phase" +
              (several ? " (first channels)" : "") +
              (equal ? "; they are equal, so it shows no pattern." : "; they differ, so it shows a pattern."),
          found.values,
          {}};
}

// The layers that lead to this one, the first of the scene first, as far as they slide; what each does cell by cell changes
// nothing. `complete` is false when one of them is something else, `even` when the numbers decide which cells one connects.
struct Chain {
  std::vector<Sliding> slidings;
  bool complete = true, even = true;
};
Chain chain_to(const Study& study, int layer) {
  Chain chain;
  for (int index = layer; index >= 0; index = layer_of(study, index).from) {
    const LayerStudy& here = layer_of(study, index);
    chain.even = chain.even && !here.op->switches && !here.op->needs_switches;
    if (here.wiring.sliding)
      chain.slidings.insert(chain.slidings.begin(), *here.wiring.sliding);
    else
      chain.complete = chain.complete && here.op->kind == Kind::pointwise;
  }
  return chain;
}

Fact field(const Chain& chain) {
  return by_axis("receptive_field", [&](Axis axis) -> Said {
    const ReceptiveField found = receptive_field(chain.slidings, axis);
    const bool whole = found.length == std::floor(found.length);
    return {"an output cell sees at most " + counted(static_cast<long long>(found.length), "cell") + " of the scene's input" +
                (whole ? "" : " (receptive field " + rounded_text(found.length, 4) + ")") + ", and its neighbour sees " +
                rounded_text(found.jump, 4) + " further.",
            {found.length, found.jump, found.start}};
  });
}

Fact stacked(const Chain& chain) {
  double ratio = 1;
  Fact fact = by_axis("stacked_coverage", [&](Axis axis) -> Said {
    const auto counts = stacked_counts(chain.slidings, axis);
    ratio *= overlap_ratio(counts);
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    const std::string period = counted(static_cast<long long>(counts.size()), "cell");
    return {"all layers to here lead " + number_text(static_cast<double>(*least)) +
                (*least == *most ? "" : " to " + number_text(static_cast<double>(*most))) +
                " ways to an output cell, which repeats every " + period + ".",
            doubles(counts)};
  });
  fact.sentence += " The overlap ratio of the stack is " + ratio_text(ratio) + ".";
  return fact;
}

Fact cost(const LayerStudy& layer) {
  const Parameter* groups = layer.op->about.find("groups");
  const int parts = groups ? static_cast<int>(part_of(layer.op->about.value(layer.layer.settings, groups->id), Part::whole)) : 1;
  const Multiplications found = multiplications(*layer.wiring.sliding, layer.x.shape, layer.y.shape, parts);
  return {"multiplications",
          "Stamping takes " + rounded_text(found.stamped, 0) +
              " multiplications; sliding over the input spread with zeros takes " + rounded_text(found.gathered, 0) + ", " +
              rounded_text(100 * found.share_by_zero, 1) + " % of them by zero.",
          {found.stamped, found.gathered, found.share_by_zero},
          {}};
}

}  // namespace

std::vector<Fact> arithmetic_of(const Study& study, int index) {
  const LayerStudy& layer = layer_of(study, index);
  const auto& sliding = layer.wiring.sliding;
  const bool stamps = sliding && sliding->coarse_is_input && layer.wiring.weight.cells() > 0;
  std::vector<Fact> facts{size(layer)};
  if (sliding && (stamps || !sliding->coarse_is_input)) facts.push_back(sizes_sharing(layer));
  if (stamps) {
    facts.push_back(shift(*sliding));
    facts.push_back(coverage(*sliding));
    facts.push_back(sums(layer));
  }
  const Chain chain = chain_to(study, index);
  if (chain.complete && !chain.slidings.empty()) facts.push_back(field(chain));
  if (stamps) facts.push_back(cost(layer));
  if (!chain.complete || !chain.even || chain.slidings.size() < 2) return facts;
  try {
    facts.push_back(stacked(chain));
  } catch (const Error& error) {
    facts.push_back({"stacked_coverage", error.what(), {}, {}});
  }
  return facts;
}

}  // namespace upstamp
