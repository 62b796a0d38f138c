// What leaves the program: how soon and how large, beside matplotlib drawing the same grids with as many pixels and frames.
#include <zlib.h>

#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "lab/scene_json.h"
#include "stopwatch.h"
#include "view/instants.h"
#include "view/view.h"
#include "writer/writer.h"

namespace upstamp::bench {
namespace {

constexpr const char* example = "guide_padding_strides_transposed";

// A scene as a film of all its steps, and that film as bytes: what a user waits for.
std::string exported(const std::string& scene_name, const std::string& format, const Settings& settings, const Fonts& fonts) {
  const Catalogue<Op> ops = all_ops();
  const Scene scene = open_scene(scene_name, ops);
  const auto study = study_of(scene, ops);
  Instants instants = instants_of_all_steps(timeline_of(*study).steps());
  Film film = film_of(study, all_views(), std::move(instants.times), instants.frames_per_second, style_named("light", fonts));
  film.scene = scene_to_json(scene, ops);
  std::ostringstream stream;
  all_writers().at(format).write(film, {fonts, settings, 0, {}}, stream);
  return stream.str();
}

struct GifFacts {
  int width = 0, height = 0, frames = 0;
};

GifFacts facts_of(const std::string& gif) {
  const auto number = [&](std::size_t at) {
    return static_cast<unsigned char>(gif[at]) + 256 * static_cast<unsigned char>(gif[at + 1]);
  };
  GifFacts facts{number(6), number(8), 0};
  // A graphics control extension begins each frame.
  for (std::size_t at = gif.find("\x21\xF9\x04"); at != std::string::npos; at = gif.find("\x21\xF9\x04", at + 1)) ++facts.frames;
  return facts;
}

struct Peer {
  double milliseconds = 0, bytes = 0;
};

// Nothing where Python has no matplotlib or no Pillow.
std::optional<Peer> matplotlib(const GifFacts& facts) {
  namespace fs = std::filesystem;
  const fs::path source = UPSTAMP_SOURCE, folder = fs::temp_directory_path() / "upstamp-bench";
  fs::create_directories(folder);
  const std::string gif = (folder / "peer.gif").string(), seconds = (folder / "seconds.txt").string();
  std::ostringstream rest;
  rest << " \"" << (source / "tests/bench/matplotlib_peer.py").string() << "\" \""
       << (source / "assets/scenes" / (std::string(example) + ".json")).string() << "\" " << facts.width << ' ' << facts.height
       << ' ' << facts.frames << " \"" << gif << "\" > \"" << seconds << "\" 2>&1";
  std::optional<Peer> peer;
  // The system's own Python is where packages put matplotlib, another one may come first on the path.
  for (const char* python : {"/usr/bin/python3", "python3"}) {
    if (peer || std::system((python + rest.str()).c_str()) != 0) continue;
    std::ifstream file(seconds);
    double taken = 0;
    if (file >> taken) peer = {taken * 1000, static_cast<double>(fs::file_size(gif))};
  }
  fs::remove_all(folder);
  return peer;
}

// Of this program alone, so that what else the machine does counts for neither side of a comparison.
double processor_milliseconds(const std::function<void()>& work) {
  std::vector<double> times;
  for (int round = 0; round < 9; ++round) {
    const std::clock_t start = std::clock();
    work();
    times.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return times_of(std::move(times)).median();
}

std::vector<Result> gif_results() {
  const Fonts fonts;
  const std::string gif = exported(example, "gif", {}, fonts);
  const GifFacts facts = facts_of(gif);
  const double milliseconds = processor_milliseconds([&] { exported(example, "gif", {}, fonts); });
  const double bytes = static_cast<double>(gif.size());
  std::ostringstream what;
  what << facts.frames << " frames of " << facts.width << " x " << facts.height;
  std::vector<Result> results{{"export the example to GIF", milliseconds, "ms", 0, what.str()},
                              {"its size", bytes / 1000, "kB", 0, ""}};
  const auto peer = matplotlib(facts);
  if (!peer) {
    results.back().remark = "not compared: Python has no matplotlib or Pillow (Debian: python3-matplotlib, python3-pil)";
    return results;
  }
  const auto round = [](double value) { return std::to_string(static_cast<long>(value + 0.5)); };
  results.push_back(
      {"the time as a share of matplotlib's", milliseconds / peer->milliseconds, "", 0.05,
       "processor time; FuncAnimation with Pillow, without the start of Python: " + round(peer->milliseconds) + " ms"});
  results.push_back({"the size as a share of matplotlib's", bytes / peer->bytes, "", 0.6, round(peer->bytes / 1000) + " kB"});
  return results;
}

std::vector<Result> guide_results() {
  const Fonts fonts;
  std::vector<std::string> scenes;
  for (const std::string& name : shipped_scenes())
    if (name.starts_with("guide_") && !name.starts_with("guide_numerical_")) scenes.push_back(name);
  const Times times = measured([&] {
    for (const std::string& scene : scenes) exported(scene, "gif", {}, fonts);
  });
  return {
      {"export the guide's animations to GIF", times.median(), "ms", 2000, std::to_string(scenes.size()) + " scenes, all steps"}};
}

std::vector<Result> svg_results() {
  const Fonts fonts;
  const std::string svg = exported(example, "svg", {{"animated", true}}, fonts);
  const auto milliseconds = measured([&] { exported(example, "svg", {{"animated", true}}, fonts); }).median();
  uLongf size = compressBound(static_cast<uLong>(svg.size()));
  std::string packed(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(svg.data()),
                static_cast<uLong>(svg.size()), 9) != Z_OK)
    throw Error("There is not enough memory to pack the SVG.");
  return {{"export the example to animated SVG", milliseconds, "ms", 0, ""},
          {"its size, packed", static_cast<double>(size) / 1000, "kB", 10, "all steps and the scene, deflated as gzip does"}};
}

}  // namespace

std::vector<Bench> export_benches() {
  return {{"export gif", gif_results}, {"export guide", guide_results}, {"export svg", svg_results}};
}

}  // namespace upstamp::bench
