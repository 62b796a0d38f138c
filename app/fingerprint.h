// 64 bits that tell contents apart. Equal contents have equal ones, in this program on this machine.
#pragma once
#include <cstdint>

namespace upstamp {

class Fingerprint {
 public:
  void add(std::uint64_t part) {
    bits_ = (bits_ ^ part) * 0x9E3779B97F4A7C15U;
    bits_ ^= bits_ >> 29;
  }
  std::uint64_t bits() const { return bits_; }

 private:
  std::uint64_t bits_ = 0x2545F4914F6CDD1DU;
};

}  // namespace upstamp
