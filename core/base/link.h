// Text as one word of plain ASCII: "upstamp:" and the base64url of its deflated bytes. It is what is shared as a link, and what
// pictures carry their scene as. Safe in XML, JSON, PDF strings, comments and addresses.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace upstamp {

inline constexpr std::string_view link_start = "upstamp:";

// Same text, same link.
std::string link_of(std::string_view text);
// What comes after the link, up to any amount of it, is not looked at. Nothing when it is no link, is damaged or cut off, or
// would unpack to more than `most` bytes.
std::optional<std::string> text_of_link(std::string_view link, std::size_t most);

}  // namespace upstamp
