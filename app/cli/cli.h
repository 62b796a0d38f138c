// The command line: everything Upstamp does without a window. Nothing here may touch GLFW.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace upstamp {

// What the window is asked to do. Sizes are in window units, scale multiplies the interface.
struct WindowWish {
  std::string scene;  // shipped name or file; "" = the opening scene
  std::string theme;  // "" = as last time, light at first
  double scale = 1;
  int width = 1280, height = 800;
  bool size_given = false;
  std::string screenshot;  // PNG to write after a frame, then exit; "" = none
  bool specimen = false;   // the page of all widgets instead of the desk
  std::optional<double> time;
  std::string dialect;                // "" = the scene's
  std::vector<std::string> settings;  // as in --set
  bool time_startup = false;          // print how long the start took, for the benchmark
};

// Runs the command line, program name first, all in UTF-8; answers the exit code: 0, or 2 after one clear sentence on standard
// error. `open_window` runs the window and is empty in a build without one.
int run_command_line(const std::vector<std::string>& words, const std::function<int(const WindowWish&)>& open_window);

}  // namespace upstamp
