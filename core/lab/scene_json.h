// Scenes as files. Every number is checked, sizes are bounded, unknown keys are kept, so a hostile file ends in one clear
// sentence.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lab/vocabulary.h"
#include "op/op.h"

namespace upstamp {

// `name` is how messages call the text. Throws Error with line and column for malformed JSON, with the key's place for wrong
// contents. A layer may be written in the words of the scene's dialect where there is a vocabulary.
Scene scene_from_json(std::string_view text, const std::string& name, const Catalogue<Op>&, const Vocabulary& = {});
// Pretty-printed, defaults left out, same scene same bytes.
std::string scene_to_json(const Scene&, const Catalogue<Op>&);

// Names of the scenes that are part of the program, the opening scene first: in the order of assets/scenes/order.txt, then by
// name.
std::vector<std::string> shipped_scenes();
std::string_view opening_scene();  // the name
// A shipped scene's name, a scene's file, or a picture that carries its scene. Throws Error when it is neither, with the nearest
// name.
Scene open_scene(const std::string& name_or_path, const Catalogue<Op>&, const Vocabulary& = {});

// "stride=3" for the first layer that has the parameter, "2.stride=3" for layer 2 counted from 1. Also input=preset,
// order=gather, granularity=row, values=fractions. Where there is a vocabulary, words of the scene's dialect too; what is set of
// one layer means something together, in whatever order. Throws Error for anything else.
void set_by_texts(Scene&, const std::vector<std::string>& assignments, const Catalogue<Op>&, const Vocabulary& = {});

}  // namespace upstamp
