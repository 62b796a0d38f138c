// Settings <-> JSON, checked against the declaration: 3, [3, 2], [[0, 1], [0, 1]], true, "half_pixel".
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "declare/declaration.h"

namespace upstamp {

nlohmann::ordered_json to_json(const Value&);
// Only values that differ from the defaults are written.
nlohmann::ordered_json to_json(const Declaration&, const Settings&);
// Reads the same kind of value as `like`; throws Error saying what form is wanted.
Value value_from_json(const nlohmann::ordered_json&, const Value& like);
// Throws Error starting with `place` ("layer 2, stride") for an unknown key, a wrong type or a number that is no number.
Settings settings_from_json(const Declaration&, const nlohmann::ordered_json&, const std::string& place);
// The same from and to an object as text; "" = all defaults.
Settings settings_from_text(const Declaration&, const std::string& json, const std::string& place);
std::string settings_text(const Declaration&, const Settings&);

}  // namespace upstamp
