// Pictures carry the scene they were made from. It is found again whatever the format is, also when other programs have written
// the file anew and kept its words.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace upstamp {

inline constexpr std::size_t largest_scene = 64U << 20;  // bytes of JSON

// The JSON of the first whole scene in the bytes of any file; nothing when it carries none. The bytes may be hostile.
std::optional<std::string> carried_scene(std::string_view bytes);

}  // namespace upstamp
