#include "view/layer_words.h"

#include "base/text.h"

namespace upstamp {
namespace {

// A count that changes nothing: no padding, a stride of 1.
bool does_nothing(const Parameter& parameter, const Value& value) {
  const int nothing = parameter.low <= 0 ? 0 : static_cast<int>(parameter.low);
  for (const Part part : parts_of(value))
    if (part_of(value, part) != nothing) return false;
  return true;
}

// Sizes and numbers of channels stand on the maps.
bool seen_in_sizes(const Parameter& parameter, const Value& value, const Shape& out) {
  if (parameter.unit == "channels" || parameter.unit == "times") return true;
  const auto* axes = std::get_if<PerAxis>(&value);
  return axes && parameter.low == 0 && axes->rows == out.rows && axes->columns == out.columns;
}

std::string setting_words(const Parameter& parameter, const Value& value, bool first, const Shape& out) {
  if (const bool* on = std::get_if<bool>(&value)) return *on ? parameter.id : "";
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  if (seen_in_sizes(parameter, value, out)) return "";
  if (!parameter.integral()) return value == parameter.initial ? "" : parameter.id + " " + shown_value(value);
  return (!first || parameter.low <= 0) && does_nothing(parameter, value) ? "" : parameter.id + " " + shown_value(value);
}

}  // namespace

std::vector<std::string> settings_words(const LayerStudy& layer) {
  std::vector<std::string> words;
  const std::vector<Parameter>& parameters = layer.op->about.parameters;
  for (const Parameter& parameter : parameters) {
    const Value& value = layer.op->about.value(layer.layer.settings, parameter.id);
    std::string said = setting_words(parameter, value, &parameter == &parameters.front(), layer.y.shape);
    if (!said.empty()) words.push_back(std::move(said));
  }
  return words;
}

std::string layer_name(const Study& study, int layer) {
  if (study.layers.size() == 1) return "the layer";
  return "layer " + std::to_string(layer + 1) + " (" + study.layers[static_cast<std::size_t>(layer)].op->about.title + ")";
}

std::string map_name(const Study& study, int map) { return map < 0 ? "the input" : layer_name(study, map); }

std::string map_size_words(const Shape& shape) {
  return std::to_string(shape.channels) + " × " + std::to_string(shape.rows) + " × " + std::to_string(shape.columns);
}

std::string sizes_words(const Study& study, const LayerStudy& layer) {
  const auto output_of = [&](int map) -> const Shape& {
    return map < 0 ? study.input.shape : study.layers[static_cast<std::size_t>(map)].y.shape;
  };
  std::vector<Shape> maps{layer.x.shape};
  if (layer.with >= 0) maps = {output_of(layer.from), output_of(layer.with)};
  maps.push_back(layer.y.shape);
  const bool channels = std::any_of(maps.begin(), maps.end(), [](const Shape& map) { return map.channels > 1; });
  const auto size = [&](const Shape& map) {
    return channels ? map_size_words(map) : std::to_string(map.rows) + " × " + std::to_string(map.columns);
  };
  std::string words = size(maps.front());
  if (maps.size() > 2) words += " and " + size(maps[1]);
  return words + " → " + size(maps.back());
}

}  // namespace upstamp
