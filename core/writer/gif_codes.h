// LZW as GIF packs it, for frames most of which is "as before": long runs of one number cost next to nothing, and what is as
// before may be packed as that or as its colour, whichever the codes so far hold.
#pragma once
#include <cstdint>
#include <span>
#include <string>

namespace upstamp {

// Colour numbers of one frame, row by row.
struct GifPixels {
  std::span<const std::uint8_t> colors;
  // The same with `clear` wherever the frame before shows that colour already; empty in the first frame.
  std::span<const std::uint8_t> fresh;
  int clear = -1;
};

// The frame as GIF's blocks of up to 255 bytes, each behind its length. Colour numbers have `bits` bits, 2 to 8.
std::string gif_codes(const GifPixels&, int bits);

}  // namespace upstamp
