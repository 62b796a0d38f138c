#include "base/embedded.h"

#include "base/error.h"

namespace upstamp {

std::span<const std::byte> asset(std::string_view name) {
  for (const EmbeddedFile& file : embedded_assets())
    if (file.name == name) return file.bytes;
  throw Error("There is no asset named \"" + std::string(name) + "\" in this program.");
}

std::string_view asset_text(std::string_view name) {
  const auto bytes = asset(name);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace upstamp
