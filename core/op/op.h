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
  join,       // two inputs (skips)
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
};

struct Op {
  Declaration about;
  Kind kind = Kind::wiring;
  Expression size;      // output length on one axis; names: in, in_channels and the parameters
  Expression channels;  // output channels
  bool needs_switches = false;
  // What it is made of. Each function may rely on legal settings.
  std::function<Shape(const Settings&, Shape in)> weight;  // empty: the op has no weights
  std::function<Wiring(const Settings&, Shape in, Shape out, const Inputs&)> wire;
  std::function<Switches(const Settings&, const Wiring&)> switches;  // empty: the op makes none
  std::function<Wiring(const Wiring&)> backward;                     // empty: transpose()
};

// The names that this op's rules and formulas may use for that input: in, in_channels.
Facts facts_of(Shape in);
// Everything wrong with these settings on that input, sizes that come out below 1 or too large included.
std::vector<Problem> problems(const Op&, const Settings&, Shape in);
// Throws Error with the first problem's sentence.
Shape output_shape(const Op&, const Settings&, Shape in);
Shape weight_shape(const Op&, const Settings&, Shape in);  // no_weights when there are none
// Throws Error for illegal settings, missing or misfitting switches, or more than most_taps taps.
Wiring wire(const Op&, const Settings&, Shape in, const Inputs&);
Wiring backward(const Op&, const Wiring&);

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
