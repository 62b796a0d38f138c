#include "lab/join_remedy.h"

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

constexpr int largest_change = 3, most_layers_tried = 8;  // a person waits for the sentence

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The layer whose output comes into layer `index` first (the second time: of a join second); -1 for the scene's input.
int source_of(const Scene& scene, const std::string& named, int index) {
  return named.empty() ? index - 1 : find_layer(scene, named).value_or(-1);
}

// The layers that the join's inputs come through, the nearest first.
std::vector<int> ways_into(const Scene& scene, int join) {
  std::vector<char> on_way(at(join) + 1);
  on_way[at(join)] = 1;
  std::vector<int> layers;
  for (int index = join; index >= 0; --index) {
    if (!on_way[at(index)]) continue;
    if (index < join) layers.push_back(index);
    const Layer& layer = scene.layers[at(index)];
    const int first = source_of(scene, layer.from, index), second = layer.with.empty() ? -1 : source_of(scene, layer.with, index);
    for (const int source : {first, second})
      if (source >= 0 && source < index) on_way[at(source)] = 1;
  }
  if (layers.size() > most_layers_tried) layers.resize(most_layers_tried);
  return layers;
}

// The parts to change in one round: all of a value at once, then an axis alone, then an edge.
std::vector<Part> parts_to_try(const Value& value, int round) {
  if (round == 0) return {Part::whole};
  const bool edges = std::holds_alternative<PerEdge>(value);
  return parts_of(value).size() > 1 && edges == (round == 2) ? parts_of(value) : std::vector<Part>{};
}

// Whether the change moves the output's edge by as much whatever comes in, as padding does. Others, as of the stride, make
// another layer of it.
bool moves_edge(const Op& op, const Settings& before, const Settings& after, Shape in) {
  Shape larger = in;
  larger.rows += 8, larger.columns += 8;
  const Shape small_before = output_shape(op, before, in), small_after = output_shape(op, after, in),
              large_before = output_shape(op, before, larger), large_after = output_shape(op, after, larger);
  return small_after.rows - small_before.rows == large_after.rows - large_before.rows &&
         small_after.columns - small_before.columns == large_after.columns - large_before.columns;
}

// The change when it makes the inputs fit; `edges`: only where it moves the output's edge.
std::optional<JoinRemedy> mended_by(Scene scene, int join, int index, const Parameter& parameter, Part part, int change,
                                    bool edges, const Catalogue<Op>& ops) {
  Layer& layer = scene.layers[at(index)];
  const Op& op = ops.at(layer.op);
  const auto in = shape_into(scene, index, ops);
  const Value& value = op.about.value(layer.settings, parameter.id);
  const double number = part_of(value, part) + change;
  if (!in || number < parameter.low || number > parameter.high) return std::nullopt;
  const Value changed = with_part(value, part, number);
  try {
    const Shape weight = weight_shape(op, layer.settings, *in);
    const Settings before = layer.settings;
    layer.settings[parameter.id] = changed;
    if (edges && !moves_edge(op, before, layer.settings, *in)) return std::nullopt;
    if (weight_shape(op, layer.settings, *in) != weight) return std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
  if (!shape_into(scene, join, ops)) return std::nullopt;
  return JoinRemedy{
      index, parameter.id, changed,
      parameter.id + " = " + value_text(changed) + " in layer " + std::to_string(index + 1) + " (" + shortened(layer.id) + ")"};
}

}  // namespace

bool sizes_differ(const Scene& scene, int join, const Catalogue<Op>& ops) {
  const Layer& layer = scene.layers[at(join)];
  const Op* op = ops.find(layer.op);
  if (!op || op->kind != Kind::join || layer.with.empty() || shape_into(scene, join, ops)) return false;
  const auto earlier = [&](const std::string& id) {
    const auto found = find_layer(scene, id);
    return found && *found < join;
  };
  if (!earlier(layer.with) || (!layer.from.empty() && !earlier(layer.from))) return false;
  // With both inputs the same the sizes fit for sure; what is wrong then is something else.
  Scene alike = scene;
  alike.layers[at(join)].with = scene.layers[at(std::max(0, source_of(scene, layer.from, join)))].id;
  return shape_into(alike, join, ops).has_value();
}

std::optional<JoinRemedy> join_remedy(const Scene& scene, int join, const Catalogue<Op>& ops) {
  if (!sizes_differ(scene, join, ops)) return std::nullopt;
  for (const bool edges : {true, false})
    for (const int index : ways_into(scene, join)) {
      const Op* op = ops.find(scene.layers[at(index)].op);
      for (int trial = 0; op && trial < 3 * largest_change; ++trial)
        for (const Parameter& parameter : op->about.parameters) {
          if (!parameter.integral() || !parameter.choices.empty() || std::holds_alternative<bool>(parameter.initial)) continue;
          const int size = trial % largest_change + 1;
          for (const Part part : parts_to_try(parameter.initial, trial / largest_change))
            for (const int change : {size, -size})
              if (auto remedy = mended_by(scene, join, index, parameter, part, change, edges, ops)) return remedy;
        }
    }
  return std::nullopt;
}

}  // namespace upstamp
