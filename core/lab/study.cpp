#include "lab/study.h"

#include "base/error.h"

namespace upstamp {
namespace {

struct Problematic {
  std::vector<Problem> problems;
};

[[noreturn]] void refuse(const std::string& sentence, std::vector<std::string> parameters = {}) {
  throw Problematic{{{sentence, std::move(parameters)}}};
}

std::string called(const Layer& layer) { return "\"" + layer.id + "\""; }

// Index of the layer whose output comes in, -1 for the scene's input.
int source_of(const Scene& scene, int index) {
  const Layer& layer = scene.layers[static_cast<std::size_t>(index)];
  if (layer.from.empty()) return index - 1;
  const auto found = find_layer(scene, layer.from);
  if (!found || *found >= index)
    refuse("Layer " + called(layer) + " takes its input from \"" + layer.from + "\", but no earlier layer has that name.");
  return *found;
}

int switches_source(const Study& study, const Layer& layer) {
  if (layer.switches_from.empty()) {
    for (int i = static_cast<int>(study.layers.size()) - 1; i >= 0; --i)
      if (study.layers[static_cast<std::size_t>(i)].op->switches) return i;
    refuse("Layer " + called(layer) +
           " needs the switches of an earlier pooling layer, and there is none. Add a max pooling layer before it.");
  }
  const auto found = find_layer(study.scene, layer.switches_from);
  if (!found || *found >= static_cast<int>(study.layers.size()) || !study.layers[static_cast<std::size_t>(*found)].op->switches)
    refuse("Layer " + called(layer) + " takes its switches from \"" + layer.switches_from +
           "\", but no earlier pooling layer has that name.");
  return *found;
}

LayerStudy worked_layer(const Study& study, int index, const Catalogue<Op>& ops) {
  LayerStudy made;
  made.layer = study.scene.layers[static_cast<std::size_t>(index)];
  const Op* op = ops.find(made.layer.op);
  if (!op)
    refuse("Layer " + called(made.layer) + " names the operation \"" + made.layer.op + "\", which this version does not have.");
  made.op = std::make_shared<const Op>(*op);
  made.from = source_of(study.scene, index);
  made.x = made.from < 0 ? study.input : study.layers[static_cast<std::size_t>(made.from)].y;
  auto wrong = problems(*op, made.layer.settings, made.x.shape);
  if (!wrong.empty()) throw Problematic{std::move(wrong)};
  Inputs inputs{&made.x, nullptr};
  if (op->needs_switches) {
    made.switches_from = switches_source(study, made.layer);
    inputs.switches = &study.layers[static_cast<std::size_t>(made.switches_from)].switches;
  }
  made.wiring = wire(*op, made.layer.settings, made.x.shape, inputs);
  if (made.wiring.weight.cells() > 0) made.w = filled(made.layer.weights, made.wiring.weight);
  made.y = apply_wiring(made.wiring, made.x, made.w);
  if (op->switches) made.switches = op->switches(made.layer.settings, made.wiring);
  return made;
}

}  // namespace

Worked work_out(const Scene& scene, const Catalogue<Op>& ops) {
  auto study = std::make_shared<Study>();
  study->scene = scene;
  int index = -1;
  try {
    study->input = filled(scene.input, scene.input_shape);
    if (scene.layers.empty()) refuse("The scene has no layer. Add an operation to see something.");
    for (index = 0; index < static_cast<int>(scene.layers.size()); ++index)
      study->layers.push_back(worked_layer(*study, index, ops));
  } catch (Problematic& stopped) {
    return {nullptr, {index, std::move(stopped.problems)}};
  } catch (const Error& error) {
    return {nullptr, {index, {{error.what(), {}}}}};
  }
  study->focus = focused_layer(scene);
  return {study, {}};
}

std::shared_ptr<const Study> study_of(const Scene& scene, const Catalogue<Op>& ops) {
  Worked worked = work_out(scene, ops);
  if (worked.study) return worked.study;
  const Problem& first = worked.obstacle.problems.front();
  const int layer = worked.obstacle.layer;
  const std::string place =
      layer < 0 ? "" : "Layer " + std::to_string(layer + 1) + " (" + scene.layers[static_cast<std::size_t>(layer)].op + "): ";
  throw Error(place + first.sentence);
}

std::optional<Shape> shape_into(const Scene& scene, int index, const Catalogue<Op>& ops) {
  Scene before = scene;
  before.layers.resize(static_cast<std::size_t>(std::clamp<int>(index, 0, static_cast<int>(scene.layers.size()))));
  try {
    const int from = index < static_cast<int>(scene.layers.size()) ? source_of(scene, index) : index - 1;
    if (from < 0) return scene.input_shape;
    const Worked worked = work_out(before, ops);
    return worked.study ? std::optional(worked.study->layers[static_cast<std::size_t>(from)].y.shape) : std::nullopt;
  } catch (const Problematic&) {
    return std::nullopt;
  }
}

}  // namespace upstamp
