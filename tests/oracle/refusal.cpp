// Refusals are found as a person would meet them: what was given is heard in PyTorch's words, then the op's rules, the dialect's
// rules and the shapes of what comes in are asked in turn.
#include "base/error.h"
#include "dialect/dialect.h"
#include "oracle/judge.h"
#include "oracle/plan.h"

namespace upstamp::oracle {
namespace {

Value value_from(const nlohmann::json& json, const Word& word) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_number() && std::holds_alternative<int>(word.initial)) return json.get<int>();
  std::vector<double> sides = json.is_array() ? json.get<std::vector<double>>() : std::vector<double>(2, json.get<double>());
  if (sides.size() == 1) sides.insert(sides.begin(), part_of(word.initial, Part::rows));
  if (sides.size() != 2)
    throw Error(word.there + " has " + std::to_string(sides.size()) + " numbers instead of one for each axis.");
  if (std::holds_alternative<Factor>(word.initial)) return Factor(sides[0], sides[1]);
  return PerAxis(static_cast<int>(sides[0]), static_cast<int>(sides[1]));
}

std::string op_of(const Case& one) {
  if (one.op == "conv2d") return "conv";
  if (one.op == "max_pool2d") return "max_pool";
  if (one.op == "max_unpool2d") return "max_unpool";
  if (one.op.rfind("conv_transpose", 0) == 0) return "transposed_conv";
  if (one.op != "interpolate") return one.op;
  const std::map<std::string, std::string> modes{
      {"nearest", "nearest"}, {"nearest-exact", "nearest"}, {"bilinear", "linear"}, {"bicubic", "cubic"}, {"area", "area"}};
  const auto found = modes.find(one.parameters.at("mode").get<std::string>());
  if (found == modes.end()) throw Error("PyTorch's interpolate has no such mode.");
  return found->second;
}

Shape shape_of_input(const Case& one) {
  const std::vector<int>& sides = one.inputs.at("x").sides;
  const std::size_t wanted = one.op == "conv_transpose1d" || one.op == "fold" ? 3 : 4;
  if (sides.size() != wanted)
    throw Error("The input has " + std::to_string(sides.size()) + " axes, but needs " + std::to_string(wanted) + ".");
  return {1, sides[1], wanted == 4 ? sides[2] : 1, sides.back()};
}

// Places of fold stand on one axis there; here they get the rows and columns that the output asks for.
Shape unrolled(const Shape& in, const Settings& ours, const Op& op) {
  for (const Parameter& parameter : op.about.parameters)
    for (const Part part : parts_of(parameter.initial))
      if (part_of(ours.at(parameter.id), part) < parameter.low) throw Error(parameter.id + " is too small.");
  const auto places = [&](Axis axis) {
    const Part begin = axis == Axis::rows ? Part::rows : Part::columns;
    const int reach = std::get<PerAxis>(ours.at("dilation")).at(axis) * (std::get<PerAxis>(ours.at("kernel")).at(axis) - 1) + 1;
    const double room = part_of(ours.at("output_size"), begin) + 2 * part_of(ours.at("padding"), begin) - reach;
    return static_cast<int>(room) / std::get<PerAxis>(ours.at("stride")).at(axis) + 1;
  };
  const Shape shape{1, in.channels, places(Axis::rows), places(Axis::columns)};
  if (shape.rows * shape.columns != in.columns) throw Error("The output has other places than the input.");
  return shape;
}

Settings off_weights(const Case& one) {
  if (!one.inputs.count("weight")) return {};
  const int groups = one.parameters.at("groups").get<int>();
  const std::vector<int>& sides = one.inputs.at("weight").sides;
  return {{"kernel", kernel_of(one)}, {"out_channels", one.op == "conv2d" ? sides.at(0) : sides.at(1) * groups}};
}

void expect_sides(const Case& one, const std::string& name, std::int64_t cells) {
  const auto found = one.inputs.find(name);
  if (found != one.inputs.end() && static_cast<std::int64_t>(found->second.values.size()) != cells)
    throw Error("The " + name + " does not fit.");
}

// Throws Error when any part of the case is not possible in that wording.
void go_through(const Case& one, const Wording& wording, const Op& op) {
  Settings there;
  for (const auto& [name, json] : one.parameters.items()) {
    if (json.is_null() || (json == false && op.about.id == "nearest")) continue;
    const auto word = std::find_if(wording.words.begin(), wording.words.end(),
                                   [&wanted = name](const Word& each) { return each.there == wanted; });
    there[name] = word == wording.words.end() ? Value(json.dump()) : value_from(json, *word);
  }
  Shape in = shape_of_input(one);
  const Settings ours = heard(wording, op, there, in, off_weights(one));
  if (one.op == "fold") in = unrolled(in, ours, op);
  for (const auto& found : {problems(op, ours, in), problems(wording, op, ours, in)})
    if (!found.empty()) throw Error(found.front().sentence);
  const Shape out = output_shape(op, ours, in);
  expect_sides(one, "weight", weight_shape(op, ours, in).cells());
  expect_sides(one, "bias", out.channels);
  if (!op.needs_switches) return;
  if (one.inputs.at("indices").sides != one.inputs.at("x").sides) throw Error("The indices have another shape than the input.");
  const Tensor indices = image(one.inputs.at("indices"), 0), x = image(one.inputs.at("x"), 0);
  Switches switches{in, {1, in.channels, out.rows, out.columns}, {}};
  for (int cell = 0; cell < static_cast<int>(in.cells()); ++cell) {
    if (indices[cell] < 0) throw Error("An index is negative.");
    switches.cells.push_back(static_cast<int>(indices[cell]) + static_cast<int>(position(in, cell).channel * out.plane()));
  }
  wire(op, ours, in, {&x, &switches});
}

}  // namespace

Verdict judge_refusal(const Case& one, const Catalogue<Op>& ops) {
  std::string why;
  try {
    const Op& op = ops.at(op_of(one));
    const Dialect pytorch = all_dialects().at("pytorch");
    for (const Wording& wording : pytorch.wordings) {
      if (wording.op != op.about.id) continue;
      try {
        go_through(one, wording, op);
        return {Verdict::Outcome::failed, "PyTorch refuses this, but its dialect does not"};
      } catch (const Error& refusal) {
        why = refusal.what();
      }
    }
    if (why.empty()) return {Verdict::Outcome::skipped, "the dialect has no " + op.about.id};
  } catch (const Error& refusal) {
    why = refusal.what();
  }
  return {Verdict::Outcome::passed, why};
}

}  // namespace upstamp::oracle
