#include <cmath>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/wished_scene.h"
#include "dialect/dialect.h"
#include "reason/arithmetic.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

Json described(const Fact& fact) {
  return {{"id", fact.id}, {"sentence", fact.sentence}, {"rows", fact.rows}, {"columns", fact.columns}};
}

}  // namespace

std::string arithmetic_told(const ArithmeticRequest& request) {
  const auto ops = all_ops();
  const auto study = study_of(wished_scene(request.scene, request.dialect, request.settings, ops), ops, rules_of_dialect);
  const LayerStudy& layer = study->focused();
  const std::string sizes = shape_text(layer.x.shape) + " becomes " + shape_text(layer.y.shape);
  const std::vector<Fact> facts = arithmetic_of(*study, study->focus);
  if (request.json) {
    Json made{{"layer", study->focus + 1}, {"op", layer.op->about.id}, {"facts", Json::array()}};
    for (const Fact& fact : facts) made["facts"].push_back(described(fact));
    return made.dump(2) + "\n";
  }
  std::string text = "layer " + std::to_string(study->focus + 1) + ", " + layer.op->about.title + ": " + sizes + "\n";
  for (const Fact& fact : facts) text += "\n" + fact.id + "\n  " + fact.sentence + "\n";
  return text;
}

}  // namespace upstamp
