#include "base/files.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

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

// Calls `write` and closes. Where the stream broke, what the system said counts, not what the writer made of it.
static void fill(std::ofstream& stream, const std::string& path, const std::function<void(std::ostream&)>& write) {
  const auto check = [&](const char* otherwise) {
    if (stream) return;
    // What went wrong since may have a number of its own, so the stream is asked once more.
    const int before = std::exchange(errno, 0);
    stream.clear();
    stream.put('\n').flush();
    const int problem = errno ? errno : before;
    throw Error("\"" + path + "\" cannot be written: " + (problem ? std::strerror(problem) : otherwise) +
                ". Choose another place or make room.");
  };
  check("the folder does not take new files");
  errno = 0;
  try {
    write(stream);
  } catch (...) {
    if (stream) throw;
  }
  check("the disk took only part of it");
  errno = 0;
  stream.close();
  check("the disk took only part of it");
}

void write_file(const std::string& path, const std::function<void(std::ostream&)>& write) {
  std::error_code problem;
  fs::path target = path_from_utf8(path);
  if (fs::is_directory(target, problem)) throw Error("\"" + path + "\" is a folder; give a file name.");
  // A device or pipe takes the bytes as they come: renaming a file over it would replace it.
  const bool device = fs::exists(target, problem) && !fs::is_regular_file(target, problem);
  // What a link points to is replaced, not the link.
  if (!device && fs::is_symlink(target, problem)) target = fs::weakly_canonical(target, problem);
  fs::path part = target;
  if (!device) part += ".part";
  errno = 0;
  bool opened = false;
  try {
    std::ofstream stream(part, std::ios::binary | std::ios::trunc);
    opened = stream.is_open();
    fill(stream, path, write);
    if (device) return;
    fs::rename(part, target, problem);
    if (problem) throw Error("\"" + path + "\" cannot be written: " + problem.message() + ". Choose another place.");
  } catch (...) {
    // What could not be opened is not ours.
    if (!device && opened) fs::remove(part, problem);
    throw;
  }
}

void write_file(const std::string& path, std::string_view bytes) {
  write_file(path, [&](std::ostream& stream) { stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
}

}  // namespace upstamp
