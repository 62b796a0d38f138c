// The one window: GLFW, an OpenGL 3.3 core context and ImGui. It draws only when something happened: an event and three frames
// after it for layout to settle, or continuously while its owner asks for animation. Key presses and dropped files are queued,
// never polled.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "clipboard.h"
#include "painter.h"
#include "widgets/ui.h"

namespace upstamp {

// Codes and modifiers as GLFW has them. `repeat`: held down.
struct KeyPress {
  int key = 0, mods = 0;
  bool repeat = false;
};

// What one frame may use. `keys` and `dropped` (UTF-8 paths) came since the last frame, in order.
struct Frame {
  Ui ui;
  ImVec2 size;         // pixels
  double seconds = 0;  // since the last frame, at most 0.1, so that a pause is no jump
  std::vector<KeyPress> keys;
  std::vector<std::string> dropped;
  bool close_asked = false;  // the window's cross was pressed; the owner decides
};

// What the owner wants after a frame. `wait`: sleep until something happens, at most `wake_after` seconds.
struct Wish {
  enum class Next { wait, animate, close } next = Next::wait;
  double wake_after = 60;
};

struct WindowSetup {
  std::string title = "Upstamp";
  int width = 1280, height = 800;  // window units: grown by the monitor's scale, not by the user's
  std::string theme = "light";
  double scale = 1;     // the user's; multiplied by the monitor's and the theme's
  bool hidden = false;  // for screenshots, which do not need the window on screen
};

// For the benchmark.
struct FrameTimes {
  std::chrono::steady_clock::time_point first_swap;
  double context = 0;          // seconds that the system took to make the window and its OpenGL context
  std::vector<double> frames;  // seconds that drawing took while animated, from the first call to the return of the swap
};

class Window {
 public:
  // Throws Error "There is no display …" where a window cannot be opened, or when OpenGL 3.3 is missing.
  explicit Window(const WindowSetup&);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Draws until the wish is close. Exceptions of `draw` pass through.
  FrameTimes run(const std::function<Wish(Frame&)>& draw);

  // From the next frame on. Throws Error for an unknown theme.
  void set_look(const std::string& theme, double scale);
  void set_title(const std::string&);
  void set_full_screen(bool);
  bool full_screen() const;
  void copy(Clip);       // to the system's clipboard
  std::string copied();  // its words
  // Writes the frame that is being drawn as PNG once it is finished, size as on screen. Throws Error from run() when it cannot.
  void capture(const std::string& png_path);
  // Wakes a waiting run(). The only call allowed from other threads.
  static void wake();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace upstamp
