#include "base/npy.h"

#include <bit>
#include <cstdint>

namespace upstamp {
namespace {

std::string header_for(const std::vector<int>& sides, NpyType type) {
  std::string shape;
  for (const int side : sides) shape += std::to_string(side) + (sides.size() == 1 ? "," : ", ");
  if (sides.size() > 1) shape.resize(shape.size() - 2);
  const std::string name = type == NpyType::int64 ? "<i8" : "<f8";
  std::string text = "{'descr': '" + name + "', 'fortran_order': False, 'shape': (" + shape + "), }";
  // The format asks that the values start at a multiple of 64; before the text stand ten bytes, behind it a line end.
  text.append(63 - (10 + text.size()) % 64, ' ');
  text += '\n';
  return std::string("\x93NUMPY\1\0", 8) + static_cast<char>(text.size() & 0xFF) + static_cast<char>(text.size() >> 8) + text;
}

}  // namespace

std::string npy_bytes(const std::vector<int>& sides, std::span<const double> values, NpyType type) {
  std::string bytes = header_for(sides, type);
  bytes.reserve(bytes.size() + values.size() * 8);
  for (const double value : values) {
    const auto bits = type == NpyType::int64 ? static_cast<std::uint64_t>(static_cast<std::int64_t>(value))
                                             : std::bit_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<char>((bits >> (8 * i)) & 0xFF));
  }
  return bytes;
}

}  // namespace upstamp
