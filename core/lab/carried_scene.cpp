#include "lab/carried_scene.h"

#include "base/link.h"

namespace upstamp {
namespace {

constexpr int most_tries = 16;  // a file may hold other links, or beginnings of them

// A GIF's words come in pieces of at most 255 bytes, each after a byte that says how many; the link begins a piece.
std::string joined_pieces(std::string_view bytes, std::size_t start) {
  std::string joined;
  for (std::size_t at = start - 1; at < bytes.size() && bytes[at] != 0;) {
    const auto length = static_cast<unsigned char>(bytes[at]);
    joined += bytes.substr(at + 1, length);
    at += 1U + length;
  }
  return joined;
}

}  // namespace

std::optional<std::string> carried_scene(std::string_view bytes) {
  const bool in_pieces = bytes.starts_with("GIF8");
  std::size_t at = bytes.find(link_start);
  for (int tries = 0; at != std::string_view::npos && tries < most_tries; ++tries, at = bytes.find(link_start, at + 1)) {
    auto text = in_pieces && at > 0 ? text_of_link(joined_pieces(bytes, at), largest_scene)
                                    : text_of_link(bytes.substr(at), largest_scene);
    if (text && text->starts_with('{')) return text;
  }
  return std::nullopt;
}

}  // namespace upstamp
