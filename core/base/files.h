// Reading and writing files so that nothing is lost: bounded reads, and writes that replace the old file only once they are
// whole. Paths are UTF-8 text everywhere in Upstamp; this is the one place that turns them into the system's paths.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace upstamp {

std::filesystem::path path_from_utf8(std::string_view text);
std::string utf8_from_path(const std::filesystem::path& path);

// The whole file. Throws Error naming the file when it is missing, a folder, unreadable, or larger than `limit` bytes.
std::string read_file(const std::string& path, std::uintmax_t limit = 256U << 20);

// Calls `write` with a stream to PATH.part beside the target, then renames it. On any failure (also a full disk) the old file
// stays as it was, the .part is removed and an Error names the file. A .part left by a killed run is overwritten by the next.
// Devices and pipes are written directly.
void write_file(const std::string& path, const std::function<void(std::ostream&)>& write);
void write_file(const std::string& path, std::string_view bytes);

}  // namespace upstamp
