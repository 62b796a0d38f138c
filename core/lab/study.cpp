#include "lab/study.h"

#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "lab/join_remedy.h"

namespace upstamp {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

struct Problematic {
  std::vector<Problem> problems;
};

[[noreturn]] void refuse(const std::string& sentence, std::vector<std::string> parameters = {}) {
  throw Problematic{{{sentence, std::move(parameters)}}};
}

std::string called(const Layer& layer) { return "\"" + shortened(layer.id) + "\""; }

// Index of the layer whose output comes in, -1 for the scene's input.
int source_of(const Scene& scene, int index) {
  const Layer& layer = scene.layers[at(index)];
  if (layer.from.empty()) return index - 1;
  const auto found = find_layer(scene, layer.from);
  if (!found || *found >= index)
    refuse("Layer " + called(layer) + " takes its input from \"" + shortened(layer.from) +
           "\", but no earlier layer has that name.");
  return *found;
}

// Index of the layer whose output comes second into a join.
int second_source_of(const Scene& scene, int index) {
  const Layer& layer = scene.layers[at(index)];
  if (layer.with.empty())
    refuse("Layer " + called(layer) + " joins two inputs; \"with\" must name the earlier layer whose output comes second.");
  const auto found = find_layer(scene, layer.with);
  if (!found || *found >= index)
    refuse("Layer " + called(layer) + " joins its input with \"" + shortened(layer.with) +
           "\", but no earlier layer has that name.");
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

const Tensor& output_of(const Study& study, int layer) { return layer < 0 ? study.input : study.layers[at(layer)].y; }

int switches_source(const Study& study, const Layer& layer) {
  if (layer.switches_from.empty()) {
    for (int i = static_cast<int>(study.layers.size()) - 1; i >= 0; --i)
      if (study.layers[at(i)].op->switches) return i;
    refuse("Layer " + called(layer) +
           " needs the switches of an earlier pooling layer, and there is none. Add a max pooling layer before it.");
  }
  const auto found = find_layer(study.scene, layer.switches_from);
  if (!found || *found >= static_cast<int>(study.layers.size()) || !study.layers[at(*found)].op->switches)
    refuse("Layer " + called(layer) + " takes its switches from \"" + shortened(layer.switches_from) +
           "\", but no earlier pooling layer has that name.");
  return *found;
}

LayerStudy worked_layer(const Study& study, int index, const Catalogue<Op>& ops, const LayerRules& rules) {
  LayerStudy made;
  made.index = index;
  made.layer = study.scene.layers[at(index)];
  const Op* op = ops.find(made.layer.op);
  if (!op)
    refuse("Layer " + called(made.layer) + " names the operation \"" + shortened(made.layer.op) +
           "\", which this version does not have.");
  made.op = std::make_shared<const Op>(*op);
  made.from = source_of(study.scene, index);
  made.x = output_of(study, made.from);
  if (op->kind == Kind::join) {
    made.with = second_source_of(study.scene, index);
    made.second_channel = made.x.shape.channels;
    made.x = stacked(*op, made.x, output_of(study, made.with));
  }
  auto wrong = problems(*op, made.layer.settings, made.x.shape);
  if (wrong.empty() && rules) wrong = rules(*op, made.layer.settings, made.x.shape);
  if (!wrong.empty()) throw Problematic{std::move(wrong)};
  if (op->weight) made.w = filled(made.layer.weights, op->weight(made.layer.settings, made.x.shape));
  Inputs inputs{&made.x, nullptr, &made.w};
  if (op->needs_switches) {
    made.switches_from = switches_source(study, made.layer);
    inputs.switches = &study.layers[at(made.switches_from)].switches;
  }
  made.wiring = wire(*op, made.layer.settings, made.x.shape, inputs);
  made.by_output = by_output(made.wiring);
  made.y = evaluate(*op, made.layer.settings, made.wiring, made.x, made.w);
  if (op->curve) made.curve = op->curve(made.layer.settings);
  if (op->switches) made.switches = op->switches(made.layer.settings, made.wiring);
  return made;
}

// What comes into a layer, given what comes out of those before it where that is known.
std::optional<Shape> shape_from(const Scene& scene, int index, const Op& op, const std::vector<std::optional<Shape>>& outputs) {
  const auto output = [&](int layer) { return layer < 0 ? std::optional(scene.input_shape) : outputs[at(layer)]; };
  const auto first = output(source_of(scene, index));
  if (!first || op.kind != Kind::join) return first;
  const auto second = output(second_source_of(scene, index));
  return second ? std::optional(stacked_shape(op, *first, *second)) : std::nullopt;
}

// Layers share the room that one wiring and one tensor may take, so that a long scene cannot fill the memory.
void expect_room(const Study& study) {
  std::int64_t taps = 0, cells = 0;
  for (const LayerStudy& layer : study.layers) {
    taps += static_cast<std::int64_t>(layer.wiring.taps.size() + layer.wiring.considered.size());
    cells += layer.wiring.out.cells() + layer.wiring.weight.cells();
  }
  if (taps <= most_taps && cells <= most_cells) return;
  refuse("Up to this layer the scene has " + counted(taps, "connection") + " and " + counted(cells, "number") +
         " in outputs and weights; at most " + std::to_string(most_taps) + " and " + std::to_string(most_cells) +
         " can be held. Make the input smaller, or take fewer layers.");
}

// Several layers as one, for views that look at one layer. Its op is only a name for them.
LayerStudy span_of(const Study& study, int first) {
  const LayerStudy &begin = study.layers[at(first)], &end = study.layers[at(study.focus)];
  LayerStudy span;
  span.index = static_cast<int>(study.layers.size());
  Op op;
  op.about.id = end.op->about.id;
  op.about.title = "Layers " + std::to_string(first + 1) + " to " + std::to_string(study.focus + 1) + " as one";
  op.about.doc = "Several layers seen as one: what reaches an output cell is summed over all ways through them.";
  span.op = std::make_shared<const Op>(std::move(op));
  span.layer.id = begin.layer.id + " to " + end.layer.id;
  span.layer.op = end.layer.op;
  span.several = true;
  span.from = begin.from;
  span.wiring = seen_as_one(study, first, study.focus, study.scene.linearised).wiring;
  span.by_output = by_output(span.wiring);
  span.x = begin.x;
  span.y = end.y;
  return span;
}

// Only the outputs are kept, so that several ways need little more room than one.
std::vector<OtherStudy> others_of(const Scene& scene, const Catalogue<Op>& ops, const DialectRules& rules_of) {
  std::vector<OtherStudy> others;
  std::int64_t cells = 0;
  for (const OtherWay& way : scene.others) {
    Scene alone;
    alone.dialect = way.dialect.empty() ? scene.dialect : way.dialect;
    alone.input_shape = scene.input_shape;
    alone.input = scene.input;
    alone.layers = way.layers;
    const Worked worked = work_out(alone, ops, rules_of);
    OtherStudy other{way.title, nullptr, worked.study ? "" : worked.obstacle.problems.front().sentence};
    if (worked.study) {
      const Tensor& y = worked.study->layers.back().y;
      cells += y.shape.cells();
      if (cells <= most_cells)
        other.y = std::make_shared<const Tensor>(y);
      else
        other.obstacle =
            "The other ways together give more than the " + std::to_string(most_cells) + " numbers that can be held.";
    }
    others.push_back(std::move(other));
  }
  return others;
}

// Where two maps do not fit, the layers before are worth a look.
Obstacle obstacle_at(int index, std::vector<Problem> problems, std::shared_ptr<Study> study, const Catalogue<Op>& ops) {
  Obstacle obstacle{index, std::move(problems)};
  const Scene& scene = study->scene;
  if (index < 1 || !sizes_differ(scene, index, ops)) return obstacle;
  obstacle.remedy = join_remedy(scene, index, ops);
  const std::string words = obstacle.remedy ? obstacle.remedy->words : "";
  if (obstacle.remedy) obstacle.problems.front().sentence += " They fit with " + words + ".";
  study->misfit = {ops.at(scene.layers[at(index)].op).about.title, source_of(scene, index), second_source_of(scene, index),
                   words};
  study->focus = std::min(focused_layer(scene), index - 1);
  obstacle.so_far = std::move(study);
  return obstacle;
}

}  // namespace

const LayerStudy* Study::find(int index) const {
  if (index >= 0 && index < static_cast<int>(layers.size())) return &layers[at(index)];
  return span && index == span->index ? &*span : nullptr;
}

Worked work_out(const Scene& scene, const Catalogue<Op>& ops, const DialectRules& rules_of) {
  auto study = std::make_shared<Study>();
  study->scene = scene;
  int index = -1;
  try {
    study->input = filled(scene.input, scene.input_shape);
    if (scene.layers.empty()) refuse("The scene has no layer. Add an operation to see something.");
    const LayerRules rules = rules_of ? rules_of(scene.dialect) : LayerRules{};
    for (index = 0; index < static_cast<int>(scene.layers.size()); ++index) {
      study->layers.push_back(worked_layer(*study, index, ops, rules));
      expect_room(*study);
    }
    index = -1;
    study->others = others_of(scene, ops, rules_of);
    study->focus = focused_layer(scene);
    const int since = find_layer(scene, scene.since).value_or(study->focus);
    if (since < study->focus) study->span = span_of(*study, since);
  } catch (Problematic& stopped) {
    return {nullptr, obstacle_at(index, std::move(stopped.problems), std::move(study), ops)};
  } catch (const Error& error) {
    return {nullptr, {index, {{error.what(), {}}}}};
  }
  return {study, {}};
}

namespace {

// " Legal would be padding = 3.": the nearest value of the first parameter that mends the layer alone; "" when none does.
std::string legal_neighbour(const Scene& scene, int index, const Problem& problem, const Catalogue<Op>& ops,
                            const DialectRules& rules_of) {
  const Layer& layer = scene.layers[at(index)];
  const Op* op = ops.find(layer.op);
  const auto in = op ? shape_into(scene, index, ops) : std::nullopt;
  if (!in) return "";
  const LayerRules rules = rules_of ? rules_of(scene.dialect) : LayerRules{};
  const auto legal = [&](const Settings& settings) {
    return problems(*op, settings, *in).empty() && (!rules || rules(*op, settings, *in).empty());
  };
  for (const std::string& id : problem.parameters) {
    const Parameter* parameter = op->about.find(id);
    if (!parameter || !parameter->integral() || !parameter->choices.empty() || std::holds_alternative<bool>(parameter->initial))
      continue;
    const double now = part_of(op->about.value(layer.settings, id), parts_of(parameter->initial).front());
    const auto values = legal_values(op->about, layer.settings, legal, id, Part::whole);
    const auto nearest =
        std::min_element(values.begin(), values.end(), [now](int a, int b) { return std::fabs(a - now) < std::fabs(b - now); });
    if (nearest != values.end()) return " Legal would be " + id + " = " + std::to_string(*nearest) + ".";
  }
  return "";
}

}  // namespace

std::shared_ptr<const Study> study_of(const Scene& scene, const Catalogue<Op>& ops, const DialectRules& rules_of) {
  Worked worked = work_out(scene, ops, rules_of);
  if (worked.study) return worked.study;
  const Problem& first = worked.obstacle.problems.front();
  const int layer = worked.obstacle.layer;
  const std::string place = layer < 0 ? "" : "Layer " + std::to_string(layer + 1) + " (" + scene.layers[at(layer)].op + "): ";
  throw Error(place + first.sentence + (layer < 0 ? "" : legal_neighbour(scene, layer, first, ops, rules_of)));
}

std::optional<Shape> shape_into(const Scene& scene, int index, const Catalogue<Op>& ops) {
  // What a layer gives stays unknown when it is illegal, which matters only to those that take it.
  std::vector<std::optional<Shape>> outputs(at(index));
  for (int layer = 0; layer <= index; ++layer) {
    try {
      const Op& op = ops.at(scene.layers[at(layer)].op);
      const auto into = shape_from(scene, layer, op, outputs);
      if (layer == index) return into;
      if (into) outputs[at(layer)] = output_shape(op, scene.layers[at(layer)].settings, *into);
    } catch (const Problematic&) {
    } catch (const Error&) {
    }
  }
  return std::nullopt;
}

}  // namespace upstamp
