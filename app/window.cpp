#include "window.h"

#include <epoxy/gl.h>
// epoxy must come first, so that GLFW does not bring its own declarations of OpenGL.
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/platform.h"
#include "cells_texture.h"
#include "glyphs.h"
#include "letters_texture.h"
#include "screen_picture.h"
#include "screenshot.h"
#include "window_events.h"

namespace upstamp {
namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

constexpr int settle_frames = 3;
constexpr double shortest_frame = 1.0 / 60;

// GLFW from its start to its end.
struct Session {
  Session() {
    if (glfwInit()) return;
    throw Error("There is no display to open a window on. Pictures can be made without one: upstamp export SCENE -o picture.svg");
  }
  ~Session() { glfwTerminate(); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
};

// The system's window and its OpenGL context.
struct Pane {
  GLFWwindow* window;

  explicit Pane(const WindowSetup& setup) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_VISIBLE, setup.hidden ? GLFW_FALSE : GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "upstamp");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "upstamp");
    window = glfwCreateWindow(setup.width, setup.height, setup.title.c_str(), nullptr, nullptr);
    if (!window) throw Error("This display offers no OpenGL 3.3, which the window needs. Update the graphics driver.");
    glfwSetWindowSizeLimits(window, 480, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
  }
  ~Pane() { glfwDestroyWindow(window); }
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;
};

// ImGui and its backends on that window.
struct Gui {
  explicit Gui(GLFWwindow* window) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui::GetIO().ConfigWindowsMoveFromTitleBarOnly = true;
    if (!shim::begin_backends(window)) throw Error("The graphics driver cannot draw the window. Update the driver.");
  }
  ~Gui() {
    shim::end_backends();
    ImGui::DestroyContext();
  }
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;
};

struct Timed {
  Clock::time_point start = Clock::now();
};

}  // namespace

struct Window::Inside {
  Timed begin;
  Session session;
  Pane pane;
  double context = seconds_since(begin.start);
  WindowEvents events{pane.window};
  Clipboard clipboard{pane.window};
  Gui gui{pane.window};
  Fonts fonts;
  Glyphs glyphs;
  LettersTexture letters;
  CellsTextures cells;
  ScreenPicture screen;
  Brush brush{fonts, glyphs, letters.id(), &cells};
  WidgetMemory memory;
  Theme theme;
  UiFonts ui_fonts;
  double user_scale = 1, drawn_scale = 0;
  std::string wanted_theme, capture_path;
  int windowed[4] = {};  // place and size to come back to from full screen
  int settling = settle_frames;

  explicit Inside(const WindowSetup& setup) : pane(setup), theme(theme_named(setup.theme, fonts)), user_scale(setup.scale) {
    keep_freed_memory();
  }

  ImVec2 pixels() const {
    int width = 0, height = 0;
    glfwGetFramebufferSize(pane.window, &width, &height);
    return {static_cast<float>(width), static_cast<float>(height)};
  }
  float pixels_per_unit() const {
    int width = 0;
    glfwGetWindowSize(pane.window, &width, nullptr);
    return width > 0 ? pixels().x / static_cast<float>(width) : 1;
  }
  double scale() const {
    float monitor = 1;
    glfwGetWindowContentScale(pane.window, &monitor, nullptr);
    return std::clamp(monitor * user_scale * theme.scale, 0.5, 8.0);
  }
  void take_look();
  void begin_frame();
  void end_frame();
  void wait(const Wish&, double frame_seconds);
};

// Themes and scales change between frames only, for fonts cannot be made anew while one is drawn.
void Window::Inside::take_look() {
  if (!wanted_theme.empty() && wanted_theme != theme.name) {
    theme = theme_named(wanted_theme, fonts);
    drawn_scale = 0;
  }
  if (drawn_scale == scale()) return;
  drawn_scale = scale();
  const bool first = !ui_fonts.sans;  // then the backend makes its texture by itself
  ui_fonts = load_fonts(*ImGui::GetIO().Fonts, fonts, drawn_scale);
  apply_style(theme, drawn_scale);
  if (!first) shim::refresh_font_texture();
  screen.forget();
}

void Window::Inside::begin_frame() {
  take_look();
  memory.wake_after = 1e9;
  shim::new_frame(pixels(), pixels_per_unit());
}

