#include "lab/layer_settings.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "declare/settings_json.h"
#include "lab/study.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

// Settings that the op does not have, or not with such a value.
WrittenSettings foreign_settings(const Op* op, const Json& settings) {
  WrittenSettings foreign;
  for (const auto& [key, value] : settings.items()) {
    const Parameter* parameter = op ? op->about.find(key) : nullptr;
    try {
      if (parameter) value_from_json(value, parameter->initial);
    } catch (const Error&) {
      parameter = nullptr;
    }
    if (parameter) continue;
    foreign[key] = [name = key, json = value](const Value& like) {
      try {
        return value_from_json(json, like);
      } catch (const Error& error) {
        throw Error(name + ": " + error.what());
      }
    };
  }
  return foreign;
}

}  // namespace

void read_settings(Layer& layer, Json settings, const Scene& scene, const std::string& place, const Catalogue<Op>& ops,
                   const Vocabulary& vocabulary) {
  const Op* op = vocabulary.hear ? ops.find(layer.op) : &ops.at(layer.op);
  if (settings.is_null()) settings = Json::object();
  const WrittenSettings foreign = vocabulary.hear && settings.is_object() ? foreign_settings(op, settings) : WrittenSettings{};
  for (const auto& word : foreign) settings.erase(word.first);
  if (op) layer.settings = settings_from_json(op->about, settings, place);
  if (op && foreign.empty()) return;
  layer = vocabulary.hear(scene.dialect, layer, foreign, [&](const std::string& id) {
    Scene with = scene;
    with.layers.push_back(layer);
    with.layers.back().op = id;
    return shape_into(with, static_cast<int>(scene.layers.size()), ops);
  });
}

}  // namespace upstamp
