#include "lab/other_ways.h"

#include "base/error.h"
#include "base/text.h"

namespace upstamp {
namespace {

// What differs from the defaults.
std::string settings_words(const Layer& layer, const Op& op) {
  std::vector<std::string> words;
  for (const Parameter& parameter : op.about.parameters)
    if (const Value& value = op.about.value(layer.settings, parameter.id); value != parameter.initial)
      words.push_back(parameter.id + " " + value_text(value));
  return join(words, ", ");
}

}  // namespace

OtherWay way_of(const Scene& scene, const Catalogue<Op>& ops) {
  OtherWay way;
  way.dialect = scene.dialect;
  const auto count = static_cast<std::size_t>(focused_layer(scene)) + 1;
  way.layers.assign(scene.layers.begin(),
                    scene.layers.begin() + static_cast<std::ptrdiff_t>(std::min(count, scene.layers.size())));
  std::vector<std::string> titles;
  for (const Layer& layer : way.layers) titles.push_back(ops.at(layer.op).about.title);
  way.title = join(titles, ", ");
  if (way.layers.size() == 1)
    if (const std::string words = settings_words(way.layers.front(), ops.at(way.layers.front().op)); !words.empty())
      way.title += ": " + words;
  return way;
}

void add_way(Scene& scene, OtherWay way) {
  if (scene.others.size() >= most_others)
    throw Error("The scene has " + std::to_string(most_others) +
                " other ways already, which is as many as can be compared. Leave one out.");
  if (way.dialect == scene.dialect) way.dialect.clear();
  scene.others.push_back(std::move(way));
}

}  // namespace upstamp
