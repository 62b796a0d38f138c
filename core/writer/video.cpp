#include "writer/video.h"

#include <cmath>
#include <fstream>
#include <ostream>
#include <random>

#include "base/error.h"
#include "base/files.h"
#include "base/platform.h"
#include "base/text.h"
#include "writer/moving_image.h"

namespace upstamp {
namespace {

namespace fs = std::filesystem;

// Players stumble over fewer frames a second, so slow frames are shown several times.
constexpr double slowest = 12;

// A folder nobody else has, gone with what is in it at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code failed;
    const fs::path temporary = fs::temp_directory_path(failed);
    path_ = temporary / ("upstamp-" + std::to_string(std::random_device{}()));
    if (failed || !fs::create_directory(path_, failed))
      throw Error("There is no folder for temporary files where one can be made. Set TMPDIR to one that exists.");
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::string file(const std::string& name) const { return utf8_from_path(path_ / path_from_utf8(name)); }

 private:
  fs::path path_;
};

// Title, description and scene in a file of their own: a scene can be longer than a command line.
void write_words(const std::string& path, const Figure& figure, const std::string& scene) {
  std::string text = ";FFMETADATA1\n";
  for (const auto& [name, words] : {std::pair{"title", figure.title}, {"description", figure.description}, {"comment", scene}}) {
    if (words.empty()) continue;
    text += std::string(name) + "=";
    for (const char letter : to_utf8(code_points(words))) {
      if (letter == '=' || letter == ';' || letter == '#' || letter == '\\' || letter == '\n') text += '\\';
      text += letter == '\0' ? ' ' : letter;
    }
    text += '\n';
  }
  write_file(path, text);
}

std::vector<std::string> command(const Image& image, double frames_per_second, const VideoKind& kind, const std::string& words,
                                 const std::string& video) {
  const double repeats = std::max(1.0, std::ceil(slowest / frames_per_second));
  std::vector<std::string> all;
  const auto add = [&](const std::string& flags) {
    for (std::string& flag : split(flags, ' ')) all.push_back(std::move(flag));
  };
  add("ffmpeg -v error -y -f rawvideo -pix_fmt rgba -video_size " + std::to_string(image.width) + "x" +
      std::to_string(image.height));
  add("-framerate " + number_text(frames_per_second) + " -i pipe:0 -f ffmetadata -i");
  all.push_back(words);
  add("-map_metadata 1 -vf fps=" + number_text(frames_per_second * repeats) +
      ",scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p");
  // A fixed number of threads, because some packers divide a picture among as many as there are.
  add(kind.packing + " -threads 4 -colorspace bt709 -color_primaries bt709 -color_trc iec61966-2-1");
  add("-fflags +bitexact -flags:v +bitexact -f " + kind.ending);
  all.push_back(video);
  return all;
}

// The next even number of pixels in both directions.
Size evened(Size size, double scale) {
  const auto even = [&](double points) { return std::ceil(std::round(points * scale) / 2) * 2 / scale; };
  return {even(size.width), even(size.height)};
}

[[noreturn]] void fail(const std::string& log) {
  std::ifstream file(path_from_utf8(log));
  std::string said;
  std::getline(file, said);
  throw Error("ffmpeg could not make the video" + (said.empty() ? "" : " (it says: " + shortened(said, 200) + ")") +
              ". Choose fewer dots per inch, or a GIF, an animated PNG or a WebP, which need no other program.");
}

struct Options {
  int dpi = 192;
};

void write_video(const Film& film, const WriteContext& context, std::ostream& stream, const VideoKind& kind, int dpi) {
  report(context, 0);
  const ScratchFolder folder;
  const std::string video = folder.file("video." + kind.ending), log = folder.file("log.txt"), words = folder.file("words.txt");
  const Rasterizer rasterizer(context.fonts);
  const Figure first = film.frame(0);
  const double scale = pixels_per_point(context, first, dpi);
  MovingImage moving(rasterizer, evened(first.size, scale), scale);
  write_words(words, first, scene_link(film));
  FedProgram ffmpeg(command(moving.image(), std::max(film.frames_per_second, 0.01), kind, words, video), log);
  if (!ffmpeg.started()) {
    throw Error("A ." + kind.ending +
                " is made by the program ffmpeg, which is not installed. Install it, or choose a GIF, an animated "
                "PNG or a WebP, which need no other program.");
  }
  for (int frame = 0; frame < film.frames; ++frame) {
    report(context, 0.9 * frame / film.frames);
    Figure figure = film.frame(frame);
    if (figure.ground.alpha < 255) figure.ground = rgb(0xFFFFFF);
    moving.show(figure);
    if (!ffmpeg.feed(moving.image().rgba)) break;
  }
  report(context, 0.9);
  if (!ffmpeg.finish()) fail(log);
  std::ifstream file(path_from_utf8(video), std::ios::binary);
  char piece[65536];
  while (file.read(piece, sizeof piece) || file.gcount() > 0) stream.write(piece, file.gcount());
  require_written(stream);
  report(context, 1);
}

}  // namespace

Writer video_writer(const VideoKind& kind, const std::string& title, const std::string& doc) {
  Declare<Options> declare(kind.ending, title, doc);
  declare.count("dpi", &Options::dpi, 48, 600, {"dots per inch", "How many pixels an inch of the figure gets."});
  Writer writer{declare.declaration(), "video/" + kind.ending, true,
                [read = declare.reader(), kind](const Film& film, const WriteContext& context, std::ostream& stream) {
                  write_video(film, context, stream, kind, read(context.settings).dpi);
                }};
  writer.carries_scene = true;
  writer.needs = "ffmpeg";
  return writer;
}

}  // namespace upstamp
