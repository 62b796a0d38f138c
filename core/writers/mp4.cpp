#include "writer/video.h"

namespace upstamp {

Writer mp4() {
  return video_writer({"mp4", "-c:v libx264 -preset medium -crf 16 -movflags +faststart"}, "MP4 video",
                      "A video for slides and video programs; it needs the program ffmpeg.");
}

}  // namespace upstamp
