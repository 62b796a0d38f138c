#include <doctest/doctest.h>

#include "base/files.h"
#include "command_line.h"
#include "programs.h"
#include "read_back.h"
#include "sample_figure.h"

using namespace upstamp;

namespace {

// Things come, go and move; the third frame is like the second.
Figure figure_at(int frame) {
  Figure figure = sample_figure();
  const int step = frame == 2 ? 1 : frame;
  std::get<Text>(figure.marks[1]).words = "Step " + std::to_string(step);
  std::get<Group>(figure.marks[3]).offset.x += 7.3 * step;
  if (step == 3) figure.marks.erase(figure.marks.begin());
  return figure;
}

const Film film{5, 8, figure_at};

Figure without_ground(Figure figure) {
  figure.ground = no_color;
  return figure;
}

// The largest difference of any channel, where colour can be seen at all.
int difference(const Image& a, const Image& b) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  int most = 0;
  for (std::size_t i = 0; i < a.rgba.size(); ++i)
    if (a.rgba[i | 3] != 0 || b.rgba[i | 3] != 0) most = std::max(most, std::abs(a.rgba[i] - b.rgba[i]));
  return most;
}

// Every frame as ffmpeg shows it.
std::vector<Image> shown_by_ffmpeg(const TemporaryFolder& folder, const std::string& name, int width, int height) {
  REQUIRE(shell(folder, "ffmpeg -v error -y -i " + name + " -vsync 0 -f rawvideo -pix_fmt rgba frames.raw").code == 0);
  const std::string raw = folder.read("frames.raw");
  const auto size = static_cast<std::size_t>(4 * width * height);
  REQUIRE(raw.size() % size == 0);
  std::vector<Image> frames;
  for (std::string_view rest = raw; !rest.empty(); rest.remove_prefix(size))
    frames.push_back({width, height, {rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(size)}});
  return frames;
}

}  // namespace

TEST_CASE("an animated WebP shows every frame for its time and exactly as it was drawn, with and without ground") {
  const Fonts fonts;
  for (const bool transparent : {false, true}) {
    const Moving moving = read_webp(written(all_writers().at("webp"), film, fonts, {{"dpi", 144}, {"transparent", transparent}}));
    REQUIRE(moving.frames.size() == 5);
    for (int i = 0; i < 5; ++i) {
      const Figure figure = transparent ? without_ground(figure_at(i)) : figure_at(i);
      CHECK(difference(moving.frames[static_cast<std::size_t>(i)], rasterized(figure, fonts, 2)) == 0);
    }
    CHECK(moving.hundredths == std::vector<int>{12, 12, 12, 12, 12});
  }
}

TEST_CASE("an animated PNG shows every frame exactly as it was drawn, with and without ground, and its first as a PNG") {
  const Fonts fonts;
  const std::string plain = written(all_writers().at("apng"), film, fonts, {{"dpi", 72}});
  const PngFacts first = read_png(plain);
  CHECK(first.image.rgba == rasterized(figure_at(0), fonts, 1).rgba);
  CHECK(first.pixels_per_metre == 2835);
  CHECK(first.texts.at("Title") == "A sample");
  if (!has_program("ffmpeg")) {
    MESSAGE("ffmpeg is not installed, so the later frames were not read.");
    return;
  }
  const TemporaryFolder folder;
  for (const bool transparent : {false, true}) {
    folder.write("film.apng", written(all_writers().at("apng"), film, fonts, {{"dpi", 72}, {"transparent", transparent}}));
    const std::vector<Image> frames = shown_by_ffmpeg(folder, "film.apng", 200, 120);
    REQUIRE(frames.size() == 5);
    for (int i = 0; i < 5; ++i) {
      const Figure figure = transparent ? without_ground(figure_at(i)) : figure_at(i);
      CHECK(difference(frames[static_cast<std::size_t>(i)], rasterized(figure, fonts, 1)) == 0);
    }
  }
}

TEST_CASE("moving pictures last as long as their film, says ffprobe") {
  if (!has_program("ffprobe")) {
    MESSAGE("ffprobe is not installed, so nothing was measured.");
    return;
  }
  const Fonts fonts;
  const TemporaryFolder folder;
  for (const char* id : {"gif", "apng"}) {
    folder.write(std::string("film.") + id, written(all_writers().at(id), film, fonts, {{"dpi", 72}}));
    const Answer answer =
        shell(folder, std::string("ffprobe -v error -count_packets -show_entries stream=width,height,nb_read_packets "
                                  "-of csv=p=0 film.") +
                          id);
    CHECK(answer.out == "200,120,5\n");
    const Answer times = shell(folder, std::string("ffprobe -v error -show_entries packet=duration_time -of csv=p=0 film.") + id);
    double seconds = 0;
    std::istringstream lines(times.out);
    for (double time = 0; lines >> time;) seconds += time;
    CHECK(seconds == doctest::Approx(5 / 8.0).epsilon(0.02));
  }
}

TEST_CASE("a video shows every frame for its time, close to how it was drawn, with even sides") {
  if (!has_program("ffmpeg") || !has_program("ffprobe")) {
    MESSAGE("ffmpeg is not installed, so nothing was made.");
    return;
  }
  const Fonts fonts;
  const TemporaryFolder folder;
  for (const char* id : {"mp4", "webm"}) {
    const std::string name = std::string("film.") + id;
    const auto odd = [](int frame) {
      Figure figure = figure_at(frame);
      figure.size.width = 201;
      return figure;
    };
    folder.write(name, written(all_writers().at(id), {5, 8, odd}, fonts, {{"dpi", 72}}));
    const Answer facts =
        shell(folder, "ffprobe -v error -show_entries stream=width,height,pix_fmt:format=duration -of csv=p=0 " + name);
    CHECK(facts.out.starts_with("202,120,yuv420p\n0.6"));
    // Eight frames a second are shown twice each.
    const std::vector<Image> frames = shown_by_ffmpeg(folder, name, 202, 120);
    REQUIRE(frames.size() == 10);
    for (int i = 0; i < 5; ++i) {
      Figure figure = odd(i);
      figure.size.width = 202;
      const Image drawn = rasterized(figure, fonts, 1);
      double sum = 0;
      for (std::size_t at = 0; at < drawn.rgba.size(); ++at)
        sum += std::abs(drawn.rgba[at] - frames[static_cast<std::size_t>(2 * i)].rgba[at]);
      CHECK(sum / static_cast<double>(drawn.rgba.size()) < 3);
    }
  }
}

TEST_CASE("without ffmpeg a video is refused with what to do instead, and a cancelled one leaves nothing behind") {
  const TemporaryFolder folder;
  for (const char* id : {"mp4", "webm"}) {
    const Answer answer = shell(folder, std::string("PATH=/nowhere upstamp export opening -o film.") + id);
    CHECK(answer.code == 2);
    CHECK(answer.err.find("ffmpeg, which is not installed") != std::string::npos);
    CHECK(answer.err.find("GIF") != std::string::npos);
    CHECK(folder.files() == 0);
  }
  if (!has_program("ffmpeg")) return;
  const Fonts fonts;
  std::ostringstream stream;
  const WriteContext context{fonts, {}, 0, [](double share) { return share < 0.5; }};
  CHECK_THROWS_AS(all_writers().at("mp4").write(film, context, stream), Cancelled);
  CHECK(stream.str().empty());
}
