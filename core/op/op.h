// An operation: what it declares, how large its output is, and how its cells are wired. It knows nothing of views, scenes or
// time.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "declare/catalogue.h"
#include "declare/declare.h"
#include "op/wiring.h"

namespace upstamp {

enum class Kind {
  wiring,     // cells of the input reach cells of the output
  pointwise,  // each cell by itself, shape kept
  join,       // two inputs (skips), stacked along the channels into one: the layer before first, then the earlier layer
};

// For each output cell of a pool the flat input cell its value came from; -1 for none (a window of padding alone).
struct Switches {
  Shape pooled;  // shape of the pool's output
  Shape source;  // shape of the pool's input, which the cells count in
  std::vector<int> cells;
};

// What a wiring may depend on besides settings and shape. Null where there is none.
struct Inputs {
  const Tensor* x = nullptr;
  const Switches* switches = nullptr;
  const Tensor* w = nullptr;
};

// What bends the sums of a wiring: y = value(sum), cell by cell. Its name stands in equations: relu(−2).
struct Curve {
  std::string name;
  std::function<double(double)> value, slope;
};

struct Op {
  Declaration about;
  Kind kind = Kind::wiring;
  Expression size;      // output length on one axis; names: in, in_channels and the parameters
  Expression channels;  // output channels
  bool needs_switches = false;
  bool needs_weights = false;             // the wiring depends on the numbers of the weights
  bool joins_alike = false;               // the two inputs of a join must have the same number of channels
  std::string weight_title, weight_note;  // what figures call weights that are no kernel: "Bias", "one for each channel"
  // What it is made of. Each function may rely on legal settings.
  std::function<Shape(const Settings&, Shape in)> weight;  // empty: the op has no weights
  std::function<Wiring(const Settings&, Shape in, Shape out, const Inputs&)> wire;
  std::function<Switches(const Settings&, const Wiring&)> switches;  // empty: the op makes none
  std::function<Wiring(const Wiring&)> backward;                     // empty: transpose()
  std::function<Curve(const Settings&)> curve;                       // empty: the op is its wiring
};

// The names that this op's rules and formulas may use for that input: in, in_channels.
Facts facts_of(Shape in);
// Everything wrong with these settings on that input, sizes that come out below 1 or too large included.
std::vector<Problem> problems(const Op&, const Settings&, Shape in);
// Throws Error with the first problem's sentence.
Shape output_shape(const Op&, const Settings&, Shape in);
Shape weight_shape(const Op&, const Settings&, Shape in);  // no_weights when there are none
// Throws Error for illegal settings, missing or misfitting switches or weights, or more than most_taps taps.
Wiring wire(const Op&, const Settings&, Shape in, const Inputs&);
Wiring backward(const Op&, const Wiring&);
// The output: what the wiring sums up, bent by the curve if there is one.
Tensor evaluate(const Op&, const Settings&, const Wiring&, const Tensor& x, const Tensor& w);
// The wiring with the curve replaced by its tangent at x: it gives the same output there, and its transpose carries gradients.
Wiring linearised(const Op&, const Settings&, const Wiring&, const Tensor& x, const Tensor& w);

// Numbers for the size formula on one axis: ("kernel" -> 3 …).
Expression::Values size_values(const Op&, const Settings&, Shape in, Axis);

// Builds an op from a plain struct and a function on it, so that an op's file reads like its definition.
template <class Plain>
Op make_op(const Declare<Plain>& declare, Expression size, Expression channels,
           Wiring (*wire)(const Plain&, Wiring start, const Inputs&), Shape (*weight)(const Plain&, Shape in) = nullptr) {
  Op op;
  op.about = declare.declaration();
  op.size = std::move(size);
  op.channels = std::move(channels);
  const auto read = declare.reader();
  if (weight) op.weight = [read, weight](const Settings& settings, Shape in) { return weight(read(settings), in); };
  op.wire = [read, wire, weight](const Settings& settings, Shape in, Shape out, const Inputs& inputs) {
    const Plain plain = read(settings);
    Wiring start;
    start.in = in;
    start.out = out;
    start.weight = weight ? weight(plain, in) : no_weights;
    return wire(plain, std::move(start), inputs);
  };
  return op;
}

// Every file of core/ops, in alphabetical order.
Catalogue<Op> all_ops();

}  // namespace upstamp
