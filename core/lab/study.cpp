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

// Index of the layer whose output comes second into a join.
int second_source_of(const Scene& scene, int index) {
  const Layer& layer = scene.layers[static_cast<std::size_t>(index)];
  if (layer.with.empty())
    refuse("Layer " + called(layer) + " joins two inputs; \"with\" must name the earlier layer whose output comes second.");
  const auto found = find_layer(scene, layer.with);
  if (!found || *found >= index)
    refuse("Layer " + called(layer) + " joins its input with \"" + layer.with + "\", but no earlier layer has that name.");
  return *found;
}

// Two inputs as one: the second one's channels after the first one's.
Shape stacked_shape(const Op& op, const Shape& first, const Shape& second) {
  if (first.rows != second.rows || first.columns != second.columns)
    refuse(op.about.title + " needs two inputs with the same rows and columns, but they are " + shape_text(first) + " and " +
           shape_text(second) + ".");
  if (op.joins_alike && first.channels != second.channels)
    refuse(op.about.title + " needs two inputs with the same number of channels, but they have " +
           std::to_string(first.channels) + " and " + std::to_string(second.channels) + ".");
  return {1, first.channels + second.channels, first.rows, first.columns};
}

Tensor stacked(const Op& op, const Tensor& first, const Tensor& second) {
  const Shape shape = stacked_shape(op, first.shape, second.shape);
  if (shape.cells() > most_cells)
    refuse("Both inputs together are " + shape_text(shape) + ", but at most " + std::to_string(most_cells) +
           " cells are possible.");
  std::vector<double> values = first.values;
  values.insert(values.end(), second.values.begin(), second.values.end());
  return Tensor(shape, std::move(values));
}

const Tensor& output_of(const Study& study, int layer) {
  return layer < 0 ? study.input : study.layers[static_cast<std::size_t>(layer)].y;
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
  made.x = output_of(study, made.from);
  if (op->kind == Kind::join) {
    made.with = second_source_of(study.scene, index);
    made.second_channel = made.x.shape.channels;
    made.x = stacked(*op, made.x, output_of(study, made.with));
  }
  auto wrong = problems(*op, made.layer.settings, made.x.shape);
  if (!wrong.empty()) throw Problematic{std::move(wrong)};
  if (op->weight) made.w = filled(made.layer.weights, op->weight(made.layer.settings, made.x.shape));
  Inputs inputs{&made.x, nullptr, &made.w};
  if (op->needs_switches) {
    made.switches_from = switches_source(study, made.layer);
    inputs.switches = &study.layers[static_cast<std::size_t>(made.switches_from)].switches;
  }
  made.wiring = wire(*op, made.layer.settings, made.x.shape, inputs);
  made.y = evaluate(*op, made.layer.settings, made.wiring, made.x, made.w);
  if (op->curve) made.curve = op->curve(made.layer.settings);
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
    const bool known = index < static_cast<int>(scene.layers.size());
    const int from = known ? source_of(scene, index) : index - 1;
    const Op* op = known ? ops.find(scene.layers[static_cast<std::size_t>(index)].op) : nullptr;
    const bool joins = op && op->kind == Kind::join;
    if (from < 0 && !joins) return scene.input_shape;
    const Worked worked = work_out(before, ops);
    if (!worked.study) return std::nullopt;
    const Shape& first = output_of(*worked.study, from).shape;
    return joins ? stacked_shape(*op, first, output_of(*worked.study, second_source_of(scene, index)).shape) : first;
  } catch (const Problematic&) {
    return std::nullopt;
  }
}

Composed seen_as_one(const Study& study, int first, int last, bool linearised) {
  if (first < 0 || last < first || last >= static_cast<int>(study.layers.size()))
    throw Error("There are no layers " + std::to_string(first + 1) + " to " + std::to_string(last + 1) + " to be seen as one.");
  // Starting from a wiring that changes nothing, every layer is the second of two.
  Composed all;
  const Shape& in = study.layers[static_cast<std::size_t>(first)].x.shape;
  all.wiring.in = all.wiring.out = in;
  all.wiring.weight = no_weights;
  reserve_taps(all.wiring, static_cast<double>(in.cells()));
  for (int cell = 0; cell < static_cast<int>(in.cells()); ++cell) all.wiring.taps.push_back({cell, cell});
  all.paths.assign(all.wiring.taps.size(), 1);
  for (int index = first; index <= last; ++index) {
    const LayerStudy& layer = study.layers[static_cast<std::size_t>(index)];
    if (index > first && (layer.with >= 0 || layer.from != index - 1))
      throw Error("Layer " + called(layer.layer) +
                  " does not take its input from the layer before alone, so it cannot be seen as "
                  "one with it.");
    if (layer.op->curve && !linearised)
      throw Error(
          "Layer " + called(layer.layer) + " (" + layer.op->about.title +
          ") is no sum of its input's cells, so the layers around it are not one wiring. Linearised at this input they are.");
    const Wiring wiring = upstamp::linearised(*layer.op, layer.layer.settings, layer.wiring, layer.x, layer.w);
    all = compose(all, wiring, layer.w);
  }
  return all;
}

}  // namespace upstamp
