#include "dialect/mismatch.h"

#include "base/error.h"
#include "dialect/differ.h"

namespace upstamp {
namespace {

// The rule is asked after every edit; beyond this many connections it would be felt.
constexpr std::size_t most_connections = 100'000;

// This layer alone as that framework reads it, on the same input and weights; nothing where it cannot be done or changes nothing.
std::optional<Tensor> read_there(const LayerStudy& here, const Reading& reading, const Catalogue<Op>& ops) {
  Layer layer = here.layer;
  layer.settings = complete(here.op->about, here.layer.settings);
  const Settings before = layer.settings;
  reading.change(layer, here.x.shape, here.y.shape);
  if (layer.op == here.layer.op && layer.settings == before) return std::nullopt;
  const Op& op = ops.at(layer.op);
  if (op.needs_switches || !problems(op, layer.settings, here.x.shape).empty()) return std::nullopt;
  const Wiring wiring = wire(op, layer.settings, here.x.shape, {&here.x, nullptr, &here.w});
  return evaluate(op, layer.settings, wiring, here.x, here.w);
}

std::string in_mid_sentence(std::string sentence) {
  if (sentence.starts_with("The ")) sentence.front() = 't';
  return sentence;
}

// What the first framework that differs makes of it; "" when none does.
std::string difference_elsewhere(const Study& study, const LayerStudy& here) {
  const auto ops = all_ops();
  for (const Dialect& dialect : all_dialects()) {
    const Wording* wording = dialect.about.id == study.scene.dialect ? nullptr : dialect.find(here.op->about.id);
    if (!wording) continue;
    for (const Reading& reading : wording->readings)
      if (const auto there = read_there(here, reading, ops))
        if (there->shape == here.y.shape && largest_difference(here.y, *there) > 1e-9)
          return "In " + dialect.about.title + " " + reading.how +
                 " gives another picture: " + in_mid_sentence(difference_sentence(here.y, *there));
  }
  return "";
}

std::string sentence(const Study& study, int layer) {
  const LayerStudy& here = study.layers[static_cast<std::size_t>(layer)];
  if (here.wiring.taps.size() > most_connections || here.op->needs_switches || here.with >= 0) return "";
  try {
    return difference_elsewhere(study, here);
  } catch (const Error&) {
    return "";
  }
}

// A kernel one longer or shorter whose padding is the same at both ends, of the same output size: nothing odd is left to cut.
std::vector<Settings> even_cuts(const Study& study, int layer) {
  const LayerStudy& here = study.layers[static_cast<std::size_t>(layer)];
  const Declaration& about = here.op->about;
  for (const char* id : {"kernel", "padding", "output_padding"})
    if (!about.find(id)) return {};
  const auto kernel = get<PerAxis>(complete(about, here.layer.settings), "kernel");
  std::vector<Settings> found;
  for (const int more : {1, -1})
    for (int padding = 0; padding < kernel.rows + more; ++padding) {
      const Settings changes{{"kernel", PerAxis(kernel.rows + more, kernel.columns + more)},
                             {"padding", PerEdge(padding)},
                             {"output_padding", PerAxis(0)}};
      Settings tried = here.layer.settings;
      for (const auto& [id, value] : changes) tried.insert_or_assign(id, value);
      if (problems(*here.op, tried, here.x.shape).empty() && output_shape(*here.op, tried, here.x.shape) == here.y.shape)
        found.push_back(changes);
    }
  return found;
}

}  // namespace

RuleOfThumb framework_mismatch() {
  return {"framework_mismatch",
          "The same words for kernel, stride and size can mean another picture in another framework.",
          "TensorFlow and Keras cut the odd cell of padding off at the end, PyTorch at the start",
          "kernel",
          "leaves nothing odd to cut off",
          sentence,
          even_cuts};
}

std::vector<RuleOfThumb> all_rules_of_thumb() {
  std::vector<RuleOfThumb> rules = rules_of_thumb();
  rules.push_back(framework_mismatch());
  return rules;
}

}  // namespace upstamp
