#include <nlohmann/json.hpp>

#include "base/text.h"
#include "declare/settings_json.h"
#include "lab/scene_json.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

Json numbers_json(const Tensor& tensor) {
  Json list = Json::array();
  for (const double value : tensor.values) {
    if (value == std::floor(value) && std::fabs(value) < 1e15)
      list.push_back(static_cast<std::int64_t>(value));
    else
      list.push_back(value);
  }
  return list;
}

Json shape_json(const Shape& shape) {
  Json list = Json::array();
  if (shape.outer != 1) list.push_back(shape.outer);
  for (const int side : {shape.channels, shape.rows, shape.columns}) list.push_back(side);
  return list;
}

void write_filling(Json& object, const Filling& filling, bool with_shape) {
  if (filling.values) {
    if (with_shape) object["shape"] = shape_json(filling.values->shape);
    object["values"] = numbers_json(*filling.values);
    return;
  }
  object["preset"] = filling.preset;
  if (filling.preset == "noise") object["seed"] = filling.seed;
}

void add_unknown(Json& object, const std::string& unknown) {
  if (unknown.empty()) return;
  const Json left = Json::parse(unknown);
  for (const auto& [key, value] : left.items())
    if (object.contains(key) && object[key].is_object() && value.is_object())
      object[key].update(value);
    else
      object[key] = value;
}

Json layer_json(const Layer& layer, const Catalogue<Op>& ops) {
  Json object{{"id", layer.id}, {"op", layer.op}};
  const Op& op = ops.at(layer.op);
  if (Json settings = to_json(op.about, layer.settings); !settings.empty()) object["settings"] = std::move(settings);
  if (op.weight) write_filling(object["weights"], layer.weights, true);
  if (!layer.from.empty()) object["from"] = layer.from;
  if (!layer.switches_from.empty()) object["switches_from"] = layer.switches_from;
  if (!layer.with.empty()) object["with"] = layer.with;
  add_unknown(object, layer.unknown);
  return object;
}

Json way_json(const OtherWay& way, const Catalogue<Op>& ops) {
  Json object{{"title", way.title}};
  if (!way.dialect.empty()) object["dialect"] = way.dialect;
  for (const Layer& layer : way.layers) object["layers"].push_back(layer_json(layer, ops));
  add_unknown(object, way.unknown);
  return object;
}

Json view_json(const ViewChoice& view) {
  Json item{{"id", view.id}};
  if (!view.settings.empty()) item["settings"] = Json::parse(view.settings);
  if (view.beside) item["beside"] = true;
  if (view.share != 1) item["share"] = view.share;
  if (view.height != 1) item["height"] = view.height;
  add_unknown(item, view.unknown);
  return item;
}

// Lists of plain values stay on one line: a scene is read by people too.
void print(const Json& value, std::string& text, const std::string& indent) {
  const bool nested = std::any_of(value.begin(), value.end(), [](const Json& item) { return item.is_structured(); });
  if (!value.is_structured() || !nested) {
    std::string flat = value.dump();
    if (value.is_array()) {
      flat = "[";
      for (std::size_t i = 0; i < value.size(); ++i) flat += (i ? ", " : "") + value[i].dump();
      flat += "]";
    }
    text += flat;
    return;
  }
  const std::string inner = indent + "  ";
  text += value.is_array() ? "[" : "{";
  bool first = true;
  for (const auto& [key, item] : value.items()) {
    text += (first ? "\n" : ",\n") + inner;
    first = false;
    if (value.is_object()) text += Json(key).dump() + ": ";
    print(item, text, inner);
  }
  text += "\n" + indent + (value.is_array() ? "]" : "}");
}

}  // namespace

std::string scene_to_json(const Scene& scene, const Catalogue<Op>& ops) {
  Json object{{"format", 1}};
  if (!scene.title.empty()) object["title"] = scene.title;
  if (!scene.note.empty()) object["note"] = scene.note;
  object["dialect"] = scene.dialect;
  object["input"]["shape"] = shape_json(scene.input_shape);
  write_filling(
      object["input"],
      scene.input.values ? Filling{"", 1, std::make_shared<const Tensor>(filled(scene.input, scene.input_shape))} : scene.input,
      false);
  object["layers"] = Json::array();
  for (const Layer& layer : scene.layers) object["layers"].push_back(layer_json(layer, ops));
  for (const OtherWay& way : scene.others) object["others"].push_back(way_json(way, ops));
  if (!scene.focus.empty()) object["focus"] = scene.focus;
  if (!scene.since.empty()) object["since"] = scene.since;
  if (scene.linearised) object["linearised"] = true;
  const auto word = [](const std::vector<std::string>& names, auto choice) { return names[static_cast<std::size_t>(choice)]; };
  object["order"] = word(order_names(), scene.order);
  if (scene.granularity != Granularity::cell) object["granularity"] = word(granularity_names(), scene.granularity);
  if (scene.values != Values::numbers) object["values"] = word(value_style_names(), scene.values);
  for (const ViewChoice& view : scene.views) object["views"].push_back(view_json(view));
  if (scene.poster) object["poster"] = *scene.poster;
  add_unknown(object, scene.unknown);
  std::string text;
  print(object, text, "");
  return text + "\n";
}

}  // namespace upstamp
