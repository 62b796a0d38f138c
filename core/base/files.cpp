#include "base/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "base/error.h"

namespace upstamp {
namespace fs = std::filesystem;

fs::path path_from_utf8(std::string_view text) { return fs::path(std::u8string(text.begin(), text.end())); }

std::string utf8_from_path(const fs::path& path) {
  const std::u8string text = path.u8string();
  return std::string(text.begin(), text.end());
}

std::string read_file(const std::string& path, std::uintmax_t limit) {
  const fs::path file = path_from_utf8(path);
  std::error_code problem;
  const auto kind = fs::status(file, problem).type();
  if (kind == fs::file_type::not_found) throw Error("There is no file \"" + path + "\".");
  if (kind == fs::file_type::directory) throw Error("\"" + path + "\" is a folder, not a file.");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error("\"" + path + "\" cannot be read: " + std::strerror(errno) + ".");
  // Read by pieces and count, because pipes and /proc have no size to ask for.
  std::string bytes;
  char piece[65536];
  while (stream.read(piece, sizeof piece) || stream.gcount() > 0) {
    bytes.append(piece, static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit)
      throw Error("\"" + path + "\" is larger than the " + std::to_string(limit >> 20) + " MiB that Upstamp reads.");
  }
  if (stream.bad()) throw Error("\"" + path + "\" could not be read to its end.");
  return bytes;
}

[[noreturn]] static void fail_writing(const std::string& path, const std::string& why) {
  throw Error("\"" + path + "\" cannot be written: " + why + ". Choose another place or make room.");
}

// A device or pipe takes the bytes as they come: renaming a file over it would replace it.
static void write_through(const std::string& path, const std::function<void(std::ostream&)>& write) {
  std::ofstream stream(path_from_utf8(path), std::ios::binary);
  if (stream) write(stream);
  errno = 0;
  if (stream) stream.close();
  if (!stream) fail_writing(path, errno ? std::strerror(errno) : "the device took only part of it");
}

void write_file(const std::string& path, const std::function<void(std::ostream&)>& write) {
  std::error_code ignored;
  fs::path target = path_from_utf8(path);
  if (fs::is_directory(target, ignored)) throw Error("\"" + path + "\" is a folder; give a file name.");
  if (fs::exists(target, ignored) && !fs::is_regular_file(target, ignored)) return write_through(path, write);
  // What a link points to is replaced, not the link.
  if (fs::is_symlink(target, ignored)) target = fs::weakly_canonical(target, ignored);
  fs::path part = target;
  part += ".part";
  const auto fail = [&](const std::string& why) {
    fs::remove(part, ignored);
    fail_writing(path, why);
  };
  errno = 0;
  std::ofstream stream(part, std::ios::binary | std::ios::trunc);
  if (!stream) fail(errno ? std::strerror(errno) : "the folder does not take new files");
  try {
    write(stream);
  } catch (...) {
    stream.close();
    fs::remove(part, ignored);
    throw;
  }
  errno = 0;
  stream.close();
  if (!stream) fail(errno ? std::strerror(errno) : "the disk took only part of it");
  std::error_code problem;
  fs::rename(part, target, problem);
  if (problem) fail(problem.message());
}

void write_file(const std::string& path, std::string_view bytes) {
  write_file(path, [&](std::ostream& stream) { stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
}

}  // namespace upstamp
