// The five faces every figure and the window use, and their measures. Immutable after construction, so safe to share between
// threads.
#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "figure/figure.h"

namespace upstamp {

class Fonts {
 public:
  // Reads the faces that are part of the program. Throws Error when one is damaged.
  Fonts();

  // Width of one line in points, without kerning (nothing in Upstamp kerns, so that every format agrees).
  double width(std::string_view utf8, Face, double size) const;
  // Heights above (ascent, cap_height, x_height) and below (descent, positive) the baseline at that size.
  double ascent(Face, double size) const;
  double descent(Face, double size) const;
  double cap_height(Face, double size) const;
  // True when the face itself has the letter; else the fallback face (DejaVu Sans) draws it.
  bool has(Face, char32_t point) const;
  // Advance in thousandths of the size, fallback included.
  double advance(Face, char32_t point) const;

  static std::span<const std::byte> file(Face);
  static std::span<const std::byte> fallback_file();
  static const char* family(Face);  // "Inter", "JetBrains Mono"

 private:
  struct Measures {
    double ascent = 0, descent = 0, cap_height = 0;  // thousandths of the size
    std::vector<float> advances;                     // by code point below `covered`; negative when missing
  };
  static constexpr std::size_t covered = 0x2E00;
  std::array<Measures, face_count + 1> measures_;  // the last is the fallback
};

// The longest beginning of `words` that fits `width`, with "…" when something is cut.
std::string cut_to_width(const Fonts&, std::string_view words, Face, double size, double width);

}  // namespace upstamp
