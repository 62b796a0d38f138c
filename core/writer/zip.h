// A .zip file, entry by entry, onto a stream that is never gone back on. Same entries, same bytes: times are those of 1980.
#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace upstamp {

enum class Packing { stored, deflated };

class Zip {
 public:
  explicit Zip(std::ostream& stream) : stream_(stream) {}
  // Names with forward slashes, none twice.
  void add(std::string_view name, std::string_view bytes, Packing);
  // The list of entries; the last thing to write. Throws Error when the whole is larger than a .zip of this kind can be, 4 GiB or
  // 65535 entries.
  void finish();

 private:
  void put(std::string_view bytes);

  std::ostream& stream_;
  std::string list_;
  std::uint64_t written_ = 0;
  unsigned entries_ = 0;
};

}  // namespace upstamp
