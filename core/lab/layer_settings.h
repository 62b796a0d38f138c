// A layer's settings as a file has them: in our words, in those of the scene's dialect, or some in each.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lab/vocabulary.h"
#include "op/op.h"

namespace upstamp {

// Reads them into the layer, whose op may be a name of the dialect's; the layers before are in the scene already. Throws Error,
// with the place or without.
void read_settings(Layer& layer, nlohmann::ordered_json settings, const Scene& scene, const std::string& place,
                   const Catalogue<Op>& ops, const Vocabulary& vocabulary);

}  // namespace upstamp
