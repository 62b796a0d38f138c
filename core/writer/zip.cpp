#include "writer/zip.h"

#include <zlib.h>

#include <limits>
#include <ostream>

#include "base/error.h"

namespace upstamp {
namespace {

// Numbers in a .zip have their lowest byte first.
void put_number(std::string& bytes, std::uint64_t value, int width) {
  for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

// Without zlib's own frame, which a .zip has no place for.
std::string deflated(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw Error("There is not enough memory to pack the file.");
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int answer = deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  if (answer != Z_STREAM_END) throw Error("There is not enough memory to pack the file.");
  return packed;
}

constexpr unsigned utf8_names = 0x800, first_of_january_1980 = 0x21;

}  // namespace

void Zip::put(std::string_view bytes) {
  stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  written_ += bytes.size();
}

void Zip::add(std::string_view name, std::string_view bytes, Packing packing) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
    throw Error("A part of more than 4 GiB does not fit into the file.");
  const std::string packed = packing == Packing::deflated ? deflated(bytes) : "";
  const std::string_view body = packing == Packing::deflated ? packed : bytes;
  std::string facts;  // what both the entry itself and the list say of it
  put_number(facts, 20, 2), put_number(facts, utf8_names, 2), put_number(facts, packing == Packing::deflated ? 8 : 0, 2);
  put_number(facts, 0, 2), put_number(facts, first_of_january_1980, 2);
  put_number(facts, crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())), 4);
  put_number(facts, body.size(), 4), put_number(facts, bytes.size(), 4);
  put_number(facts, name.size(), 2), put_number(facts, 0, 2);

  list_ += "PK\1\2";
  put_number(list_, 20, 2);
  list_ += facts;
  put_number(list_, 0, 2), put_number(list_, 0, 2), put_number(list_, 0, 2), put_number(list_, 0, 4);
  put_number(list_, written_, 4);
  list_ += name;
  ++entries_;

  put("PK\3\4"), put(facts), put(name), put(body);
}

void Zip::finish() {
  if (written_ + list_.size() > std::numeric_limits<std::uint32_t>::max() || entries_ > 65535)
    throw Error("The file would be larger than 4 GiB. Write fewer steps or choose fewer dots per inch.");
  std::string end = "PK\5\6";
  put_number(end, 0, 4), put_number(end, entries_, 2), put_number(end, entries_, 2);
  put_number(end, list_.size(), 4), put_number(end, written_, 4), put_number(end, 0, 2);
  put(list_), put(end);
}

}  // namespace upstamp
