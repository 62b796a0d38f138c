#include "view/overlap_words.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "reason/coverage.h"
#include "view/equation.h"
#include "view/response_words.h"

namespace upstamp {
namespace {

constexpr std::size_t longest_said = 12;  // counts of one period that still fit a sentence

std::string number_words(double number) { return printed_number(rounded_text(number, 2)); }

const LayerStudy& last_layer(const Study& study, const Arrivals& made) {
  return study.layers[static_cast<std::size_t>(made.stretch.last)];
}

bool is_one_layer(const Arrivals& made) { return made.stretch.first == made.stretch.last; }

// Checkerboards are looked for where the output has at least as many cells as what comes in.
bool keeps_size(const Study& study, const Arrivals& made, bool larger) {
  const Shape &in = study.layers[static_cast<std::size_t>(made.stretch.first)].wiring.in,
              &out = last_layer(study, made).wiring.out;
  return in.rows <= out.rows && in.columns <= out.columns && (!larger || in.plane() < out.plane());
}

std::string amount(const Arrivals& made, double count) {
  return number_words(count) + " " + arrival_noun(made.kind) + (count == 1 ? "" : "s");
}

std::string ratio_words(double most, double least) { return number_words(most / least) + " : 1"; }

const Sliding* stamping(const Study& study, const Arrivals& made) {
  if (!is_one_layer(made)) return nullptr;
  const auto& sliding = last_layer(study, made).wiring.sliding;
  return sliding && sliding->coarse_is_input ? &*sliding : nullptr;
}

// "(4 from each of 3 input channels)".
std::string channel_words(const Study& study, const Arrivals& made) {
  const double channels = made.pattern->channels;
  if (!is_one_layer(made) || !last_layer(study, made).wiring.sliding || channels <= 1) return "";
  return " (" + number_words(made.pattern->most() / channels) + " from each of " + number_words(channels) + " input channels)";
}

std::string even_sentence(const Study& study, const Arrivals& made, bool verdict) {
  const CountPattern& pattern = *made.pattern;
  const std::string reached = "reached by " + amount(made, pattern.most()) + channel_words(study, made);
  const double most = *std::max_element(made.counts.begin(), made.counts.end());
  std::string said = pattern.everywhere() ? "Every cell is " + reached
                     : pattern.seen()     ? "Inside, every cell is " + reached +
                                            (most > pattern.most() ? ", others differ" : ", fewer at the border")
                                      : "With a larger input every inner cell would be " + reached;
  if (!verdict) return said + ".";
  if (!made.nothing_overlaps()) return said + ": even, so overlap makes no checkerboard.";
  return said + ": " + (stamping(study, made) ? "no overlap, the stamps lie side by side" : "no overlap") +
         ", so overlap makes no checkerboard.";
}

std::string period_words(const CountPattern& pattern) {
  const int rows = pattern.rows.period(), columns = pattern.columns.period();
  if (rows == 1 || columns == 1 || rows == columns) return "period " + std::to_string(std::max(rows, columns));
  return "period " + std::to_string(rows) + " down and " + std::to_string(columns) + " across";
}

// Weights may make up for uneven counts.
std::string uneven_verdict(const Study& study, const Arrivals& made) {
  const CountPattern& pattern = *made.pattern;
  const bool stripes = pattern.rows.period() == 1 || pattern.columns.period() == 1;
  const auto sum = even_sum(study, made.stretch, made.channel);
  if (!sum) return std::string(": the cause of ") + (stripes ? "stripes." : "checkerboards.");
  const std::string same = "add up to the same " + value_words(*sum);
  return (is_one_layer(made) ? ", but here the weights of each phase " + same
                             : ", but here the weights, multiplied along each path, " + same + " in each phase") +
         ", so flat areas stay flat: no " + (stripes ? "stripes." : "checkerboard.");
}

std::string uneven_sentence(const Study& study, const Arrivals& made, bool verdict) {
  const CountPattern& pattern = *made.pattern;
  // With both axes there are numbers between the two.
  const bool alternates = pattern.rows.period() * pattern.columns.period() == 2;
  const std::string verb = alternates ? "alternate" : "vary", start = pattern.everywhere() ? "Counts " + verb
                                                                      : pattern.seen()
                                                                          ? "Inside, counts " + verb
                                                                          : "With a larger input the counts inside would " + verb;
  return start + " between " + number_words(pattern.least()) + " and " + number_words(pattern.most()) + " (" +
         ratio_words(pattern.most(), pattern.least()) + ") with " + period_words(pattern) +
         (verdict ? uneven_verdict(study, made) : ".");
}

// Stride and dilation with a common factor skip cells, as does a kernel that is shorter than the stride.
std::string cause_of_holes(const Sliding& sliding) {
  std::vector<std::string> causes;
  for (const Axis axis : {Axis::rows, Axis::columns}) {
    if (empty_phases(sliding, axis) == 0) continue;
    const int kernel = sliding.kernel.at(axis), stride = sliding.stride.at(axis), dilation = sliding.dilation.at(axis);
    const std::string cause =
        kernel < stride ? "the kernel has " + counted(kernel, "cell") + " on a side where the stride is " + std::to_string(stride)
                        : "the holes in the kernel (dilation " + std::to_string(dilation) + ") fall on them in every stamp";
    if (causes.empty() || causes.back() != cause) causes.push_back(cause);
  }
  return join(causes, "; ");
}

std::string holes_sentence(const Study& study, const Arrivals& made) {
  const CountPattern& pattern = *made.pattern;
  long long holes = 0, cells = 0;
  double least = pattern.most();
  for (const double row : pattern.rows.counts)
    for (const double column : pattern.columns.counts) {
      const double count = pattern.channels * row * column;
      ++cells;
      if (count == 0)
        ++holes;
      else
        least = std::min(least, count);
    }
  const long long common = std::gcd(holes, cells);
  const std::string share = std::to_string(holes / common) + " of every " + std::to_string(cells / common) + " ",
                    others = ", the others by " + (least == pattern.most() ? "" : number_words(least) + " to ") +
                             amount(made, pattern.most());
  const std::string start = pattern.seen() ? (pattern.everywhere() ? "" : "Inside, ") + share + "cells are never reached"
                                           : "With a larger input " + share + "inner cells would never be reached";
  const Sliding* sliding = stamping(study, made);
  return start + others + (sliding ? ": " + cause_of_holes(*sliding) : "") + ".";
}

std::string range_sentence(const Arrivals& made, bool verdict) {
  const auto [least, most] = std::minmax_element(made.all.begin(), made.all.end());
  if (*least == *most)
    return "Every cell is reached by " + amount(made, *most) + (verdict ? ": even, so overlap makes no checkerboard." : ".");
  const auto holes = std::count(made.all.begin(), made.all.end(), 0.0);
  if (holes == 0) return "Cells are reached by " + number_words(*least) + " to " + amount(made, *most) + ".";
  return counted(holes, "cell") + (holes == 1 ? " is" : " are") + " never reached, the others by up to " + amount(made, *most) +
         ".";
}

std::string pattern_sentence(const Study& study, const Arrivals& made, bool verdict) {
  if (!made.pattern) return range_sentence(made, verdict && keeps_size(study, made, true));
  if (made.pattern->least() == 0) return holes_sentence(study, made);
  return made.pattern->least() == made.pattern->most() ? even_sentence(study, made, verdict)
                                                       : uneven_sentence(study, made, verdict);
}

// Where no weight is trained a constant tells at once.
std::string flat_sentence(const Study& study, const Arrivals& made) {
  if (made.kind != Arrival::product || last_layer(study, made).wiring.weight.cells() > 0) return "";
  const auto answer = answer_to_ones(study, made.stretch);
  if (!answer) return "";
  const auto plane = static_cast<std::ptrdiff_t>(made.counts.size());
  const std::vector<double> sums(answer->begin() + made.channel * plane, answer->begin() + (made.channel + 1) * plane);
  if (!all_alike(sums)) return "";
  return "The fixed weights of each cell add up to " + value_words(sums.front()) + ", so flat areas stay flat: no checkerboard.";
}

std::string padding_sentence(const Study& study, const Arrivals& made) {
  const auto& sliding = last_layer(study, made).wiring.sliding;
  if (!is_one_layer(made) || !sliding || sliding->coarse_is_input) return "";
  const PerEdge& padding = sliding->padding;
  if (std::max({padding.top, padding.bottom, padding.left, padding.right}) <= 0) return "";
  return made.kind == Arrival::choice ? "The padding is left out." : "Products with the padding's zeros are left out.";
}

// How the pattern grows from layer to layer, one line each.
std::vector<std::string> growth_sentences(const Study& study, const Arrivals& made) {
  const auto layers = repeating_layers(study, made.stretch);
  if (made.kind != Arrival::path || !made.pattern || !layers || layers->size() < 2) return {};
  const Axis axis = made.pattern->columns.period() > 1 ? Axis::columns : Axis::rows;
  std::vector<std::string> sentences;
  for (std::size_t count = 1; count <= layers->size(); ++count) {
    const auto counts = stacked_counts(std::span(*layers).first(count), axis);
    if (counts.size() > longest_said) break;
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    std::vector<std::string> words;
    for (const std::int64_t each : counts) words.push_back(std::to_string(each));
    const std::string start = "After kernel " + std::to_string(count) + " counts " +
                              (axis == Axis::columns ? "along a row" : "down a column") + " are ";
    if (*least == *most)
      sentences.push_back(start + std::to_string(*most) + " everywhere.");
    else
      sentences.push_back(
          start + join(words, ", ") + ", and so on" +
          (*least == 0 ? ", with holes." : " (" + ratio_words(static_cast<double>(*most), static_cast<double>(*least)) + ")."));
  }
  return sentences;
}

std::vector<std::string> sum_sentences(const Study& study, const Arrivals& made) {
  const bool verdict = keeps_size(study, made, false),
             fixed = made.kind == Arrival::product && last_layer(study, made).wiring.weight.cells() == 0;
  const bool judged_by_weights = verdict && fixed && !made.nothing_overlaps();
  std::vector<std::string> sentences{pattern_sentence(study, made, verdict && !judged_by_weights)};
  if (judged_by_weights) sentences.push_back(flat_sentence(study, made));
  for (std::string& sentence : growth_sentences(study, made)) sentences.push_back(std::move(sentence));
  sentences.push_back(padding_sentence(study, made));
  return sentences;
}

std::string unreached_words(const Study& study, const Arrivals& made, const std::string& verb) {
  const auto none = std::count(made.all.begin(), made.all.end(), 0.0);
  if (none == 0) return "";
  return std::to_string(none) + " of " + counted(std::ssize(made.all), "output cell") + (none == 1 ? " is " : " are ") + verb +
         (last_layer(study, made).wiring.offsets.empty() ? none == 1 ? " and stays 0" : " and stay 0" : "");
}

std::vector<std::string> single_sentences(const Study& study, const Arrivals& made) {
  const std::string what = made.kind == Arrival::copy ? "is a copy of one" : "is made of one";
  const std::string none = unreached_words(study, made, "reached by no input cell");
  if (!none.empty()) return {none + "; each of the others " + what + ", so nothing overlaps."};
  return {"Each output cell " + what + " input cell" +
          (keeps_size(study, made, true) ? ": no overlap, so overlap makes no checkerboard." : ": nothing overlaps.")};
}

std::vector<std::string> choice_sentences(const Study& study, const Arrivals& made) {
  const auto [least, most] = std::minmax_element(made.all.begin(), made.all.end());
  return {"Each output cell is the largest of " + (*least == *most ? "" : number_words(*least) + " to ") +
              counted(static_cast<long long>(*most), "input cell") + "; nothing is added up.",
          padding_sentence(study, made)};
}

std::vector<std::string> write_sentences(const Study& study, const Arrivals& made) {
  std::vector<std::string> sentences;
  const std::string none = unreached_words(study, made, "written by none");
  sentences.push_back("Each input cell goes back to where its maximum stood" + (none.empty() ? "." : "; " + none + "."));
  const auto often = [](double count) { return count > 1; };
  const auto first = std::find_if(made.all.begin(), made.all.end(), often);
  if (first == made.all.end()) {
    sentences.push_back("No cell is written twice: nothing overlaps.");
    return sentences;
  }
  const LayerStudy& layer = last_layer(study, made);
  const int cell = static_cast<int>(first - made.all.begin());
  std::vector<std::string> values;
  for (const double value : written_values(layer, cell)) values.push_back(value_words(value));
  const auto others = std::count_if(first + 1, made.all.end(), often);
  sentences.push_back("Windows share a maximum, so a cell is written more than once and keeps the last value: " +
                      cell_name('y', layer.y.shape, cell) + " gets " + join(values, ", then ") +
                      (others == 0   ? "."
                       : others == 1 ? "; one more cell likewise."
                                     : "; " + std::to_string(others) + " more cells likewise."));
  return sentences;
}

}  // namespace

std::string arrival_noun(Arrival kind) {
  switch (kind) {
    case Arrival::product:
      return "product";
    case Arrival::term:
      return "term";
    case Arrival::path:
      return "path";
    case Arrival::write:
      return "value";
    default:
      return "input cell";
  }
}

std::string arrival_note(Arrival kind) {
  switch (kind) {
    case Arrival::path:
      return "paths from the input to each output cell";
    case Arrival::write:
      return "values written to each output cell";
    case Arrival::choice:
      return "input cells that each output cell chooses from";
    default:
      return arrival_noun(kind) + "s that reach each output cell";
  }
}

std::vector<std::string> overlap_sentences(const Study& study, const Arrivals& made) {
  switch (made.kind) {
    case Arrival::copy:
    case Arrival::alone:
      return single_sentences(study, made);
    case Arrival::choice:
      return choice_sentences(study, made);
    case Arrival::write:
      return write_sentences(study, made);
    default:
      return sum_sentences(study, made);
  }
}

}  // namespace upstamp
