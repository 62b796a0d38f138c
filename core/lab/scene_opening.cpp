#include <filesystem>

#include "base/embedded.h"
#include "base/error.h"
#include "base/files.h"
#include "base/link.h"
#include "base/text.h"
#include "lab/carried_scene.h"
#include "lab/scene_json.h"
#include "lab/study.h"

namespace upstamp {
namespace {

constexpr std::uintmax_t largest_file = 256U << 20;

struct Assignment {
  int layer = 0;  // counted from 1; 0 = the first that has the parameter
  std::string parameter, value;
};

Assignment read_assignment(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0)
    throw Error("\"" + shortened(text) + "\" is no setting. Write parameter=value, for example stride=3 or 2.stride=3.");
  Assignment made{0, std::string(trimmed(text.substr(0, equals))), std::string(trimmed(text.substr(equals + 1)))};
  const std::size_t dot = made.parameter.find('.');
  if (dot == std::string::npos) return made;
  const auto number = parse_integer(made.parameter.substr(0, dot));
  if (!number || *number < 1)
    throw Error("\"" + shortened(made.parameter) + "\": the layer before the point must be a number from 1, as in 2.stride=3.");
  made.layer = *number;
  made.parameter.erase(0, dot + 1);
  return made;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What a person may set of the layer: our parameters, then the dialect's words.
std::vector<std::string> names_for(const Scene& scene, const Layer& layer, const Catalogue<Op>& ops,
                                   const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const Parameter& parameter : ops.at(layer.op).about.parameters) names.push_back(parameter.id);
  if (vocabulary.names)
    for (const std::string& name : vocabulary.names(scene.dialect, layer.op))
      if (!has(names, name)) names.push_back(name);
  return names;
}

// Its place among the layers.
std::size_t layer_meant(const Scene& scene, const Assignment& wish, const Catalogue<Op>& ops, const Vocabulary& vocabulary) {
  if (wish.layer > static_cast<int>(scene.layers.size()))
    throw Error("There is no layer " + std::to_string(wish.layer) + ": the scene has " +
                counted(static_cast<long long>(scene.layers.size()), "layer") + ".");
  if (wish.layer > 0) return static_cast<std::size_t>(wish.layer) - 1;
  std::vector<std::string> known;
  for (std::size_t index = 0; index < scene.layers.size(); ++index) {
    const std::vector<std::string> names = names_for(scene, scene.layers[index], ops, vocabulary);
    if (has(names, wish.parameter)) return index;
    for (const std::string& name : names)
      if (!has(known, name)) known.push_back(name);
  }
  const std::string near = nearest_word(wish.parameter, known);
  throw Error("No layer of this scene has a parameter \"" + shortened(wish.parameter) + "\"" +
              (vocabulary.names ? ", neither here nor in " + scene.dialect + "." : ".") +
              (near.empty() ? "" : " Did you mean " + near + "?") +
              (known.empty() ? "" : " There is: " + join(known, ", ") + "."));
}

// What is set of one layer: our own words at once, the others together.
void set_layer(Scene& scene, std::size_t index, const std::vector<Assignment>& wishes, const Catalogue<Op>& ops,
               const Vocabulary& vocabulary) {
  Layer& layer = scene.layers[index];
  const Declaration& about = ops.at(layer.op).about;
  WrittenSettings foreign;
  for (const Assignment& wish : wishes) {
    const Parameter* parameter = vocabulary.hear ? about.find(wish.parameter) : &about.at(wish.parameter);
    try {
      if (parameter) layer.settings[wish.parameter] = written(wish.parameter, wish.value)(parameter->initial);
    } catch (const Error&) {
      if (!vocabulary.hear) throw;
      parameter = nullptr;
    }
    if (!parameter) foreign[wish.parameter] = written(wish.parameter, wish.value);
  }
  if (foreign.empty()) return;
  layer = vocabulary.hear(scene.dialect, layer, foreign,
                          [&](const std::string&) { return shape_into(scene, static_cast<int>(index), ops); });
}

// Where in `words` the assignment's value stands.
int word_number(const Assignment& wish, const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), wish.value);
  if (found == words.end()) throw Error(wish.parameter + "=" + shortened(wish.value) + ": there is " + join(words, ", ") + ".");
  return static_cast<int>(found - words.begin());
}

