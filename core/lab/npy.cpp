#include <bit>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/files.h"
#include "base/npy.h"
#include "base/text.h"
#include "lab/numbers.h"

namespace upstamp {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t most_axes = 4;

// What a header says about the bytes behind it.
struct Header {
  char kind = 'f';  // f float, i signed, u unsigned, b truth value
  int width = 8;    // bytes per value
  bool big_endian = false, fortran_order = false;
  std::vector<int> sides;
  std::int64_t count = 1;
};

[[noreturn]] void refuse(const std::string& path, const std::string& why) { throw Error("\"" + path + "\" " + why); }

// Reads the one Python dictionary that .npy headers hold, and nothing more general than that.
class HeaderReader {
 public:
  HeaderReader(const std::string& path, std::string_view text) : path_(path), text_(text) {}

  Header read() {
    Header header;
    bool has_type = false, has_order = false, has_shape = false;
    expect('{');
    while (!take('}')) {
      const std::string key = quoted();
      expect(':');
      if (key == "descr" && !std::exchange(has_type, true)) {
        read_type(header);
      } else if (key == "fortran_order" && !std::exchange(has_order, true)) {
        header.fortran_order = truth();
      } else if (key == "shape" && !std::exchange(has_shape, true)) {
        read_shape(header);
      } else {
        malformed();
      }
      if (!take(',')) {
        expect('}');
        break;
      }
    }
    skip_blanks();
    if (at_ != text_.size() || !has_type || !has_order || !has_shape) malformed();
    return header;
  }

 private:
  [[noreturn]] void malformed() const { refuse(path_, "has a damaged .npy header. Save it again with numpy.save."); }
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }
  bool take(char wanted) {
    skip_blanks();
    const bool there = at_ < text_.size() && text_[at_] == wanted;
    if (there) ++at_;
    return there;
  }
  void expect(char wanted) {
    if (!take(wanted)) malformed();
  }
  std::string quoted() {
    skip_blanks();
    if (at_ >= text_.size() || (text_[at_] != '\'' && text_[at_] != '"')) malformed();
    const std::size_t end = text_.find(text_[at_], at_ + 1);
    if (end == std::string_view::npos) malformed();
    const std::string inside(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return inside;
  }
  bool truth() {
    skip_blanks();
    for (const auto& [word, value] : {std::pair<std::string_view, bool>{"False", false}, {"True", true}}) {
      if (text_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return value;
    }
    malformed();
  }
  void read_type(Header& header) {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '[')
      refuse(path_, "holds records, not plain numbers. Save one field of it as float64.");
    const std::string type = quoted();
    for (const std::string_view known : {"f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"}) {
      if (type.size() != 3 || type.substr(1) != known || std::string_view("<>|=").find(type[0]) == std::string_view::npos)
        continue;
      header.kind = known[0];
      header.width = known[1] - '0';
      header.big_endian = type[0] == '>' || (type[0] == '=' && std::endian::native == std::endian::big);
      return;
    }
    refuse(path_, "holds numbers of the type \"" + to_utf8(code_points(type.substr(0, 32))) +
                      "\", which Upstamp does not read. Save it as float32 or float64 (numpy: x.astype(\"float64\")).");
  }
  void read_shape(Header& header) {
    expect('(');
    while (!take(')')) {
      const std::size_t digits = text_.find_first_not_of("0123456789", (skip_blanks(), at_));
      if (digits == std::string_view::npos || digits == at_) malformed();
      const auto side = parse_integer(text_.substr(at_, digits - at_));
      at_ = digits;
      if (header.sides.size() == most_axes) refuse(path_, "has more than the 4 axes (N, C, H, W) that Upstamp reads.");
      if (side == 0) refuse(path_, "is an array without any values.");
      // Refused here, because the product of two large sides would overflow.
      if (!side || header.count * *side > most_cells) {
        refuse(path_,
               "claims more than the " + std::to_string(most_cells) + " values that Upstamp reads. Save a smaller part of it.");
      }
      header.count *= *side;
      header.sides.push_back(*side);
      if (!take(',')) {
        expect(')');
        break;
      }
    }
  }

  const std::string& path_;
  std::string_view text_;
  std::size_t at_ = 0;
};

double value_at(const char* bytes, const Header& header) {
  std::uint64_t bits = 0;
  for (int i = 0; i < header.width; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[header.big_endian ? i : header.width - 1 - i]);
    bits = (bits << 8) | byte;
  }
  if (header.kind == 'f') {
    return header.width == 8 ? std::bit_cast<double>(bits)
                             : static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
  }
  if (header.kind == 'b') return bits != 0;
  if (header.kind == 'u') return static_cast<double>(bits);
  const int unused = 64 - 8 * header.width;
  return static_cast<double>(static_cast<std::int64_t>(bits << unused) >> unused);
}

