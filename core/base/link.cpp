#include "base/link.h"

#include <zlib.h>

#include <array>
#include <span>
#include <vector>

#include "base/error.h"

namespace upstamp {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string base64(const std::vector<Bytef>& bytes) {
  std::string text;
  unsigned held = 0;
  int bits = 0;
  for (const Bytef byte : bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 6; bits -= 6) text += letters[held >> (bits - 6) & 63];
  }
  if (bits > 0) text += letters[held << (6 - bits) & 63];
  return text;
}

// The bytes of as many letters as the place has room for; takes them off the text.
std::size_t take_base64(std::string_view& text, std::span<Bytef> bytes) {
  unsigned held = 0;
  int bits = 0;
  std::size_t count = 0;
  while (count < bytes.size() && !text.empty()) {
    const std::size_t six = letters.find(text.front());
    if (six == std::string_view::npos) break;
    text.remove_prefix(1);
    held = held << 6 | static_cast<unsigned>(six);
    if ((bits += 6) >= 8) bytes[count++] = static_cast<Bytef>(held >> (bits -= 8));
  }
  return count;
}

struct Inflating {
  z_stream stream{};
  bool ready = inflateInit(&stream) == Z_OK;
  ~Inflating() {
    if (ready) inflateEnd(&stream);
  }
};

}  // namespace

std::string link_of(std::string_view text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::vector<Bytef> packed(size);
  if (compress2(packed.data(), &size, reinterpret_cast<const Bytef*>(text.data()), static_cast<uLong>(text.size()), 9) != Z_OK)
    throw Error("There is not enough memory to pack the scene.");
  packed.resize(size);
  return std::string(link_start) + base64(packed);
}

std::optional<std::string> text_of_link(std::string_view link, std::size_t most) {
  if (!link.starts_with(link_start)) return std::nullopt;
  link.remove_prefix(link_start.size());
  Inflating inflating;
  if (!inflating.ready) return std::nullopt;
  z_stream& stream = inflating.stream;
  std::string text;
  std::array<Bytef, 12288> packed;  // whole groups of four letters
  std::array<Bytef, 16384> piece;
  int answer = Z_OK;
  // Piece by piece, so that damage ends the work where it is.
  while (answer == Z_OK || answer == Z_BUF_ERROR) {
    if (stream.avail_in == 0) {
      stream.next_in = packed.data();
      stream.avail_in = static_cast<uInt>(take_base64(link, packed));
      if (stream.avail_in == 0) return std::nullopt;
    }
    stream.next_out = piece.data(), stream.avail_out = piece.size();
    answer = inflate(&stream, Z_NO_FLUSH);
    text.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream.avail_out);
    if (text.size() > most) return std::nullopt;
  }
  if (answer != Z_STREAM_END) return std::nullopt;
  return text;
}

}  // namespace upstamp
