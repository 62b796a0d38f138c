#include "lab/scene_json.h"

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "lab/json_text.h"
#include "lab/layer_settings.h"
#include "lab/study.h"

namespace upstamp {
namespace {

using Json = nlohmann::ordered_json;

constexpr int most_layers = 64;

[[noreturn]] void fail(const std::string& place, const std::string& what) { throw Error(place + ": " + what); }

std::string in_quotes(const std::string& text) { return "\"" + shortened(text) + "\""; }

// Takes `key` out of `object`, so that what is left over in the end is what this version does not know.
Json take(Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  Json value = std::move(*found);
  object.erase(found);
  return value;
}

std::string take_text(Json& object, const char* key, const std::string& place, const std::string& absent = "") {
  const Json value = take(object, key);
  if (value.is_null()) return absent;
  if (!value.is_string()) fail(place, std::string(key) + " must be text in quotes.");
  return value.get<std::string>();
}

bool take_switch(Json& object, const char* key, const std::string& place) {
  const Json value = take(object, key);
  if (value.is_null()) return false;
  if (!value.is_boolean()) fail(place, std::string(key) + " must be true or false.");
  return value.get<bool>();
}

// One of these words, as its place among them.
int take_word(Json& object, const char* key, const std::vector<std::string>& words, int absent) {
  const std::string word = take_text(object, key, key, words[static_cast<std::size_t>(absent)]);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) fail(key, in_quotes(word) + " is no " + key + ". There is: " + join(words, ", ") + ".");
  return static_cast<int>(found - words.begin());
}

int integer(const Json& value, const std::string& place, const std::string& key, int low, int high) {
  const bool whole = value.is_number() && value.get<double>() == std::floor(value.get<double>());
  if (!whole || value.get<double>() < low || value.get<double>() > high)
    fail(place, key + " must be a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ".");
  return static_cast<int>(value.get<double>());
}

std::string unknown_keys(const Json& left) { return left.empty() ? "" : left.dump(); }

void object_or_fail(const Json& value, const std::string& place) {
  if (!value.is_object()) fail(place, "here an object { … } is needed.");
}

Shape read_shape(const Json& value, const std::string& place) {
  if (!value.is_array() || value.size() < 2 || value.size() > 4)
    fail(place, "shape must be [channels, rows, columns], for example [1, 3, 3].");
  Shape shape;
  int sides[4] = {1, 1, 1, 1};
  for (std::size_t i = 0; i < value.size(); ++i)
    sides[4 - value.size() + i] = integer(value[i], place, "each side of shape", 1, 1 << 15);
  shape = {sides[0], sides[1], sides[2], sides[3]};
  if (shape.cells() > most_cells)
    fail(place, "a shape of " + shape_text(shape) + " has more than the " + std::to_string(most_cells) + " cells allowed.");
  return shape;
}

void read_numbers(const Json& value, std::vector<double>& numbers, const std::string& place) {
  if (value.is_array()) {
    for (const Json& item : value) read_numbers(item, numbers, place);
  } else if (value.is_number() && std::isfinite(value.get<double>())) {
    numbers.push_back(value.get<double>());
  } else {
    fail(place, "values must be finite numbers, in nested or flat lists.");
  }
}

// `shape` as written beside the values, else as the surroundings want it (then the number of values decides whether it fits).
Filling read_filling(Json& object, std::optional<Shape> shape, const std::string& place) {
  Filling filling;
  filling.preset = take_text(object, "preset", place, filling.preset);
  preset_values(filling.preset, 1, {1, 1, 1, 1});
  if (const Json seed = take(object, "seed"); !seed.is_null()) filling.seed = integer(seed, place, "seed", 0, 2147483647);
  const Json written = take(object, "shape");
  if (!written.is_null()) shape = read_shape(written, place);
  const Json values = take(object, "values");
  if (values.is_null()) return filling;
  if (!values.is_array()) fail(place, "values must be a list of numbers.");
  std::vector<double> numbers;
  read_numbers(values, numbers, place);
  if (numbers.empty()) fail(place, "values is empty.");
  const Shape fit = shape.value_or(Shape{1, 1, 1, static_cast<int>(numbers.size())});
  if (static_cast<std::int64_t>(numbers.size()) != fit.cells())
    fail(place, "a shape of " + shape_text(fit) + " needs " + counted(fit.cells(), "value") + ", but there are " +
                    std::to_string(numbers.size()) + ".");
  filling.values = std::make_shared<const Tensor>(fit, std::move(numbers));
  return filling;
}

// `flat_weights` tells whether the layer has weights without a shape.
Layer read_layer(Json object, const Scene& scene, const Catalogue<Op>& ops, const Vocabulary& vocabulary, bool& flat_weights) {
  const std::size_t number = scene.layers.size() + 1;
  const std::string place = "layer " + std::to_string(number);
  object_or_fail(object, place);
  Layer layer;
  layer.op = take_text(object, "op", place);
  if (layer.op.empty()) fail(place, "op is missing: the id of an operation, for example \"transposed_conv\".");
  layer.id = take_text(object, "id", place);
  layer.from = take_text(object, "from", place);
  layer.switches_from = take_text(object, "switches_from", place);
  layer.with = take_text(object, "with", place);
  try {
    read_settings(layer, take(object, "settings"), scene, place, ops, vocabulary);
  } catch (const Error& error) {
    const std::string sentence = error.what();
    if (sentence.starts_with(place)) throw;
    fail(place, sentence);
  }
  if (layer.id.empty()) layer.id = layer.op + (number > 1 ? std::to_string(number) : "");
  if (Json weights = take(object, "weights"); !weights.is_null()) {
    object_or_fail(weights, place + ", weights");
    flat_weights = weights.contains("values") && !weights.contains("shape");
    layer.weights = read_filling(weights, std::nullopt, place + ", weights");
  }
  layer.unknown = unknown_keys(object);
  return layer;
}

// Weights written flat, without a shape, get the shape that their layer wants.
void shape_flat_weights(Scene& scene, const std::vector<char>& flat, const Catalogue<Op>& ops) {
  for (std::size_t i = 0; i < scene.layers.size(); ++i) {
    Layer& layer = scene.layers[i];
    if (!flat[i]) continue;
    const auto in = shape_into(scene, static_cast<int>(i), ops);
    const Op& op = ops.at(layer.op);
    if (!in || !op.weight || !problems(op, layer.settings, *in).empty()) continue;
    const Shape wanted = weight_shape(op, layer.settings, *in);
    const auto& values = layer.weights.values->values;
    if (wanted.cells() != static_cast<std::int64_t>(values.size()))
      fail("layer " + std::to_string(i + 1) + ", weights", "a kernel of " + shape_text(wanted) + " needs " +
                                                               counted(wanted.cells(), "value") + ", but there are " +
                                                               std::to_string(values.size()) + ".");
    layer.weights.values = std::make_shared<const Tensor>(wanted, values);
  }
}

// How large a tile is in relation to others.
double take_share(Json& object, const char* key) {
  constexpr double least = 0.05, most = 20;
  const Json value = take(object, key);
  if (value.is_null()) return 1;
  if (!value.is_number() || !(value.get<double>() >= least && value.get<double>() <= most))
    fail("views", std::string(key) + " must be a number from 0.05 to 20: how large the view is in relation to the others.");
  return value.get<double>();
}

std::vector<ViewChoice> read_views(const Json& value) {
  std::vector<ViewChoice> views;
  if (value.is_null()) return views;
  if (!value.is_array() || value.size() > 32) fail("views", "here a list of at most 32 views is needed.");
  for (Json item : value) {
    if (item.is_string()) item = Json{{"id", item}};
    object_or_fail(item, "views");
    ViewChoice choice;
    choice.id = take_text(item, "id", "views");
    if (const Json settings = take(item, "settings"); !settings.is_null()) {
      object_or_fail(settings, "views, settings");
      choice.settings = unknown_keys(settings);
    }
    choice.beside = take_switch(item, "beside", "views");
    choice.share = take_share(item, "share");
    choice.height = take_share(item, "height");
    choice.unknown = unknown_keys(item);
    views.push_back(std::move(choice));
  }
  return views;
}

void refuse_repeated_ids(const Scene& scene) {
  for (std::size_t i = 0; i < scene.layers.size(); ++i)
    if (find_layer(scene, scene.layers[i].id) != static_cast<int>(i))
      fail("layer " + std::to_string(i + 1),
           "another layer is called " + in_quotes(scene.layers[i].id) + " already. Give each its own id.");
}

void read_layers(const Json& layers, Scene& scene, const Catalogue<Op>& ops, const Vocabulary& vocabulary) {
  if (layers.is_null()) return;
  if (!layers.is_array() || layers.size() > most_layers)
    fail("layers", "here a list of at most " + std::to_string(most_layers) + " layers is needed.");
  std::vector<char> flat_weights;  // of each layer
  for (const Json& layer : layers) {
    bool flat = false;
    scene.layers.push_back(read_layer(layer, scene, ops, vocabulary, flat));
    flat_weights.push_back(flat);
  }
  refuse_repeated_ids(scene);
  shape_flat_weights(scene, flat_weights, ops);
}

// Each is read as a scene of its own with this one's input.
void read_others(const Json& others, Scene& scene, const Catalogue<Op>& ops, const Vocabulary& vocabulary) {
  if (others.is_null()) return;
  if (!others.is_array() || others.size() > most_others)
    fail("others", "here a list of at most " + std::to_string(most_others) + " other ways is needed, each with its own layers.");
  for (Json item : others) {
    const std::string place = "others, way " + std::to_string(scene.others.size() + 1);
    object_or_fail(item, place);
    OtherWay way;
    way.title = take_text(item, "title", place);
    way.dialect = take_text(item, "dialect", place);
    Scene alone;
    alone.input_shape = scene.input_shape;
    alone.dialect = way.dialect.empty() ? scene.dialect : way.dialect;
    try {
      read_layers(take(item, "layers"), alone, ops, vocabulary);
    } catch (const Error& error) {
      fail(place, error.what());
    }
    if (alone.layers.empty()) fail(place, "layers is missing: the operations that the input goes through instead.");
    way.layers = std::move(alone.layers);
    way.unknown = unknown_keys(item);
    scene.others.push_back(std::move(way));
  }
}

Scene read_scene(Json object, const Catalogue<Op>& ops, const Vocabulary& vocabulary) {
  object_or_fail(object, "the scene");
  Scene scene;
  if (const Json format = take(object, "format"); !format.is_null() && (!format.is_number_integer() || format != 1))
    fail("format", "this version reads scenes of format 1. A newer Upstamp may open it.");
  scene.title = take_text(object, "title", "the scene");
  scene.note = take_text(object, "note", "the scene");
  scene.dialect = take_text(object, "dialect", "the scene", scene.dialect);
  if (Json input = take(object, "input"); !input.is_null()) {
    object_or_fail(input, "input");
    if (const auto shape = input.find("shape"); shape != input.end()) scene.input_shape = read_shape(*shape, "input");
    if (scene.input_shape.outer != 1)
      fail("input", "shape must be [channels, rows, columns] of one feature map, not of a batch.");
    scene.input = read_filling(input, scene.input_shape, "input");
    if (!input.empty()) object["input"] = std::move(input);
  }
  read_layers(take(object, "layers"), scene, ops, vocabulary);
  read_others(take(object, "others"), scene, ops, vocabulary);
  scene.focus = take_text(object, "focus", "the scene");
  if (!scene.focus.empty() && !find_layer(scene, scene.focus))
    fail("focus", "no layer is called " + in_quotes(scene.focus) + ".");
  scene.since = take_text(object, "since", "the scene");
  if (!scene.since.empty() && find_layer(scene, scene.since).value_or(focused_layer(scene) + 1) > focused_layer(scene))
    fail("since", "no layer up to the one in focus is called " + in_quotes(scene.since) + ".");
  scene.linearised = take_switch(object, "linearised", "the scene");
  scene.order = static_cast<Order>(take_word(object, "order", order_names(), 0));
  scene.granularity = static_cast<Granularity>(take_word(object, "granularity", granularity_names(), 1));
  scene.values = static_cast<Values>(take_word(object, "values", value_style_names(), 0));
  scene.views = read_views(take(object, "views"));
  if (const Json poster = take(object, "poster"); !poster.is_null()) {
    if (!poster.is_number() || !std::isfinite(poster.get<double>()))
      fail("poster", "here a time in steps is needed, for example 12.5.");
    scene.poster = poster.get<double>();
  }
  scene.unknown = unknown_keys(object);
  return scene;
}

}  // namespace

Scene scene_from_json(std::string_view text, const std::string& name, const Catalogue<Op>& ops, const Vocabulary& vocabulary) {
  try {
    return read_scene(parsed_json(text), ops, vocabulary);
  } catch (const Error& error) {
    throw Error(name + ", " + error.what());
  } catch (const Json::exception&) {
    throw Error(name + ": a value has the wrong type. Compare it with a scene that Upstamp saved.");
  }
}

}  // namespace upstamp
