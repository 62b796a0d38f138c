#include "oracle/judge.h"

#include <cmath>

#include "dialect/dialect.h"
#include "oracle/plan.h"

namespace upstamp::oracle {
namespace {

using Answers = std::map<std::string, std::vector<double>>;

void append(std::vector<double>& all, const Tensor& part) { all.insert(all.end(), part.values.begin(), part.values.end()); }

void add(std::vector<double>& sum, const Tensor& part) {
  sum.resize(part.values.size());
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part.values[i];
}

// The case's indices as cells of planes like the output's.
Switches switches_of(const Case& one, const Plan& plan, Shape in, Shape out, int batch) {
  const Tensor indices = image(one.inputs.at("indices"), batch);
  Switches switches{in, {1, in.channels, out.rows, out.columns}, {}};
  const int rows = plan.index_rows > 0 ? plan.index_rows : out.rows,
            columns = plan.index_columns > 0 ? plan.index_columns : out.columns;
  for (int cell = 0; cell < static_cast<int>(in.cells()); ++cell) {
    const int channel = position(in, cell).channel;
    int index = static_cast<int>(indices[cell]);
    if (plan.indices != IndexCount::plane) index -= (batch * in.channels + channel) * rows * columns;
    switches.cells.push_back(out.index(channel, index / columns, index % columns));
  }
  return switches;
}

Tensor counted_as(const Plan& plan, const Switches& switches, int batch) {
  Tensor indices(switches.pooled);
  const int plane = static_cast<int>(switches.source.plane());
  for (int cell = 0; cell < static_cast<int>(switches.cells.size()); ++cell) {
    const Position at = position(switches.source, switches.cells[static_cast<std::size_t>(cell)]);
    int index = at.row * switches.source.columns + at.column;
    if (plan.indices == IndexCount::tensor_by_columns) index = at.row + at.column * switches.source.rows;
    if (plan.indices != IndexCount::plane) index += (batch * switches.source.channels + at.channel) * plane;
    indices[cell] = index;
  }
  return indices;
}

// The same numbers with other sides: frameworks write the places of windows on one axis.
Tensor laid_out(const Tensor& numbers, const Shape& shape) { return Tensor(shape, numbers.values); }

Tensor optional_weight(const Case& one, const Op& op, const Plan& plan, Shape in) {
  return op.weight ? layer_numbers(one.inputs.at("weight"), weight_shape(op, plan.settings, in)) : Tensor();
}

void answer_image(const Case& one, const Plan& plan, const Catalogue<Op>& ops, int batch, Answers& answers) {
  const Op& op = ops.at(plan.op);
  Tensor x = image(one.inputs.at("x"), batch);
  if (plan.places.rows > 0) x = laid_out(x, {1, x.shape.channels, plan.places.rows, plan.places.columns});
  const char* dialect = one.op.rfind("onnx_", 0) == 0 ? "onnx" : "pytorch";
  if (const auto refused = rules_of_dialect(dialect)(op, plan.settings, x.shape); !refused.empty())
    throw Error("The framework answers what its dialect refuses: " + refused.front().sentence);
  Switches switches;
  if (op.needs_switches) switches = switches_of(one, plan, x.shape, output_shape(op, plan.settings, x.shape), batch);
  const Wiring wiring = wire(op, plan.settings, x.shape, {&x, op.needs_switches ? &switches : nullptr});
  const Tensor w = optional_weight(one, op, plan, x.shape);
  Tensor y = apply_wiring(wiring, x, w);
  if (op.switches) append(answers["indices"], counted_as(plan, op.switches(plan.settings, wiring), batch));
  const bool backwards = one.inputs.count("grad_y") > 0;
  const Tensor grad_y = backwards ? laid_out(image(one.inputs.at("grad_y"), batch), y.shape) : Tensor();
  if (one.inputs.count("bias")) {
    const Wiring shift = wire(ops.at("bias"), {}, y.shape, {});
    if (backwards) add(answers["grad_bias"], weight_gradient(shift, y, grad_y));
    y = apply_wiring(shift, y, layer_numbers(one.inputs.at("bias"), shift.weight));
  }
  append(answers["y"], y);
  if (!backwards) return;
  append(answers["grad_x"], apply_wiring(backward(op, wiring), grad_y, w));
  if (op.weight) add(answers["grad_weight"], weight_gradient(wiring, x, grad_y));
}

// Indices must be equal; other numbers may differ by rounding, measured against the largest wanted one.
std::string difference(const std::string& name, const std::vector<double>& have, const std::vector<double>& want,
                       bool single_precision) {
  if (have.size() != want.size())
    return name + " has " + std::to_string(have.size()) + " numbers instead of " + std::to_string(want.size());
  double largest = 0;
  for (const double number : want) largest = std::max(largest, std::fabs(number));
  const double allowed = name == "indices" ? 0 : single_precision ? 5e-6 * largest + 1e-6 : 1e-11 * largest + 1e-12;
  for (std::size_t i = 0; i < want.size(); ++i)
    if (!(std::fabs(have[i] - want[i]) <= allowed))
      return name + "[" + std::to_string(i) + "] is " + number_text(have[i]) + " instead of " + number_text(want[i]);
  return "";
}

Verdict compare(const Case& one, const Answers& answers) {
  for (const auto& [name, wanted] : one.outputs) {
    const auto found = answers.find(name);
    if (found == answers.end()) return {Verdict::Outcome::failed, name + " was not worked out"};
    const std::string wrong = difference(name, found->second, wanted.values, one.single_precision);
    if (!wrong.empty()) return {Verdict::Outcome::failed, wrong};
  }
  return {};
}

}  // namespace

Verdict judge(const Case& one, const Catalogue<Op>& ops) {
  if (!one.disputed.empty()) return {Verdict::Outcome::set_apart, "the answer is disputed"};
  try {
    const auto decided = one.op.rfind("onnx_", 0) == 0 ? plan_onnx(one) : plan_torch(one);
    if (const Skip* skip = std::get_if<Skip>(&decided)) return {Verdict::Outcome::skipped, skip->reason};
    const Plan& plan = std::get<Plan>(decided);
    if (!ops.find(plan.op)) return {Verdict::Outcome::skipped, "the op " + plan.op + " is not built yet"};
    Answers answers;
    for (int batch = 0; batch < one.inputs.at("x").sides.at(0); ++batch) answer_image(one, plan, ops, batch, answers);
    return compare(one, answers);
  } catch (const std::exception& problem) {
    return {Verdict::Outcome::failed, problem.what()};
  }
}

}  // namespace upstamp::oracle
