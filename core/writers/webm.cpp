#include "writer/video.h"

namespace upstamp {
namespace {

struct Options {
  int dpi = 192;
};

}  // namespace

Writer webm() {
  Declare<Options> declare("webm", "WebM video", "A video for the web; it needs the program ffmpeg.");
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."});
  const VideoKind kind{"webm", "-c:v libvpx-vp9 -deadline good -cpu-used 4 -crf 20 -b:v 0"};
  Writer writer{declare.declaration(), "video/webm", true,
                [read = declare.reader(), kind](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write_video(film, context, stream, kind, read(context.settings).dpi);
                }};
  writer.carries_scene = true;
  writer.needs = "ffmpeg";
  return writer;
}

}  // namespace upstamp
