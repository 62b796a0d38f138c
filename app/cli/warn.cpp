#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/wished_scene.h"
#include "declare/settings_json.h"
#include "dialect/dialect.h"
#include "dialect/mismatch.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

Json described(const Warning& warning, const LayerStudy& layer, int number) {
  Json made{
      {"layer", number}, {"op", layer.layer.op}, {"id", warning.id}, {"sentence", warning.sentence}, {"remedies", Json::array()}};
  for (const Remedy& remedy : warning.remedies)
    made["remedies"].push_back(
        {{"words", remedy.words}, {"sentence", remedy.sentence}, {"settings", to_json(layer.op->about, remedy.changes)}});
  return made;
}

std::string as_text(const Warning& warning, const LayerStudy& layer, int number) {
  std::string text = "layer " + std::to_string(number) + ", " + layer.op->about.title + ": " + warning.sentence + "\n";
  for (const Remedy& remedy : warning.remedies) text += "  " + remedy.sentence + "\n";
  return text;
}

}  // namespace

std::string warned(const WarnRequest& request) {
  const auto ops = all_ops();
  const Scene scene = wished_scene(request.scene, request.dialect, request.settings, ops);
  const std::shared_ptr<const Study> study = study_of(scene, ops, rules_of_dialect);
  Json all = Json::array();
  std::string text;
  for (int index = 0; index < static_cast<int>(study->layers.size()); ++index)
    for (const Warning& warning : warnings(*study, index, all_rules_of_thumb())) {
      const LayerStudy& layer = study->layers[static_cast<std::size_t>(index)];
      all.push_back(described(warning, layer, index + 1));
      text += as_text(warning, layer, index + 1);
    }
  if (request.json) return Json{{"warnings", all}}.dump(2) + "\n";
  return text.empty() ? "No rule of thumb speaks against this scene.\n" : text;
}

}  // namespace upstamp
