#include "view/response_words.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "reason/coverage.h"
#include "reason/even_stamps.h"
#include "view/equation.h"

namespace upstamp {
namespace {

constexpr std::size_t most_listed = 9;

std::string differing_words(const std::vector<double>& values) {
  if (values.size() > most_listed) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return value_words(*least) + " to " + value_words(*most);
  }
  std::vector<std::string> words;
  for (const double value : values) words.push_back(value_words(value));
  const std::string last = words.back();
  words.pop_back();
  return join(words, ", ") + " and " + last;
}

// Whether what a constant becomes repeats with the phases, the places in each block of the stride.
std::string pattern_sentence(const Study& study, Stretch stretch, int channel) {
  const auto stamps = even_stamps(study, stretch, channel);
  if (!stamps || stamps->stride == PerAxis(1)) return "";
  const std::vector<double> values = constant_pattern(*stamps).values;
  const auto sums = phase_sums_of(study, stretch, channel);
  const std::string place = std::to_string(stamps->stride.rows) + " × " + std::to_string(stamps->stride.columns);
  if (!all_alike(values))
    return (sums ? "The weights of the phases add up to " + differing_words(sums->values)
                 : "Away from the border the phases, the places in each " + place + " block, become " + differing_words(values)) +
           ", so flat areas show a pattern that repeats with them.";
  const std::string same = (sums ? "The weights of each phase add up to the same "
                                 : "Away from the border all phases, the places in each " + place + " block, become the same ") +
                           value_words(values.front());
  if (channels_even_alone(*stamps)) return same + ", so flat areas stay flat: no checkerboard, whatever the counts are.";
  return same + " because all input channels are equal here; where they differ, flat areas can show a pattern.";
}

}  // namespace

bool all_alike(const std::vector<double>& values) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  return *most - *least <= 1e-9 * std::max({1.0, std::fabs(*least), std::fabs(*most)});
}

std::optional<Tensor> phase_sums_of(const Study& study, Stretch stretch, int channel) {
  const LayerStudy& layer = study.layers[static_cast<std::size_t>(stretch.last)];
  const Wiring& wiring = layer.wiring;
  if (stretch.first != stretch.last || !wiring.sliding || !wiring.sliding->coarse_is_input || wiring.weight.cells() == 0)
    return std::nullopt;
  // Input channels of one group lie side by side, as do its output channels.
  const int per_group = wiring.weight.channels, group = channel / per_group,
            inputs = wiring.in.channels / (wiring.out.channels / per_group);
  Tensor sums(Shape{1, 1, wiring.sliding->stride.rows, wiring.sliding->stride.columns});
  for (int input = group * inputs; input < (group + 1) * inputs; ++input) {
    const Tensor one = phase_sums(*wiring.sliding, layer.w, input, channel % per_group);
    for (std::size_t i = 0; i < sums.values.size(); ++i) sums.values[i] += one.values[i];
  }
  return sums;
}

std::optional<double> even_sum(const Study& study, Stretch stretch, int channel) {
  const auto stamps = even_stamps(study, stretch, channel);
  if (!stamps || stamps->stride == PerAxis(1)) return std::nullopt;
  const Tensor pattern = constant_pattern(*stamps);
  return all_alike(pattern.values) && channels_even_alone(*stamps) ? std::optional(pattern.values.front()) : std::nullopt;
}

std::string ones_words(const Study& study, Stretch stretch) {
  if (study.layers.size() == 1) return "the input";
  if (stretch.first == stretch.last) return "the layer's input";
  return stretch.first == 0 ? "the network's input" : "the input of layer " + std::to_string(stretch.first + 1);
}

std::vector<std::string> answer_sentences(const Study& study, Stretch stretch, int channel, const std::vector<double>& answer) {
  const auto [least, most] = std::minmax_element(answer.begin(), answer.end());
  const std::string after = stretch.first == stretch.last ? ""
                                                          : "after layers " + std::to_string(stretch.first + 1) + " to " +
                                                                std::to_string(stretch.last + 1) + " ";
  return {"Where " + ones_words(study, stretch) + " is 1 everywhere, " + after +
              (all_alike(answer) ? "every output cell becomes " + value_words(*most) + "."
                                 : "output cells become " + value_words(*least) + " to " + value_words(*most) + "."),
          pattern_sentence(study, stretch, channel)};
}

}  // namespace upstamp
