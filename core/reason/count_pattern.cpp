#include "reason/count_pattern.h"

#include <algorithm>

#include "base/error.h"
#include "reason/coverage.h"

namespace upstamp {
namespace {

constexpr int longest_found = 8;  // period of a profile whose kernels are not known

std::size_t at(int index) { return static_cast<std::size_t>(index); }

void find_run(AxisPattern& pattern, const std::vector<double>& profile) {
  pattern.length = static_cast<int>(profile.size());
  int run = 0;
  for (int i = 0; i < pattern.length; ++i) {
    run = profile[at(i)] == pattern.counts[at(i % pattern.period())] ? run + 1 : 0;
    if (run > pattern.complete) pattern.complete = run, pattern.first = i + 1 - run;
  }
}

// Counts may repeat sooner than the strides say.
AxisPattern pattern_of_kernels(const std::vector<Sliding>& layers, Axis axis, const std::vector<double>& profile) {
  const std::vector<std::int64_t> counts = stacked_counts(layers, axis);
  AxisPattern pattern{{counts.begin(), counts.end()}};
  for (std::size_t period = 1; period < counts.size(); ++period)
    if (counts.size() % period == 0 &&
        std::equal(counts.begin() + static_cast<std::ptrdiff_t>(period), counts.end(), counts.begin())) {
      pattern.counts.resize(period);
      break;
    }
  find_run(pattern, profile);
  return pattern;
}

// The shortest period that most of the profile keeps, and at least twice.
std::optional<AxisPattern> pattern_of_profile(const std::vector<double>& profile) {
  const int length = static_cast<int>(profile.size());
  for (int period = 1; period == 1 || (period <= longest_found && period * 2 <= length); ++period) {
    int run = period, first = 0;
    AxisPattern best;
    for (int i = period; i <= length; ++i) {
      if (i < length && profile[at(i)] == profile[at(i - period)]) {
        ++run;
        continue;
      }
      if (run > best.complete) best.complete = run, best.first = first;
      first = i - period + 1, run = period;
    }
    if (length > 1 && (best.complete * 2 <= length || best.complete < 2 * period)) continue;
    best.length = length, best.counts.resize(at(period));
    for (int i = best.first; i < best.first + period; ++i) best.counts[at(i % period)] = profile[at(i)];
    // Where most of the output takes nothing, that is no pattern of an inside.
    if (best.most() == 0) return std::nullopt;
    return best;
  }
  return std::nullopt;
}

}  // namespace

double AxisPattern::least() const { return *std::min_element(counts.begin(), counts.end()); }
double AxisPattern::most() const { return *std::max_element(counts.begin(), counts.end()); }

std::optional<CountPattern> count_pattern(const Study& study, Stretch stretch, const WaysAlongAxes& along) {
  if (const auto layers = repeating_layers(study, stretch); layers && !layers->empty()) {
    try {
      return CountPattern{pattern_of_kernels(*layers, Axis::rows, along.rows),
                          pattern_of_kernels(*layers, Axis::columns, along.columns), along.channels};
    } catch (const Error&) {
      return std::nullopt;  // it repeats only after thousands of cells
    }
  }
  auto rows = pattern_of_profile(along.rows), columns = pattern_of_profile(along.columns);
  if (!rows || !columns) return std::nullopt;
  return CountPattern{std::move(*rows), std::move(*columns), along.channels};
}

}  // namespace upstamp
