// Films as video, made by the program ffmpeg where there is one.
#pragma once
#include <string>

#include "writer/writer.h"

namespace upstamp {

struct VideoKind {
  std::string ending;   // also ffmpeg's name of the container
  std::string packing;  // ffmpeg's flags for how pictures are packed
};

// The format of that kind; its id is the ending. Writing throws Error with the way out where ffmpeg is missing or fails. Sides
// are made even by one more row or column of ground.
Writer video_writer(const VideoKind&, const std::string& title, const std::string& doc);

}  // namespace upstamp
