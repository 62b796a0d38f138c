#include "writer/video.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 192;
};

}  // namespace

Writer mp4() {
  Declare<Options> declare("mp4", "MP4 video", "A video for slides and video programs; it needs the program ffmpeg.");
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."});
  const VideoKind kind{"mp4", "-c:v libx264 -preset medium -crf 16 -movflags +faststart"};
  Writer writer{declare.declaration(), "video/mp4", true,
                [read = declare.reader(), kind](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write_video(film, context, stream, kind, read(context.settings).dpi);
                }};
  writer.carries_scene = true;
  writer.needs = "ffmpeg";
  return writer;
}

}  // namespace upstamp