// What is said of the scene, not of a layer; answers whether it was such.
bool set_scene(Scene& scene, const Assignment& wish) {
  if (wish.layer != 0) return false;
  if (wish.parameter == "order") {
    scene.order = static_cast<Order>(word_number(wish, order_names()));
  } else if (wish.parameter == "granularity") {
    scene.granularity = static_cast<Granularity>(word_number(wish, granularity_names()));
  } else if (wish.parameter == "values") {
    scene.values = static_cast<Values>(word_number(wish, value_style_names()));
  } else if (wish.parameter == "input") {
    preset_values(wish.value, 1, {1, 1, 1, 1});
    scene.input = Filling{wish.value, scene.input.seed, nullptr};
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::string_view opening_scene() { return "opening"; }

std::vector<std::string> shipped_scenes() {
  std::vector<std::string> rest;
  constexpr std::string_view folder = "scenes/", ending = ".json";
  for (const EmbeddedFile& file : embedded_assets())
    if (file.name.starts_with(folder) && file.name.ends_with(ending))
      rest.push_back(file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size()));
  std::sort(rest.begin(), rest.end());
  // The order in which they are best met; what it does not name follows by name.
  std::vector<std::string> names;
  for (const std::string& line : split(asset_text("scenes/order.txt"), '\n'))
    if (const auto found = std::find(rest.begin(), rest.end(), trimmed(line)); found != rest.end()) {
      names.push_back(*found);
      rest.erase(found);
    }
  names.insert(names.end(), rest.begin(), rest.end());
  return names;
}

Scene open_scene(const std::string& name_or_path, const Catalogue<Op>& ops, const Vocabulary& vocabulary) {
  if (name_or_path.starts_with(link_start)) {
    const auto text = text_of_link(name_or_path, largest_scene);
    if (!text) throw Error("The link is damaged or cut off. Copy all of it, from upstamp: to its end.");
    return scene_from_json(*text, "the scene in the link", ops, vocabulary);
  }
  const auto names = shipped_scenes();
  if (std::find(names.begin(), names.end(), name_or_path) != names.end())
    return scene_from_json(asset_text("scenes/" + name_or_path + ".json"), "scene " + name_or_path, ops, vocabulary);
  std::error_code ignored;
  const bool looks_like_path = name_or_path.find_first_of("/\\.") != std::string::npos;
  if (!looks_like_path && !std::filesystem::exists(path_from_utf8(name_or_path), ignored)) {
    const std::string near = nearest_word(name_or_path, names);
    throw Error("There is no scene \"" + shortened(name_or_path, 200) + "\", neither shipped nor as a file." +
                (near.empty() ? "" : " Did you mean " + near + "?") + " `upstamp list scenes` names the shipped ones.");
  }
  const std::string bytes = read_file(name_or_path, largest_file);
  if (!trimmed(bytes).starts_with('{')) {
    if (const auto carried = carried_scene(bytes))
      return scene_from_json(*carried, "the scene in " + name_or_path, ops, vocabulary);
    if (!name_or_path.ends_with(".json"))
      throw Error("\"" + name_or_path + "\" carries no scene. Give a .json scene, or a picture that Upstamp exported.");
  }
  if (bytes.size() > largest_scene)
    throw Error("\"" + name_or_path + "\" is larger than the " + std::to_string(largest_scene >> 20) + " MiB of a scene.");
  return scene_from_json(bytes, name_or_path, ops, vocabulary);
}

void set_by_texts(Scene& scene, const std::vector<std::string>& assignments, const Catalogue<Op>& ops,
                  const Vocabulary& vocabulary) {
  std::map<std::size_t, std::vector<Assignment>> of_layers;
  for (const std::string& text : assignments) {
    const Assignment wish = read_assignment(text);
    if (!set_scene(scene, wish)) of_layers[layer_meant(scene, wish, ops, vocabulary)].push_back(wish);
  }
  // From the first on, for what a word means can depend on the size that comes in.
  for (const auto& [index, wishes] : of_layers) set_layer(scene, index, wishes, ops, vocabulary);
}

}  // namespace upstamp
