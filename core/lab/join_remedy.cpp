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

bool sizes_differ(const Scene& scene, int join, const Catalogue<Op>& ops) {
  const Layer& layer = scene.layers[at(join)];
  const Op* op = ops.find(layer.op);
  if (!op || op->kind != Kind::join || layer.with.empty() || shape_into(scene, join, ops)) return false;
  // With both inputs the same the sizes fit for sure; what is wrong then is something else.
  Scene alike = scene;
  alike.layers[at(join)].with = scene.layers[at(std::max(0, source_of(scene, layer.from, join)))].id;
  return shape_into(alike, join, ops).has_value();
}

// The words of the change when it makes the inputs fit.
std::string mended_by(Scene scene, int join, int index, const Parameter& parameter, Part part, int change,
                      const Catalogue<Op>& ops) {
  Layer& layer = scene.layers[at(index)];
  const Op& op = ops.at(layer.op);
  const auto in = shape_into(scene, index, ops);
  const Value& value = op.about.value(layer.settings, parameter.id);
  const double number = part_of(value, part) + change;
  if (!in || number < parameter.low || number > parameter.high) return "";
  const Value changed = with_part(value, part, number);
  try {
    const Shape weight = weight_shape(op, layer.settings, *in);
    layer.settings[parameter.id] = changed;
    if (weight_shape(op, layer.settings, *in) != weight) return "";
  } catch (const Error&) {
    return "";
  }
  if (!shape_into(scene, join, ops)) return "";
  return " They fit with " + parameter.id + " = " + value_text(changed) + " in layer " + std::to_string(index + 1) + " (" +
         shortened(layer.id) + ").";
}

}  // namespace

std::string join_remedy(const Scene& scene, int join, const Catalogue<Op>& ops) {
  if (!sizes_differ(scene, join, ops)) return "";
  for (const int index : ways_into(scene, join)) {
    const Op* op = ops.find(scene.layers[at(index)].op);
    for (int trial = 0; op && trial < 3 * largest_change; ++trial)
      for (const Parameter& parameter : op->about.parameters) {
        if (!parameter.integral() || !parameter.choices.empty() || std::holds_alternative<bool>(parameter.initial)) continue;
        const int size = trial % largest_change + 1;
        for (const Part part : parts_to_try(parameter.initial, trial / largest_change))
          for (const int change : {size, -size})
            if (std::string words = mended_by(scene, join, index, parameter, part, change, ops); !words.empty()) return words;
      }
  }
  return "";
}

}  // namespace upstamp