void Window::Inside::end_frame() {
  ImGui::Render();
  letters.update(glyphs);
  const ImVec2 size = pixels();
  const auto width = static_cast<int>(size.x), height = static_cast<int>(size.y);
  ImDrawData& drawn = *ImGui::GetDrawData();
  if (events.take_exposed()) screen.forget();
  bool shown = screen.show(drawn, width, height, theme.window);
  if (!capture_path.empty()) {
    if (!screen.picture()) shown = screen.show(drawn, width, height, theme.window);
    write_screenshot(std::exchange(capture_path, {}), screen.picture());
  }
  cells.end_frame();
  if (!shown) glfwSwapBuffers(pane.window);
}

// Until the next frame is due: at once, at the next sixtieth of a second, or when something happens.
void Window::Inside::wait(const Wish& wish, double frame_seconds) {
  const Glyphs::Tidied tidied = glyphs.tidy();
  if (tidied.emptied) screen.forget();
  settling = tidied.overflowed ? settle_frames : std::max(0, settling - 1);
  if (wish.next == Wish::Next::animate) {
    settling = settle_frames;
    const double left = shortest_frame - frame_seconds;
    left > 0.0005 ? glfwWaitEventsTimeout(left) : glfwPollEvents();
    return;
  }
  if (settling > 0 || events.keys_left()) {
    glfwPollEvents();
  } else {
    const double caret = ImGui::GetIO().WantTextInput ? 0.4 : 1e9;
    const double limit = std::clamp(std::min({wish.wake_after, memory.wake_after, caret}), 0.001, 3600.0);
    const Clock::time_point start = Clock::now();
    do glfwWaitEventsTimeout(limit);
    while (glfwGetWindowAttrib(pane.window, GLFW_ICONIFIED));
    // Awake before the time is up: an event, or wake() from another thread.
    settling = seconds_since(start) < limit ? settle_frames : 1;
  }
  if (events.take_happened()) settling = settle_frames;
}

Window::Window(const WindowSetup& setup) : inside_(std::make_unique<Inside>(setup)) {}
Window::~Window() = default;

FrameTimes Window::run(const std::function<Wish(Frame&)>& draw) {
  Inside& in = *inside_;
  FrameTimes times{{}, in.context, {}};
  Wish wish;
  Clock::time_point last = Clock::now();
  for (bool first = true; wish.next != Wish::Next::close; first = false) {
    const Clock::time_point start = Clock::now();
    std::vector<KeyPress> keys = in.events.hand_on_keys();
    in.begin_frame();
    Frame frame{
        {in.theme, in.brush, in.ui_fonts, in.memory, in.drawn_scale, false, {}}, in.pixels(), 0, std::move(keys), {}, false};
    frame.seconds = std::min(0.1, std::chrono::duration<double>(start - last).count());
    frame.dropped = in.events.take_dropped();
    frame.close_asked = glfwWindowShouldClose(in.pane.window) != 0;
    glfwSetWindowShouldClose(in.pane.window, GLFW_FALSE);
    last = start;
    wish = draw(frame);
    in.end_frame();
    if (first) times.first_swap = Clock::now();
    if (wish.next == Wish::Next::animate) times.frames.push_back(seconds_since(start));
    if (wish.next != Wish::Next::close) in.wait(wish, seconds_since(start));
  }
  return times;
}

void Window::set_look(const std::string& theme, double scale) {
  inside_->wanted_theme = theme_named(theme, inside_->fonts).name;
  inside_->user_scale = scale;
  inside_->settling = settle_frames;
}

void Window::set_title(const std::string& title) { glfwSetWindowTitle(inside_->pane.window, title.c_str()); }

void Window::copy(Clip clip) { inside_->clipboard.offer(std::move(clip)); }

std::string Window::copied() { return inside_->clipboard.text(); }

bool Window::full_screen() const { return glfwGetWindowMonitor(inside_->pane.window) != nullptr; }

void Window::set_full_screen(bool full) {
  if (full == full_screen()) return;
  GLFWwindow* window = inside_->pane.window;
  int* place = inside_->windowed;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (full && monitor) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwGetWindowPos(window, &place[0], &place[1]);
    glfwGetWindowSize(window, &place[2], &place[3]);
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
  } else if (!full) {
    glfwSetWindowMonitor(window, nullptr, place[0], place[1], place[2], place[3], GLFW_DONT_CARE);
  }
}

void Window::capture(const std::string& png_path) { inside_->capture_path = png_path; }

void Window::wake() { glfwPostEmptyEvent(); }

}  // namespace upstamp
