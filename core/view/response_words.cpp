#include "view/response_words.h"

#include <algorithm>
#include <cmath>

#include "reason/coverage.h"
#include "reason/even_stamps.h"
#include "view/equation.h"

namespace upstamp {

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

std::vector<std::string> answer_sentences(const std::vector<double>& answer, const std::optional<Tensor>& phase_sums) {
  const auto [least, most] = std::minmax_element(answer.begin(), answer.end());
  std::vector<std::string> sentences{
      all_alike(answer)
          ? "Where the input is 1 everywhere, every output cell becomes " + value_words(*most) + "."
          : "Where the input is 1 everywhere, output cells become " + value_words(*least) + " to " + value_words(*most) + "."};
  if (!phase_sums || phase_sums->values.size() < 2) return sentences;
  const auto [low, high] = std::minmax_element(phase_sums->values.begin(), phase_sums->values.end());
  sentences.push_back(all_alike(phase_sums->values)
                          ? "The weights of each phase add up to the same " + value_words(*low) +
                                ", so flat areas stay flat: no checkerboard, whatever the counts are."
                          : "The weights of the phases add up to " + value_words(*low) + " to " + value_words(*high) +
                                ", so flat areas show a pattern that repeats with the stride.");
  return sentences;
}

}  // namespace upstamp
