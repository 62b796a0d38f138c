#include "cli/wished_scene.h"

#include "dialect/differ.h"
#include "dialect/hearing.h"
#include "lab/other_ways.h"

namespace upstamp {

Scene opened_scene(const std::string& name_or_path, const Catalogue<Op>& ops) {
  return open_scene(name_or_path, ops, words_of_dialects());
}

void set_as_typed(Scene& scene, const std::string& dialect, const std::vector<std::string>& settings, const Catalogue<Op>& ops) {
  if (!dialect.empty()) scene.dialect = all_dialects().at(dialect).about.id;
  set_by_texts(scene, settings, ops, words_of_dialects());
}

Scene wished_scene(const std::string& name_or_path, const std::string& dialect, const std::vector<std::string>& settings,
                   const Catalogue<Op>& ops) {
  Scene scene = opened_scene(name_or_path, ops);
  set_as_typed(scene, dialect, settings, ops);
  return scene;
}

void add_ways(Scene& scene, const std::vector<std::string>& names_or_paths, const Catalogue<Op>& ops) {
  for (const std::string& name : names_or_paths) {
    if (name == "frameworks") {
      for (OtherWay& way : readings_as_ways(scene, ops)) add_way(scene, std::move(way));
      continue;
    }
    const Scene other = opened_scene(name, ops);
    OtherWay way = way_of(other, ops);
    if (!other.title.empty()) way.title = other.title;
    add_way(scene, std::move(way));
  }
}

}  // namespace upstamp
