#include "run_window.h"

#include <chrono>
#include <cstdio>

#include "desk.h"
#include "documents.h"
#include "specimen.h"
#include "user_folder.h"
#include "window.h"

namespace upstamp {
namespace {

// A screenshot waits until the gallery is drawn and the layout has settled.
constexpr int settling_frames = 4;

// Hands to the window what changed on the desk since the last frame.
struct Shown {
  std::string title, theme;
  double scale = 1;
  bool full_screen = false;

  void follow(const App& app, Window& window) {
    if (const std::string now = window_title(app); now != title) window.set_title(title = now);
    if (app.desk.theme != theme || app.desk.scale != scale) window.set_look(theme = app.desk.theme, scale = app.desk.scale);
    if (app.desk.full_screen != full_screen) window.set_full_screen(full_screen = app.desk.full_screen);
  }
};

WindowSetup setup_of(const WindowWish& wish, const Desk& desk) {
  WindowSetup setup;
  // Without a size the window is as much larger as what stands in it.
  const double grown = wish.size_given ? 1 : desk.scale;
  setup.width = static_cast<int>(wish.width * grown), setup.height = static_cast<int>(wish.height * grown);
  setup.theme = desk.theme;
  setup.scale = desk.scale;
  setup.hidden = !wish.screenshot.empty();
  return setup;
}

}  // namespace

int run_window(const WindowWish& wish) {
  if (wish.specimen) return show_specimen(wish);
  const auto start = std::chrono::steady_clock::now();
  const bool screenshot = !wish.screenshot.empty();
  // A screenshot is the same on every machine, so nothing remembered goes into it.
  const std::string memory = screenshot ? "" : desk_file();
  WindowWish wanted = wish;
  const Remembered before = remembered(memory, all_writers());
  if (wanted.theme.empty()) wanted.theme = before.desk.theme;
  if (wanted.scale == 1) wanted.scale = before.desk.scale;
  App app(wanted, std::make_shared<const Fonts>());
  app.desk.hint = before.desk.hint;
  app.desk.folder = before.desk.folder;
  app.export_plan = before.plan;
  app.wake = [] { Window::wake(); };

  Window window(setup_of(wanted, app.desk));
  app.copy = [&window](Clip clip) { window.copy(std::move(clip)); };
  app.copied = [&window] { return window.copied(); };
  Shown shown{"", app.desk.theme, app.desk.scale, false};
  DeskView desk;
  int settled = 0;
  const FrameTimes times = window.run([&](Frame& frame) {
    Wish next = desk.frame(app, frame);
    shown.follow(app, window);
    if (!screenshot) return next;
    settled = app.gallery.complete() ? settled + 1 : 0;
    if (settled < settling_frames) return Wish{Wish::Next::animate, 0};
    window.capture(wish.screenshot);
    return Wish{Wish::Next::close, 0};
  });
  if (!screenshot) remember(app.desk, app.export_plan, app.writers, memory);
  if (wish.time_startup) {
    const double to_first_swap = std::chrono::duration<double>(times.first_swap - start).count();
    std::printf("%.0f ms to the first picture, %.0f ms of them for the OpenGL context\n", to_first_swap * 1000,
                times.context * 1000);
  }
  return 0;
}

}  // namespace upstamp
