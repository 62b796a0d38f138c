#include <filesystem>

#include "base/embedded.h"
#include "base/error.h"
#include "base/files.h"
#include "base/text.h"
#include "lab/carried_scene.h"
#include "lab/scene_json.h"

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

Layer& layer_meant(Scene& scene, const Assignment& wish, const Catalogue<Op>& ops) {
  if (wish.layer > static_cast<int>(scene.layers.size()))
    throw Error("There is no layer " + std::to_string(wish.layer) + ": the scene has " +
                counted(static_cast<long long>(scene.layers.size()), "layer") + ".");
  if (wish.layer > 0) return scene.layers[static_cast<std::size_t>(wish.layer) - 1];
  for (Layer& layer : scene.layers)
    if (ops.at(layer.op).about.find(wish.parameter)) return layer;
  std::vector<std::string> known;
  for (const Layer& layer : scene.layers)
    for (const Parameter& parameter : ops.at(layer.op).about.parameters)
      if (std::find(known.begin(), known.end(), parameter.id) == known.end()) known.push_back(parameter.id);
  const std::string near = nearest_word(wish.parameter, known);
  throw Error("No layer of this scene has a parameter \"" + shortened(wish.parameter) + "\"." +
              (near.empty() ? "" : " Did you mean " + near + "?") +
              (known.empty() ? "" : " There is: " + join(known, ", ") + "."));
}

// Where in `words` the assignment's value stands.
int word_number(const Assignment& wish, const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), wish.value);
  if (found == words.end()) throw Error(wish.parameter + "=" + shortened(wish.value) + ": there is " + join(words, ", ") + ".");
  return static_cast<int>(found - words.begin());
}

// What is said of the scene, not of a layer; answers whether it was such.
bool set_word(Scene& scene, const Assignment& wish) {
  if (wish.parameter == "order")
    scene.order = static_cast<Order>(word_number(wish, order_names()));
  else if (wish.parameter == "granularity")
    scene.granularity = static_cast<Granularity>(word_number(wish, granularity_names()));
  else if (wish.parameter == "values")
    scene.values = static_cast<Values>(word_number(wish, value_style_names()));
  else
    return false;
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

Scene open_scene(const std::string& name_or_path, const Catalogue<Op>& ops) {
  const auto names = shipped_scenes();
  if (std::find(names.begin(), names.end(), name_or_path) != names.end())
    return scene_from_json(asset_text("scenes/" + name_or_path + ".json"), "scene " + name_or_path, ops);
  std::error_code ignored;
  const bool looks_like_path = name_or_path.find_first_of("/\\.") != std::string::npos;
  if (!looks_like_path && !std::filesystem::exists(path_from_utf8(name_or_path), ignored)) {
    const std::string near = nearest_word(name_or_path, names);
    throw Error("There is no scene \"" + shortened(name_or_path, 200) + "\", neither shipped nor as a file." +
                (near.empty() ? "" : " Did you mean " + near + "?") + " `upstamp list scenes` names the shipped ones.");
  }
  const std::string bytes = read_file(name_or_path, largest_file);
  if (!trimmed(bytes).starts_with('{')) {
    if (const auto carried = carried_scene(bytes)) return scene_from_json(*carried, "the scene in " + name_or_path, ops);
    if (!name_or_path.ends_with(".json"))
      throw Error("\"" + name_or_path + "\" carries no scene. Give a .json scene, or a picture that Upstamp exported.");
  }
  if (bytes.size() > largest_scene)
    throw Error("\"" + name_or_path + "\" is larger than the " + std::to_string(largest_scene >> 20) + " MiB of a scene.");
  return scene_from_json(bytes, name_or_path, ops);
}

void set_by_text(Scene& scene, std::string_view assignment, const Catalogue<Op>& ops) {
  const Assignment wish = read_assignment(assignment);
  if (wish.layer == 0 && set_word(scene, wish)) return;
  if (wish.layer == 0 && wish.parameter == "input") {
    preset_values(wish.value, 1, {1, 1, 1, 1});
    scene.input = Filling{wish.value, scene.input.seed, nullptr};
    return;
  }
  Layer& layer = layer_meant(scene, wish, ops);
  const Declaration& about = ops.at(layer.op).about;
  const Value& before = about.value(layer.settings, about.at(wish.parameter).id);
  try {
    layer.settings[wish.parameter] = parse_value(wish.value, before);
  } catch (const Error& error) {
    throw Error(wish.parameter + "=" + shortened(wish.value) + ": " + error.what());
  }
}

}  // namespace upstamp
