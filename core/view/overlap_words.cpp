#include "view/overlap_words.h"

#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "reason/coverage.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr std::size_t longest_said = 12;  // counts of one period that still fit a sentence

using Counts = std::vector<std::int64_t>;

// Counts of one period along both axes, after all layers of the stretch.
struct Pattern {
  Counts rows, columns;
};
std::optional<Pattern> pattern_of(const std::vector<Sliding>& layers) {
  try {
    return Pattern{stacked_counts(layers, Axis::rows), stacked_counts(layers, Axis::columns)};
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool stamps(const std::vector<Sliding>& layers) {
  return std::any_of(layers.begin(), layers.end(), [](const Sliding& layer) { return layer.coarse_is_input; });
}

std::string number_words(double number) { return printed_number(rounded_text(number, 2)); }

std::string range_sentence(const std::vector<double>& ways, bool several) {
  const auto [least, most] = std::minmax_element(ways.begin(), ways.end());
  const std::string noun = several ? "way" : "product";
  if (*least == *most) return "Every output cell is reached by " + number_words(*most) + " " + noun + (*most == 1 ? "." : "s.");
  return "Over the whole output the counts go from " + number_words(*least) + " to " + number_words(*most) + " " + noun + "s.";
}

// Counts may repeat sooner than the strides say.
int shortest_period(const Counts& counts) {
  for (std::size_t period = 1; period < counts.size(); ++period)
    if (counts.size() % period == 0 &&
        std::equal(counts.begin() + static_cast<std::ptrdiff_t>(period), counts.end(), counts.begin()))
      return static_cast<int>(period);
  return static_cast<int>(counts.size());
}

std::string pattern_sentence(const Pattern& pattern, double channels) {
  const auto [least_row, most_row] = std::minmax_element(pattern.rows.begin(), pattern.rows.end());
  const auto [least_column, most_column] = std::minmax_element(pattern.columns.begin(), pattern.columns.end());
  const double most = channels * static_cast<double>(*most_row) * static_cast<double>(*most_column),
               least = channels * static_cast<double>(*least_row) * static_cast<double>(*least_column);
  if (least == 0) return "Away from the border some cells are never reached: stride and kernel leave holes.";
  if (most == least)
    return "Away from the border every cell is covered " + (most == 1 ? "once" : number_words(most) + " times") +
           ": even overlap, ratio 1 : 1.";
  const int rows = shortest_period(pattern.rows), columns = shortest_period(pattern.columns);
  const std::string period = rows == columns ? counted(rows, "cell")
                             : rows == 1     ? counted(columns, "column")
                             : columns == 1  ? counted(rows, "row")
                                             : std::to_string(rows) + " rows and " + std::to_string(columns) + " columns";
  return "Away from the border the counts repeat every " + period + ", between " + number_words(most) + " and " +
         number_words(least) + ", a ratio of " + number_words(most / least) + " : 1. This is where checkerboards come from.";
}

std::string listed(const Counts& counts) {
  std::vector<std::string> words;
  for (const std::int64_t count : counts) words.push_back(std::to_string(count));
  return join(words, ", ");
}

// How the pattern grows from layer to layer.
std::string growth_sentence(const std::vector<Sliding>& layers, Axis axis) {
  std::vector<std::string> words;
  for (std::size_t count = 1; count <= layers.size(); ++count) {
    const Counts counts = stacked_counts(std::span(layers).first(count), axis);
    if (counts.size() > longest_said) return "";
    words.push_back(listed(counts));
  }
  return "Layer by layer, along " + std::string(axis == Axis::rows ? "the rows" : "the columns") + ", the counts repeat as " +
         join(words, "; then ") + ".";
}

bool nearly(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)}); }

}  // namespace

std::vector<std::string> overlap_sentences(const Study& study, Stretch stretch, const std::vector<double>& ways,
                                           const std::optional<WaysAlongAxes>& along) {
  const bool several = stretch.first != stretch.last;
  std::vector<std::string> sentences{range_sentence(ways, several)};
  const auto layers = repeating_layers(study, stretch);
  if (!layers || !stamps(*layers)) return sentences;
  const auto pattern = pattern_of(*layers);
  if (!pattern) {
    sentences.push_back("The counts repeat only every " + std::to_string(longest_period) + " cells or later.");
    return sentences;
  }
  sentences.push_back(pattern_sentence(*pattern, along ? along->channels : 1));
  if (layers->size() > 1) sentences.push_back(growth_sentence(*layers, Axis::columns));
  return sentences;
}

std::optional<Tensor> phase_sums_of(const Study& study, Stretch stretch) {
  const LayerStudy& layer = study.layers[static_cast<std::size_t>(stretch.last)];
  const Wiring& wiring = layer.wiring;
  if (stretch.first != stretch.last || !wiring.sliding || !wiring.sliding->coarse_is_input || wiring.weight.cells() == 0)
    return std::nullopt;
  // Output channel 0 lies in the first group: its input channels are those before the group ends.
  const int groups = wiring.out.channels / wiring.weight.channels;
  Tensor sums(Shape{1, 1, wiring.sliding->stride.rows, wiring.sliding->stride.columns});
  for (int channel = 0; channel < wiring.in.channels / groups; ++channel) {
    const Tensor one = phase_sums(*wiring.sliding, layer.w, channel, 0);
    for (std::size_t i = 0; i < sums.values.size(); ++i) sums.values[i] += one.values[i];
  }
  return sums;
}

std::vector<std::string> answer_sentences(const std::vector<double>& answer, const std::optional<Tensor>& phase_sums) {
  const auto [least, most] = std::minmax_element(answer.begin(), answer.end());
  std::vector<std::string> sentences{
      nearly(*least, *most)
          ? "Where the input is 1 everywhere, every output cell becomes " + value_words(*most) + "."
          : "Where the input is 1 everywhere, output cells become " + value_words(*least) + " to " + value_words(*most) + "."};
  if (!phase_sums || phase_sums->values.size() < 2) return sentences;
  const auto [low, high] = std::minmax_element(phase_sums->values.begin(), phase_sums->values.end());
  sentences.push_back(nearly(*low, *high)
                          ? "The weights of each phase add up to the same " + value_words(*low) +
                                ", so flat areas stay flat: no checkerboard, whatever the counts are."
                          : "The weights of the phases add up to " + value_words(*low) + " to " + value_words(*high) +
                                ", so flat areas show a pattern that repeats with the stride.");
  return sentences;
}

std::optional<PerAxis> period_of_ways(const Study& study, Stretch stretch) {
  const auto layers = repeating_layers(study, stretch);
  if (!layers || !stamps(*layers)) return std::nullopt;
  const auto pattern = pattern_of(*layers);
  if (!pattern) return std::nullopt;
  return PerAxis(shortest_period(pattern->rows), shortest_period(pattern->columns));
}

}  // namespace upstamp
