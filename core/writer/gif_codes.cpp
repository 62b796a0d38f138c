#include "writer/gif_codes.h"

#include <array>
#include <vector>

namespace upstamp {
namespace {

constexpr int most_codes = 4096;
constexpr int none = -1;

// A code stands for the pixels of a shorter code and one more.
class Codes {
 public:
  void clear() { slots_.fill(0); }
  int longer(int code, int pixel) const {
    for (std::uint32_t slot = first_slot(code, pixel); slots_[slot] != 0; slot = (slot + 1) & last_slot)
      if (slots_[slot] >> 12 == key(code, pixel)) return static_cast<int>(slots_[slot] & 0xFFF);
    return none;
  }
  void add(int code, int pixel, int stands) {
    std::uint32_t slot = first_slot(code, pixel);
    while (slots_[slot] != 0) slot = (slot + 1) & last_slot;
    slots_[slot] = key(code, pixel) << 12 | static_cast<std::uint32_t>(stands);
  }

 private:
  static std::uint32_t key(int code, int pixel) { return static_cast<std::uint32_t>(code << 8 | pixel); }
  static std::uint32_t first_slot(int code, int pixel) { return (key(code, pixel) * 2654435761U) >> 19; }

  static constexpr std::uint32_t last_slot = 8191;
  std::array<std::uint32_t, last_slot + 1> slots_{};  // key and code; 0 = free, for the code 0 has no longer one that is 0
};

class Encoder {
 public:
  Encoder(const GifPixels& pixels, int bits) : pixels_(pixels), bits_(bits), width_(bits + 1) {}

  std::string blocks() {
    reset();
    for (std::size_t at = 0; at < pixels_.colors.size();) at = put_longest(at);
    put(stop());
    if (held_ > 0) put_byte(static_cast<std::uint8_t>(buffer_));
    if (block_ > 0) bytes_[bytes_.size() - block_ - 1] = static_cast<char>(block_);
    return std::move(bytes_);
  }

 private:
  int start() const { return 1 << bits_; }
  int stop() const { return start() + 1; }

  void reset() {
    put(start());
    codes_.clear();
    runs_.assign(1, pixels_.clear);
    next_ = stop() + 1, width_ = bits_ + 1;
  }

  int pixel(std::size_t at) const { return pixels_.fresh.empty() ? pixels_.colors[at] : pixels_.fresh[at]; }

  // Puts the code of the most pixels that have one, adds the code of those and the pixel behind, and answers where that pixel is.
  std::size_t put_longest(std::size_t at) {
    int code = pixel(at);
    const std::size_t first = at++;
    if (code == pixels_.clear) {
      while (at < pixels_.fresh.size() && at - first < runs_.size() && pixels_.fresh[at] == code) ++at;
      code = runs_[at - first - 1];
    }
    const bool run = code == runs_[at - first - 1];
    const std::size_t behind_run = at;
    for (; at < pixels_.colors.size(); ++at) {
      int more = codes_.longer(code, pixel(at));
      if (more == none && pixel(at) == pixels_.clear) more = codes_.longer(code, pixels_.colors[at]);
      if (more == none) break;
      code = more;
    }
    put(code);
    if (next_ == most_codes - 1) {
      reset();
      return at;
    }
    if (at < pixels_.colors.size()) {
      codes_.add(code, pixel(at), next_);
      if (run && at == behind_run && pixel(at) == pixels_.clear) runs_.push_back(next_);
    }
    // A reader learns the code that the last pixels would have made as well.
    if (next_ == 1 << width_) ++width_;
    ++next_;
    return at;
  }

  void put(int code) {
    buffer_ |= static_cast<std::uint32_t>(code) << held_;
    for (held_ += width_; held_ >= 8; held_ -= 8, buffer_ >>= 8) put_byte(static_cast<std::uint8_t>(buffer_));
  }
  void put_byte(std::uint8_t byte) {
    if (block_ == 0) bytes_ += '\xFF';
    bytes_ += static_cast<char>(byte);
    block_ = block_ == 254 ? 0 : block_ + 1;
  }

  const GifPixels& pixels_;
  const int bits_;
  Codes codes_;
  std::vector<int> runs_;  // the code of a run of clear pixels one longer than its place
  int width_, next_ = 0;
  std::uint32_t buffer_ = 0;
  int held_ = 0;  // bits in the buffer
  std::size_t block_ = 0;
  std::string bytes_;
};

}  // namespace

std::string gif_codes(const GifPixels& pixels, int bits) { return Encoder(pixels, bits).blocks(); }

}  // namespace upstamp
