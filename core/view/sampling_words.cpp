#include "view/sampling_words.h"

#include <cmath>

#include "base/text.h"
#include "view/coordinate_words.h"

namespace upstamp {
namespace {

std::string noun_of(Axis axis) { return axis == Axis::rows ? "row" : "column"; }
Axis other(Axis axis) { return axis == Axis::rows ? Axis::columns : Axis::rows; }

std::string number(double value) { return printed_number(rounded_text(value, 3)); }

// " and takes 0.25 of column 0 and 0.75 of column 1".
std::string taken_words(std::span<const Sample> taken, const std::string& noun) {
  const auto part = [&](const Sample& sample) { return number(sample.gain) + " of " + noun + " " + std::to_string(sample.in); };
  if (taken.size() == 1)
    return taken.front().gain == 1 ? " and takes " + noun + " " + std::to_string(taken.front().in) + " as it is"
                                   : " and takes " + part(taken.front());
  if (taken.size() > 6)
    return " and mixes " + counted(std::ssize(taken), noun) + ", " + std::to_string(taken.front().in) + " to " +
           std::to_string(taken.back().in);
  std::string words = " and takes ";
  for (std::size_t i = 0; i < taken.size(); ++i) words += (i == 0 ? "" : i + 1 == taken.size() ? " and " : ", ") + part(taken[i]);
  return words;
}

// "lands at 0.75, rounded down, and takes column 0 as it is": of the output cell on one axis.
std::string landing_words(const Looked& looked, Axis along, const std::string& on) {
  const ResizedAxis& axis = looked.resampling.along(along);
  const int index = along == Axis::rows ? looked.place().row : looked.place().column;
  const double place = source_place(axis, index);
  const std::string start = "lands at " + number(place) + on;
  const AxisSamples samples = looked.resampling.sample(axis);
  if (samples.at(index).empty()) return start + ", outside of the region, and gets the constant";
  const std::string rounded = rounding_words(looked.stage.layer);
  const std::string aside = place < 0 || place > axis.in - 1                 ? ", beyond the outermost centre,"
                            : !rounded.empty() && place != std::round(place) ? ", " + rounded + ","
                                                                             : "";
  const std::string noun = looked.flat() ? "cell" : along == Axis::rows ? "row" : "column";
  return start + aside + taken_words(samples.at(index), noun);
}

}  // namespace

std::string sampling_sentence(const Looked& looked) {
  const Axis across = other(looked.axis);
  std::string words = "Output " + noun_of(looked.axis) + " " + std::to_string(looked.index()) + " " +
                      landing_words(looked, looked.axis, " on the input's " + noun_of(looked.axis) + "s");
  if (looked.flat()) return words + ".";
  const int index = across == Axis::rows ? looked.place().row : looked.place().column;
  return words + "; " + noun_of(across) + " " + std::to_string(index) + " " + landing_words(looked, across, "") + ".";
}

std::string other_weights_words(const Looked& looked, bool named) {
  constexpr std::size_t most_named = 4;
  const Axis across = other(looked.axis);
  const AxisSamples samples = looked.resampling.sample(looked.resampling.along(across));
  const auto taken = samples.at(across == Axis::rows ? looked.place().row : looked.place().column);
  if (looked.flat() || taken.empty() || (taken.size() == 1 && taken.front().gain == 1)) return "";
  const std::string noun = noun_of(across);
  if (!named || taken.size() > most_named) return ", times the weights of " + counted(std::ssize(taken), noun);
  std::string words = ", times the " + noun + (taken.size() == 1 ? " weight " : " weights ");
  for (std::size_t i = 0; i < taken.size(); ++i)
    words += (i == 0 ? "" : i + 1 == taken.size() ? " and " : ", ") + number(taken[i].gain);
  return words;
}

std::string legend_words(const Looked& looked) {
  const auto& taps = looked.stage.layer.wiring.taps;
  const bool weighed = std::any_of(taps.begin(), taps.end(), [](const Tap& tap) { return tap.gain != 1; });
  const bool negative = std::any_of(taps.begin(), taps.end(), [](const Tap& tap) { return tap.gain < 0; });
  const std::string rounded = rounding_words(looked.stage.layer);
  if (!rounded.empty()) return "each place is " + rounded + " to a whole cell";
  return weighed ? std::string("thick lines: large weights") + (negative ? "; dashed ones: below 0" : "") : "";
}

}  // namespace upstamp
