// Files that are part of the program: fonts, shaders, scenes. Their bytes live as long as the program.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace upstamp {

struct EmbeddedFile {
  std::string name;  // as in "scenes/opening.json" or "fonts/mono"
  std::span<const std::byte> bytes;
};

// All of assets/ and the fonts. The build writes this function (third_party/embed.cmake).
std::vector<EmbeddedFile> embedded_assets();

// The asset of that name; throws Error when there is none.
std::span<const std::byte> asset(std::string_view name);
std::string_view asset_text(std::string_view name);

}  // namespace upstamp
