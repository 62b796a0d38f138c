// The real window: how soon it shows something, what it costs while nothing happens, and whether playing is smooth.
#include <chrono>
#include <ctime>
#include <memory>
#include <thread>

#include "base/error.h"
#include "desk.h"
#include "stopwatch.h"
#include "window.h"

namespace upstamp::bench {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

// One window with the opening scene made 5 x 5 with kernel 3 and stride 2.
struct Opened {
  App app;
  DeskView desk;
  Window window;
  explicit Opened(Shape input = {1, 1, 5, 5}, Settings settings = {}, std::vector<ViewChoice> views = {{"exchange"}})
      : app(wish(), std::make_shared<const Fonts>()), window(WindowSetup{}) {
    Scene scene = app.lab.scene();
    scene.input_shape = input;
    scene.views = std::move(views);
    for (auto& [parameter, value] : settings) scene.layers.front().settings.insert_or_assign(parameter, value);
    app.lab.open(scene);
    app.wake = [] { Window::wake(); };
  }
  static WindowWish wish() {
    WindowWish wish;
    wish.settings = {"kernel=3", "stride=2"};
    return wish;
  }
  // Runs until the time is over, whatever the window itself would wait for.
  FrameTimes run_for(std::chrono::milliseconds time) {
    const auto end = Clock::now() + time;
    std::jthread alarm([end] {
      std::this_thread::sleep_until(end);
      Window::wake();
    });
    return window.run([&](Frame& frame) {
      const Wish wish = desk.frame(app, frame);
      return Clock::now() < end ? wish : Wish{Wish::Next::close, 0};
    });
  }
};

std::vector<Result> startup_results() {
  std::vector<double> all, own;
  for (int round = 0; round < 5; ++round) {
    const auto start = Clock::now();
    Opened opened;
    const FrameTimes times = opened.run_for(std::chrono::milliseconds(1));
    all.push_back(milliseconds(times.first_swap - start));
    own.push_back(all.back() - times.context * 1000);
  }
  return {{"start to first picture", times_of(own).median(), "ms", 1000, "aim 100; the making of the OpenGL context left out"},
          {"the same with the context", times_of(all).median(), "ms", 0, "as people wait for it"}};
}

// Looked at from beside, in the middle of a wait, so that no frame is drawn for the sake of measuring.
std::vector<Result> idle_results() {
  Opened opened;
  while (!opened.app.gallery.complete()) opened.run_for(std::chrono::seconds(1));
  std::clock_t before = 0, after = 0;
  {
    std::jthread observer([&] {
      std::this_thread::sleep_for(std::chrono::seconds(2));
      before = std::clock();
      std::this_thread::sleep_for(std::chrono::seconds(10));
      after = std::clock();
    });
    opened.run_for(std::chrono::seconds(13));
  }
  const double seconds = static_cast<double>(after - before) / CLOCKS_PER_SEC;
  return {{"idle", seconds / 10 * 100, "%", 0.5, "of one core, over ten seconds"}};
}

// Milliseconds of each frame while the scene plays.
std::vector<double> playing_frames(Opened& opened, std::chrono::seconds time) {
  while (!opened.app.gallery.complete()) opened.run_for(std::chrono::seconds(1));
  opened.app.session.loop = true;
  play(opened.app, true);
  std::vector<double> all;
  for (const double seconds : opened.run_for(time).frames) all.push_back(seconds * 1000);
  if (all.empty()) throw Error("No frame was drawn.");
  return all;
}

std::vector<Result> playing_results() {
  Opened opened;
  const Times times = times_of(playing_frames(opened, std::chrono::seconds(8)));
  return {{"playing frame, median", times.median(), "ms", 16, "5 x 5 input, kernel 3, stride 2, 1280 x 800"},
          {"playing frame, 95th percentile", times.at(0.95), "ms", 16, std::to_string(times.sorted.size()) + " frames"}};
}

// 1280 x 800, playing, so that every frame draws the figure anew.
std::vector<Result> map_results() {
  const Settings doubling{{"kernel", PerAxis(4)}, {"stride", PerAxis(2)}, {"padding", PerEdge(1)}},
      odd{{"kernel", PerAxis(3)}, {"stride", PerAxis(2)}, {"padding", PerEdge(0)}};
  const auto median = [](int side, const Settings& settings, std::vector<ViewChoice> views) {
    Opened opened({1, 1, side, side}, settings, std::move(views));
    return times_of(playing_frames(opened, std::chrono::seconds(4))).median();
  };
  return {{"frame, 32 x 32 with numbers", median(16, doubling, {{"overlap"}}), "ms", 10, "counts of 16 x 16 to 32 x 32"},
          {"frame, 256 x 256", median(128, doubling, {{"overlap"}}), "ms", 6, "counts of 128 x 128 to 256 x 256"},
          {"frame, exchange 128 to 256", median(128, doubling, {{"exchange"}}), "ms", 16, "values as colours"},
          {"frame, exchange 256 to 512", median(256, doubling, {{"exchange"}}), "ms", 33, "values as colours"},
          {"frame, all default views", median(8, odd, {}), "ms", 16, "8 x 8 to 17 x 17"}};
}

}  // namespace

std::vector<Bench> window_benches() {
  return {{"window start", startup_results},
          {"window idle", idle_results},
          {"window playing", playing_results},
          {"window maps", map_results}};
}

}  // namespace upstamp::bench
