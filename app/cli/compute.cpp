#include <algorithm>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/typed.h"
#include "dialect/hearing.h"
#include "lab/numbers.h"
#include "op/op.h"

namespace upstamp {
namespace {

std::string sides_text(const std::vector<int>& sides) {
  std::vector<std::string> parts;
  for (const int side : sides) parts.push_back(std::to_string(side));
  return "(" + join(parts, ", ") + ")";
}
std::string sides_text(const Shape& shape) {
  return sides_text(std::vector<int>{shape.outer, shape.channels, shape.rows, shape.columns});
}

// An array as feature maps, one after the other: (N, C, H, W), missing axes in front count 1.
struct Batch {
  std::size_t rank = 0;
  int count = 1;
  Shape shape;
  std::vector<double> values;

  Tensor item(int index) const {
    const auto begin = values.begin() + index * shape.cells();
    return Tensor(shape, std::vector<double>(begin, begin + shape.cells()));
  }
};

Batch read_batch(const std::string& path) {
  Array array = read_npy(path);
  const std::size_t rank = array.sides.size();
  if (rank == 0)
    throw Error("\"" + path +
                "\" holds a single number without axes. Save it with at least one axis, as in numpy.atleast_1d(x).");
  auto sides = array.sides;
  sides.insert(sides.begin(), 4 - rank, 1);
  return {rank, sides[0], Shape{1, sides[1], sides[2], sides[3]}, std::move(array.values)};
}

// The output's axes: as many as the input has.
std::vector<int> output_sides(const Batch& input, const Shape& out) {
  const std::vector<int> sides{input.count, out.channels, out.rows, out.columns};
  const auto kept = sides.end() - static_cast<std::ptrdiff_t>(input.rank);
  for (auto side = sides.begin(); side != kept; ++side) {
    if (*side == 1) continue;
    throw Error("The output is " + shape_text(out) + ", which does not fit the " + std::to_string(input.rank) +
                " axes of the input. Give the input as (C, H, W).");
  }
  return {kept, sides.end()};
}

// A row is a map of one row, and the op must leave that axis alone: kernel 1, stride 1, padding 0, factor 1.
void lock_rows(const Declaration& about, Settings& settings) {
  for (const Parameter& parameter : about.parameters) {
    Value value = about.value(settings, parameter.id);
    if (auto* axes = std::get_if<PerAxis>(&value)) axes->rows = std::max(0, static_cast<int>(parameter.low));
    if (auto* edges = std::get_if<PerEdge>(&value)) edges->top = edges->bottom = 0;
    if (auto* factor = std::get_if<Factor>(&value)) factor->rows = 1;
    settings[parameter.id] = value;
  }
}

// The weights that an array may be meant as: all four axes, a 1-D kernel (O, I, K), one kernel (H, W), a row, one number per
// channel.
std::vector<Shape> meanings(const std::vector<int>& sides) {
  switch (sides.size()) {
    case 4:
      return {{sides[0], sides[1], sides[2], sides[3]}};
    case 3:
      return {{sides[0], sides[1], 1, sides[2]}};
    case 2:
      return {{1, 1, sides[0], sides[1]}};
    case 1:
      return {{1, 1, 1, sides[0]}, {1, sides[0], 1, 1}, {sides[0], 1, 1, 1}};
    default:
      return {{1, 1, 1, 1}};
  }
}

bool is_set(const Settings& settings, std::string_view parameter) { return settings.find(parameter) != settings.end(); }

// What the weight's own shape says about settings that were not given: the kernel's size and the number of output channels.
Settings with_weight_shape(const Op& op, Settings settings, const Settings& given, Shape in, Shape weight) {
  const Parameter* kernel = op.about.find("kernel");
  if (kernel && !is_set(given, "kernel") && std::holds_alternative<PerAxis>(kernel->initial))
    settings["kernel"] = PerAxis(weight.rows, weight.columns);
  if (!op.about.find("out_channels") || is_set(given, "out_channels")) return settings;
  const auto fits = [&](const Settings& tried) { return problems(op, tried, in).empty() && op.weight(tried, in) == weight; };
  const auto counts = legal_values(op.about, settings, fits, "out_channels", Part::whole);
  if (!counts.empty()) settings["out_channels"] = counts.front();
  return settings;
}

// With what was typed in the words of a framework, whose meaning can depend on the kernel.
Settings with_words(const Op& op, const ComputeRequest& wish, const TypedWords& typed, const Settings& settings,
                    const Batch& input) {
  Settings all = settings;
  if (!typed.others.empty()) {
    const std::string dialect = wish.dialect.empty() ? Scene{}.dialect : wish.dialect;
    const Layer layer{op.about.id, op.about.id, settings, {}, "", "", ""};
    all = words_of_dialects().hear(dialect, layer, typed.others, [&](const std::string&) { return input.shape; }).settings;
  }
  if (input.rank == 1) lock_rows(op.about, all);
  return all;
}

// Settings for weights of that shape.
Settings fitted(const Op& op, const ComputeRequest& wish, const TypedWords& typed, const Batch& input, Shape weight) {
  Settings before = typed.ours;
  if (input.rank == 1) lock_rows(op.about, before);
  before = with_weight_shape(op, before, typed.ours, input.shape, weight);
  if (typed.others.empty() || !op.about.find("out_channels")) return with_words(op, wish, typed, before, input);
  Settings given = with_words(op, wish, typed, before, input), after = given;
  const bool same_channels = op.about.value(before, "out_channels") == op.about.value(after, "out_channels");
  if (same_channels && !is_set(typed.ours, "out_channels")) given.erase("out_channels");
  given.insert({"kernel", op.about.value(after, "kernel")});
  return with_weight_shape(op, after, given, input.shape, weight);
}

struct Prepared {
  Settings settings;
  Tensor weight;
};

Prepared prepared(const Op& op, const ComputeRequest& wish, const Batch& input) {
  const TypedWords typed = typed_words(op.about, wish.settings);
  const Settings settings = with_words(op, wish, typed, typed.ours, input);
  if (!op.weight) {
    if (!wish.weight.empty()) throw Error(op.about.title + " has no weights; leave --weight out.");
    return {settings, {}};
  }
  if (wish.weight.empty()) {
    throw Error(op.about.title + " needs its weights: give --weight with an array of shape " +
                sides_text(weight_shape(op, settings, input.shape)) + ".");
  }
  const Array array = read_npy(wish.weight);
  for (const Shape& meaning : meanings(array.sides)) {
    const Settings tried = fitted(op, wish, typed, input, meaning);
    if (problems(op, tried, input.shape).empty() && op.weight(tried, input.shape) == meaning)
      return {tried, Tensor(meaning, array.values)};
  }
  const Settings last = fitted(op, wish, typed, input, meanings(array.sides).front());
  throw Error("\"" + wish.weight + "\" has the shape " + sides_text(array.sides) + ", but " + op.about.id + " wants " +
              sides_text(weight_shape(op, last, input.shape)) + " for this input. Change the array, or what --set says.");
}

std::vector<double> read_bias(const std::string& path, int channels) {
  if (path.empty()) return {};
  Array bias = read_npy(path);
  if (bias.sides != std::vector<int>{channels}) {
    throw Error("\"" + path + "\" has the shape " + sides_text(bias.sides) + ", but the bias must be " +
                sides_text(std::vector<int>{channels}) + ", one number for each output channel.");
  }
  return std::move(bias.values);
}

// Indices as PyTorch counts them: within the plane of their own channel of the op's output.
std::optional<Batch> read_indices(const Op& op, const ComputeRequest& wish, const Batch& input) {
  if (wish.indices.empty() == !op.needs_switches) {
    if (wish.indices.empty()) return std::nullopt;
    Batch indices = read_batch(wish.indices);
    if (indices.count == input.count && indices.shape == input.shape) return indices;
    throw Error("\"" + wish.indices + "\" must have the shape of the input, one index for each of its cells.");
  }
  if (wish.indices.empty())
    throw Error(op.about.title + " needs --indices: where each cell goes, as a pooling's --out-indices writes them.");
  throw Error(op.about.title + " takes no indices; leave --indices out.");
}

Switches switches_from(const std::string& path, const Tensor& indices, const Shape& source) {
  Switches switches{indices.shape, source, {}};
  for (std::size_t i = 0; i < indices.values.size(); ++i) {
    const double index = indices.values[i];
    if (index != std::floor(index) || index < -1 || index >= static_cast<double>(source.plane())) {
      throw Error("\"" + path + "\" holds the index " + number_text(index) + ", but the output has " +
                  counted(source.plane(), "cell") + " in each channel, so indices go from 0 to " +
                  std::to_string(source.plane() - 1) + ".");
    }
    const auto channel = static_cast<std::int64_t>(i) / indices.shape.plane();
    switches.cells.push_back(index < 0 ? -1 : static_cast<int>(channel * source.plane() + static_cast<std::int64_t>(index)));
  }
  return switches;
}

void append_indices(std::vector<double>& to, const Switches& switches) {
  const std::int64_t plane = switches.source.plane();
  for (const int cell : switches.cells) to.push_back(cell < 0 ? -1 : static_cast<double>(cell % plane));
}

void add_bias(Tensor& y, const std::vector<double>& bias) {
  const auto plane = static_cast<std::size_t>(y.shape.plane());
  for (std::size_t i = 0; i < y.values.size() && !bias.empty(); ++i) y.values[i] += bias[i / plane];
}

}  // namespace

void compute(const ComputeRequest& wish) {
  const auto ops = all_ops();
  const Op& op = ops.at(wish.op);
  if (!wish.out_indices.empty() && !op.switches) throw Error(op.about.title + " makes no indices; leave --out-indices out.");
  if (wish.out_indices == wish.output) throw Error("-o and --out-indices name the same file; give each its own.");
  const Batch input = read_batch(wish.input);
  const auto [settings, weight] = prepared(op, wish, input);
  const Shape out = output_shape(op, settings, input.shape);
  if (out.cells() * input.count > most_cells)
    throw Error("The output would have more than the " + std::to_string(most_cells) +
                " values that Upstamp writes. Give a smaller batch.");
  const std::vector<double> bias = read_bias(wish.bias, out.channels);
  const auto indices = read_indices(op, wish, input);
  Array y{output_sides(input, out), {}}, made_indices{y.sides, {}};
  for (int i = 0; i < input.count; ++i) {
    const Tensor x = input.item(i);
    const Switches switches = indices ? switches_from(wish.indices, indices->item(i), out) : Switches{};
    const Wiring wiring = wire(op, settings, x.shape, {&x, indices ? &switches : nullptr, &weight});
    Tensor answer = evaluate(op, settings, wiring, x, weight);
    add_bias(answer, bias);
    y.values.insert(y.values.end(), answer.values.begin(), answer.values.end());
    if (!wish.out_indices.empty()) append_indices(made_indices.values, op.switches(settings, wiring));
  }
  write_npy(wish.output, y);
  if (!wish.out_indices.empty()) write_npy_integers(wish.out_indices, made_indices);
}

}  // namespace upstamp
