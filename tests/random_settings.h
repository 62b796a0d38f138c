// Settings picked at random from a declaration's ranges, and what they are wired to, for tests that ask the same of every op.
#pragma once
#include <doctest/doctest.h>
#include <random>

#include "op/op.h"

namespace upstamp {

struct Trial {
  Settings settings;
  Shape in;
};

class Picker {
 public:
  explicit Picker(unsigned seed) : engine_(seed) {}

  int between(int low, int high) {
    const auto span = static_cast<std::uint32_t>(high - low + 1);
    return low + static_cast<int>(static_cast<std::uint32_t>(engine_()) % span);
  }
  // In [-2, 2], in eighths, so that sums of products are exact.
  double eighths() { return between(-16, 16) / 8.0; }
  Tensor tensor(Shape shape) {
    Tensor made(shape);
    for (double& value : made.values) value = eighths();
    return made;
  }
  // A legal trial with small numbers; most picks are illegal together, so many are tried.
  Trial legal_trial(const Op& op) {
    for (int attempt = 0; attempt < 20'000; ++attempt) {
      Trial trial{{}, {1, channels(), between(1, 6), between(1, 6)}};
      for (const Parameter& parameter : op.about.parameters) trial.settings[parameter.id] = value_for(parameter);
      if (problems(op, trial.settings, trial.in).empty()) return trial;
    }
    throw Error("No legal settings were found for " + op.about.id + ".");
  }
  Switches switches_into(const Shape& pooled, const Shape& out) {
    Switches made{pooled, {1, pooled.channels, out.rows, out.columns}, {}};
    for (int cell = 0; cell < static_cast<int>(pooled.cells()); ++cell)
      made.cells.push_back(out.index(position(pooled, cell).channel, between(0, out.rows - 1), between(0, out.columns - 1)));
    return made;
  }

 private:
  // Mostly few; now and then a number with many divisors, for the ops that turn channels into cells.
  int channels() {
    constexpr int divisible[] = {6, 8, 9, 12};
    return between(0, 3) > 0 ? between(1, 4) : divisible[between(0, 3)];
  }
  // At most four steps away from the default or from 0, whichever the range allows.
  int near(const Parameter& parameter, int initial) {
    const int low = std::max(static_cast<int>(parameter.low), std::min(initial, 0) - 3);
    return between(low, std::max(low, std::min(static_cast<int>(parameter.high), initial + 3)));
  }
  Value value_for(const Parameter& parameter) {
    if (!parameter.choices.empty())
      return parameter.choices[static_cast<std::size_t>(between(0, static_cast<int>(parameter.choices.size()) - 1))];
    if (std::holds_alternative<bool>(parameter.initial)) return between(0, 1) == 1;
    if (const int* count = std::get_if<int>(&parameter.initial)) return near(parameter, *count);
    if (const PerAxis* sides = std::get_if<PerAxis>(&parameter.initial))
      return PerAxis(near(parameter, sides->rows), near(parameter, sides->columns));
    if (const PerEdge* edges = std::get_if<PerEdge>(&parameter.initial))
      return PerEdge(near(parameter, edges->top), near(parameter, edges->bottom), near(parameter, edges->left),
                     near(parameter, edges->right));
    if (std::holds_alternative<double>(parameter.initial))
      return parameter.low + (std::min(parameter.high, parameter.low + 8) - parameter.low) * between(0, 16) / 16;
    return Factor(between(3, 30) / 8.0, between(3, 30) / 10.0);
  }

  std::mt19937 engine_;
};

// A trial with everything that its wiring depends on.
struct Wired {
  Trial trial;
  Tensor x, w;
  Switches switches;
  Wiring wiring;
};

inline Wiring wired(const Op& op, const Wired& made) {
  return wire(op, made.trial.settings, made.trial.in, {&made.x, op.needs_switches ? &made.switches : nullptr, &made.w});
}

inline Wired wired_at_random(const Op& op, Picker& pick) {
  Wired made;
  made.trial = pick.legal_trial(op);
  const auto& [settings, in] = made.trial;
  made.x = pick.tensor(in);
  if (op.needs_switches) made.switches = pick.switches_into(in, output_shape(op, settings, in));
  if (op.weight) made.w = pick.tensor(weight_shape(op, settings, in));
  // Of the numbers that a wiring is made of some may be no less than 0, such as variances.
  if (op.needs_weights)
    for (double& value : made.w.values) value = std::fabs(value);
  made.wiring = wired(op, made);
  return made;
}

// Runs `check` on `count` random legal settings of every op.
template <class Check>
void with_every_op(int count, const Check& check) {
  for (const Op& op : all_ops()) {
    CAPTURE(op.about.id);
    Picker pick(1);
    for (int i = 0; i < count; ++i) check(op, wired_at_random(op, pick), pick);
  }
}

}  // namespace upstamp
