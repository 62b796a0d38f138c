// Names of files with places to fill in: "{scene}-{step:03}.svg".
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace upstamp {

// Whether the pattern has that place.
bool has_place(std::string_view pattern, std::string_view name);
// Fills every place; ":03" makes a word at least three long with zeros before it. Throws Error for a place that there is none of,
// naming those there are.
std::string filled_in(std::string_view pattern, const std::map<std::string, std::string>& words);

}  // namespace upstamp
