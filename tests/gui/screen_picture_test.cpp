#include "screen_picture.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "base/files.h"
#include "desk.h"
#include "temporary_folder.h"
#include "window.h"

using namespace upstamp;

namespace {

// A real window that nobody sees. `frames` are things done before one frame each; afterwards the window's picture is answered.
std::string picture_after(const std::vector<std::function<void(App&, Window&)>>& frames, const std::string& path) {
  WindowWish wish;
  wish.scene = "opening";
  App app(wish, std::make_shared<const Fonts>());
  app.desk.hint = false;
  WindowSetup setup;
  setup.hidden = true;
  Window window(setup);
  DeskView desk;
  constexpr int settling = 3;
  std::size_t next = 0;
  window.run([&](Frame& frame) {
    if (app.gallery.complete() && next < frames.size()) frames[next](app, window);
    if (app.gallery.complete()) ++next;
    desk.frame(app, frame);
    if (next < frames.size() + settling) return Wish{Wish::Next::animate, 0};
    window.capture(path);
    return Wish{Wish::Next::close, 0};
  });
  return read_file(path);
}

void end_state(App& app, Window&) {
  app.lab.set_time(4.3);
  app.session.hovered = {};
  app.session.pinned = {Role::output, 3, 0};
}

}  // namespace

TEST_CASE("a window drawn only where it changes shows what a window drawn at once shows") {
  try {
    const Window window(WindowSetup{});
  } catch (const Error& error) {
    MESSAGE("not tried: " << error.what());
    return;
  }
  const TemporaryFolder folder;
  const std::string path = folder / "window.png";
  std::vector<std::function<void(App&, Window&)>> frames;
  for (const double time : {0.0, 0.4, 0.8, 1.5, 7.25, 7.5, 2.0})
    frames.push_back([time](App& app, Window&) { app.lab.set_time(time); });
  frames.push_back([](App& app, Window&) { app.session.pinned = {Role::input, 2, 0}; });
  frames.push_back([](App& app, Window&) { app.say("A word that comes and goes."); });
  frames.push_back([](App&, Window& window) { window.set_look("dark", 1); });
  frames.push_back([](App& app, Window&) { app.toasts.clear(); });
  frames.push_back([](App&, Window& window) { window.set_look("light", 1.5); });
  frames.push_back([](App& app, Window&) { app.lab.set_time(3); });
  frames.push_back([](App&, Window& window) { window.set_look("light", 1); });
  frames.push_back(end_state);
  const std::string changed = picture_after(frames, path), whole = picture_after({end_state}, path);
  CHECK(changed == whole);
  CHECK(whole.size() > 20000);
}