// Where the index-th value of a column-first file belongs in a row-first array.
std::int64_t row_major_index(std::int64_t index, const std::vector<int>& sides) {
  std::int64_t place = 0, step = 1;
  std::vector<std::int64_t> steps(sides.size());
  for (std::size_t axis = sides.size(); axis-- > 0;) {
    steps[axis] = step;
    step *= sides[axis];
  }
  for (std::size_t axis = 0; axis < sides.size(); ++axis) {
    place += index % sides[axis] * steps[axis];
    index /= sides[axis];
  }
  return place;
}

// "[2, 0, 5]": the place of a flat index.
std::string place_text(std::int64_t index, const std::vector<int>& sides) {
  std::vector<std::string> parts(sides.size());
  for (std::size_t axis = sides.size(); axis-- > 0;) {
    parts[axis] = std::to_string(index % sides[axis]);
    index /= sides[axis];
  }
  return "[" + join(parts, ", ") + "]";
}

// The header's text; `bytes` is left with what stands behind it.
std::string_view take_header(const std::string& path, std::string_view& bytes) {
  if (bytes.substr(0, magic.size()) != magic || bytes.size() < magic.size() + 4) {
    refuse(path, "is not a .npy file, or its beginning is missing. Write one with numpy.save.");
  }
  const int version = static_cast<unsigned char>(bytes[6]);
  if (version != 1 && version != 2) {
    refuse(path,
           "is a .npy file of version " + std::to_string(version) + "; Upstamp reads 1 and 2. Save it again as plain float64.");
  }
  const std::size_t length_bytes = version == 1 ? 2 : 4, start = 8 + length_bytes;
  std::size_t length = 0;
  for (std::size_t i = 0; i < length_bytes && 8 + i < bytes.size(); ++i) {
    length |= std::size_t{static_cast<unsigned char>(bytes[8 + i])} << (8 * i);
  }
  if (bytes.size() < start || length > bytes.size() - start)
    refuse(path, "ends within its header. It was probably cut off while copying.");
  const std::string_view header = bytes.substr(start, length);
  bytes.remove_prefix(start + length);
  return header;
}

}  // namespace

Array read_npy(const std::string& path) {
  const std::string file = read_file(path);
  std::string_view bytes = file;
  const std::string_view text = take_header(path, bytes);
  const Header header = HeaderReader(path, text).read();
  const auto wanted = static_cast<std::size_t>(header.count) * static_cast<std::size_t>(header.width);
  if (bytes.size() != wanted) {
    refuse(path, "should hold " + counted(header.count, "value") + " (" + std::to_string(wanted) +
                     " bytes) by its header, but has " + std::to_string(bytes.size()) +
                     " bytes of them. It is damaged; save it again.");
  }
  Array array{header.sides, std::vector<double>(static_cast<std::size_t>(header.count))};
  for (std::int64_t i = 0; i < header.count; ++i) {
    const double value = value_at(bytes.data() + i * header.width, header);
    const std::int64_t place = header.fortran_order ? row_major_index(i, header.sides) : i;
    if (!std::isfinite(value)) {
      refuse(path, std::string("holds ") + (std::isnan(value) ? "NaN" : "infinity") + " at " + place_text(place, header.sides) +
                       "; Upstamp computes with finite numbers only. Replace it (numpy.nan_to_num).");
    }
    array.values[static_cast<std::size_t>(place)] = value;
  }
  return array;
}

void write_npy(const std::string& path, const Array& array) { write_file(path, npy_bytes(array.sides, array.values)); }

void write_npy_integers(const std::string& path, const Array& array) {
  write_file(path, npy_bytes(array.sides, array.values, NpyType::int64));
}

}  // namespace upstamp
