// Text from outside as JSON.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace upstamp {

// Throws Error with line and column when it is no JSON, when a number is too large, or when it is nested too deep.
nlohmann::ordered_json parsed_json(std::string_view text);

}  // namespace upstamp
