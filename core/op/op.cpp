#include "op/op.h"

#include "base/text.h"

namespace upstamp {
namespace {

// A parameter's id for a name in a formula: padding_begin and padding_end both belong to padding, kernel_rows to kernel.
std::vector<std::string> parameters_in(const Declaration& about, const Expression& formula) {
  std::vector<std::string> ids;
  for (const std::string& name : formula.names())
    for (const Parameter& parameter : about.parameters) {
      if ((name == parameter.id || name.starts_with(parameter.id + "_")) &&
          std::find(ids.begin(), ids.end(), parameter.id) == ids.end())
        ids.push_back(parameter.id);
    }
  return ids;
}

double length_along(const Op& op, const Settings& settings, Shape in, Axis axis) {
  return op.size.evaluate(size_values(op, settings, in, axis));
}

double channel_count(const Op& op, const Settings& settings, Shape in) {
  return op.channels.evaluate(size_values(op, settings, in, Axis::rows));
}

// Lengths in full, so that 100000 is not written 1e+05.
std::string whole_text(double number) { return rounded_text(number, 0); }

std::string worked_text(const Op& op, const Settings& settings, Shape in, Axis axis) {
  return op.size.text_with(size_values(op, settings, in, axis)) + " = " + whole_text(length_along(op, settings, in, axis));
}

void find_small_sides(const Op& op, const Settings& settings, Shape in, std::vector<Problem>& found) {
  if (length_along(op, settings, in, Axis::rows) >= 1 && length_along(op, settings, in, Axis::columns) >= 1) return;
  const std::string rows = worked_text(op, settings, in, Axis::rows), columns = worked_text(op, settings, in, Axis::columns);
  const auto look = [&](Axis axis, const std::string& noun, const std::string& worked) {
    const double length = length_along(op, settings, in, axis);
    if (length >= 1) return;
    found.push_back({"The output would have " + whole_text(length) + " " + noun + ", but it needs at least 1: " + worked + ".",
                     parameters_in(op.about, op.size)});
  };
  look(Axis::rows, rows == columns ? "rows and columns" : "rows", rows);
  if (rows != columns) look(Axis::columns, "columns", columns);
}

void find_large_output(const Op& op, const Settings& settings, Shape in, std::vector<Problem>& found) {
  const double channels = channel_count(op, settings, in), rows = length_along(op, settings, in, Axis::rows),
               columns = length_along(op, settings, in, Axis::columns);
  if (channels * rows * columns <= static_cast<double>(most_cells)) return;
  found.push_back({"The output would have " + whole_text(channels) + " × " + whole_text(rows) + " × " + whole_text(columns) +
                       " cells (rows: " + worked_text(op, settings, in, Axis::rows) + "), but at most " +
                       std::to_string(most_cells) + " are possible.",
                   parameters_in(op.about, op.size)});
}

void find_large_weights(const Op& op, const Settings& settings, Shape in, std::vector<Problem>& found) {
  if (!op.weight) return;
  const Shape weight = op.weight(settings, in);
  const double cells = double{1} * weight.outer * weight.channels * weight.rows * weight.columns;
  if (cells <= static_cast<double>(most_cells)) return;
  found.push_back(
      {"The weights would be " + shape_text(weight) + ", but at most " + std::to_string(most_cells) + " are possible.", {}});
}

bool fits_in_memory(const Shape& shape) {
  return shape.outer == 1 && shape.channels >= 1 && shape.rows >= 1 && shape.columns >= 1 &&
         double{1} * shape.channels * shape.rows * shape.columns <= static_cast<double>(most_cells);
}

void expect_legal(const Op& op, const Settings& settings, Shape in) {
  const std::vector<Problem> found = problems(op, settings, in);
  if (!found.empty()) throw Error(found.front().sentence);
}

Shape legal_output_shape(const Op& op, const Settings& settings, Shape in) {
  return {1, static_cast<int>(channel_count(op, settings, in)), static_cast<int>(length_along(op, settings, in, Axis::rows)),
          static_cast<int>(length_along(op, settings, in, Axis::columns))};
}

void expect_switches(const Op& op, Shape in, const Switches* switches) {
  if (!switches)
    throw Error(op.about.title + " needs the switches of an earlier pooling layer, which say where each maximum stood.");
  if (switches->pooled != in)
    throw Error("The switches belong to a pooling with output " + shape_text(switches->pooled) + ", but the input here is " +
                shape_text(in) + ". Both must have the same shape.");
  if (static_cast<std::int64_t>(switches->cells.size()) != in.cells())
    throw Error("There are switches for " + counted(static_cast<long long>(switches->cells.size()), "cell") +
                ", but the input has " + counted(in.cells(), "cell") + ". Each input cell needs one.");
}

void expect_weights(const Op& op, const Shape& wanted, const Tensor* w) {
  if (!w) throw Error(op.about.title + " is wired by its weights, so it needs them.");
  if (w->shape != wanted) throw Error("The weights should be " + shape_text(wanted) + ", but are " + shape_text(w->shape) + ".");
}

}  // namespace

Facts facts_of(Shape in) {
  return [in](std::string_view name, Axis axis) -> std::optional<double> {
    if (name == "in") return in.along(axis);
    if (name == "in_channels") return in.channels;
    return std::nullopt;
  };
}

Expression::Values size_values(const Op& op, const Settings& settings, Shape in, Axis axis) {
  return [&op, settings, in, axis](std::string_view name) { return number_of(op.about, settings, facts_of(in), name, axis); };
}

std::vector<Problem> problems(const Op& op, const Settings& settings, Shape in) {
  if (!fits_in_memory(in))
    return {{"The input is " + shape_text(in) + "; its sides must be at least 1 and it may have at most " +
                 std::to_string(most_cells) + " cells.",
             {}}};
  std::vector<Problem> found = problems(op.about, settings, facts_of(in));
  if (!found.empty()) return found;
  find_small_sides(op, settings, in, found);
  if (!found.empty()) return found;
  find_large_output(op, settings, in, found);
  find_large_weights(op, settings, in, found);
  return found;
}

Shape output_shape(const Op& op, const Settings& settings, Shape in) {
  expect_legal(op, settings, in);
  return legal_output_shape(op, settings, in);
}

Shape weight_shape(const Op& op, const Settings& settings, Shape in) {
  expect_legal(op, settings, in);
  return op.weight ? op.weight(settings, in) : no_weights;
}

Wiring wire(const Op& op, const Settings& settings, Shape in, const Inputs& inputs) {
  const Shape out = output_shape(op, settings, in);
  if (inputs.x && inputs.x->shape != in)
    throw Error("The input should be " + shape_text(in) + ", but is " + shape_text(inputs.x->shape) + ".");
  if (op.needs_switches) expect_switches(op, in, inputs.switches);
  if (op.needs_weights) expect_weights(op, op.weight(settings, in), inputs.w);
  return op.wire(settings, in, out, inputs);
}

Wiring backward(const Op& op, const Wiring& wiring) { return op.backward ? op.backward(wiring) : transpose(wiring); }

Tensor evaluate(const Op& op, const Settings& settings, const Wiring& wiring, const Tensor& x, const Tensor& w) {
  Tensor y = apply_wiring(wiring, x, w);
  if (!op.curve) return y;
  const Curve curve = op.curve(settings);
  for (double& value : y.values) value = curve.value(value);
  return y;
}

Wiring linearised(const Op& op, const Settings& settings, const Wiring& wiring, const Tensor& x, const Tensor& w) {
  if (!op.curve) return wiring;
  const Curve curve = op.curve(settings);
  const Tensor sums = apply_wiring(wiring, x, w);
  Wiring tangent = wiring;
  for (Tap& tap : tangent.taps) tap.gain *= curve.slope(sums[tap.out]);
  for (Offset& offset : tangent.offsets) offset.gain *= curve.slope(sums[offset.out]);
  for (int cell = 0; cell < static_cast<int>(sums.values.size()); ++cell)
    tangent.offsets.push_back({cell, -1, curve.value(sums[cell]) - curve.slope(sums[cell]) * sums[cell]});
  return tangent;
}

}  // namespace upstamp
