// The scene that a command is about: opened, and changed as was typed after --dialect and --set.
#pragma once
#include <string>
#include <vector>

#include "lab/scene_json.h"

namespace upstamp {

// A shipped scene's name or a file, in our words or its dialect's.
Scene opened_scene(const std::string& name_or_path, const Catalogue<Op>&);
// `dialect` "" leaves the scene's. Throws Error for a dialect or a setting that there is none of.
void set_as_typed(Scene&, const std::string& dialect, const std::vector<std::string>& settings, const Catalogue<Op>&);
Scene wished_scene(const std::string& name_or_path, const std::string& dialect, const std::vector<std::string>& settings,
                   const Catalogue<Op>&);

// Adds the layers of those scenes as other ways for the scene's input; "frameworks" stands for what each framework makes of it.
void add_ways(Scene&, const std::vector<std::string>& names_or_paths, const Catalogue<Op>&);

}  // namespace upstamp
