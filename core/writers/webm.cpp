#include "writer/video.h"

namespace upstamp {

Writer webm() {
  return video_writer({"webm", "-c:v libvpx-vp9 -deadline good -cpu-used 4 -crf 20 -b:v 0"}, "WebM video",
                      "A video for the web; it needs the program ffmpeg.");
}

}  // namespace upstamp
