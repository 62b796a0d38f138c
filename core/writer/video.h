// Films as video, made by the program ffmpeg where there is one.
#pragma once
#include <iosfwd>
#include <string>

#include "writer/writer.h"

namespace upstamp {

struct VideoKind {
  std::string ending;   // also ffmpeg's name of the container
  std::string packing;  // ffmpeg's flags for how pictures are packed
};

// Throws Error with the way out where ffmpeg is missing or fails. Sides are made even by one more row or column of ground.
void write_video(const Film&, const WriteContext&, std::ostream&, const VideoKind&, int dpi);

}  // namespace upstamp
