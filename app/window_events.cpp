#include "window_events.h"

#include <epoxy/gl.h>
// epoxy must come first, so that GLFW does not bring its own declarations of OpenGL.
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

#include "imgui_shim.h"
#include "window.h"

namespace upstamp {

WindowEvents& WindowEvents::of(GLFWwindow* window) { return *static_cast<WindowEvents*>(glfwGetWindowUserPointer(window)); }

WindowEvents::WindowEvents(GLFWwindow* window) : window_(window) {
  glfwSetWindowUserPointer(window, this);
  install_keys();
  install_mouse();
  install_window();
}

void WindowEvents::install_keys() {
  glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int scancode, int action, int mods) {
    of(window).keys_.push_back({key, scancode, action, mods, 0, false});
    of(window).happened_ = true;
  });
  glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned letter) {
    of(window).keys_.push_back({0, 0, 0, 0, letter, false});
    of(window).happened_ = true;
  });
}

void WindowEvents::install_mouse() {
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int mods) {
    of(window).keys_.push_back({button, 0, action, mods, 0, true});
    of(window).happened_ = true;
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* window, double x, double y) {
    shim::pass_scroll(window, x, y);
    of(window).happened_ = true;
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
    int units = 1, pixels = 1;
    glfwGetWindowSize(window, &units, nullptr);
    glfwGetFramebufferSize(window, &pixels, nullptr);
    const double scale = static_cast<double>(pixels) / std::max(1, units);
    shim::pass_cursor(window, x * scale, y * scale);
    of(window).happened_ = true;
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* window, int entered) {
    shim::pass_cursor_entered(window, entered != 0);
    of(window).happened_ = true;
  });
}

void WindowEvents::install_window() {
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
    shim::pass_focus(window, focused != 0);
    of(window).happened_ = true;
  });
  glfwSetDropCallback(window_, [](GLFWwindow* window, int count, const char** paths) {
    of(window).dropped_.insert(of(window).dropped_.end(), paths, paths + count);
    of(window).happened_ = true;
  });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { of(window).happened_ = true; });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { of(window).happened_ = of(window).exposed_ = true; });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* window, float, float) { of(window).happened_ = true; });
  glfwSetWindowCloseCallback(window_, [](GLFWwindow* window) { of(window).happened_ = true; });
}

std::vector<KeyPress> WindowEvents::hand_on_keys() {
  std::vector<KeyPress> presses;
  std::vector<int> changed;
  while (!keys_.empty()) {
    const Key key = keys_.front();
    if (key.letter != 0) {
      shim::pass_character(window_, key.letter);
    } else {
      const int name = key.mouse ? -2 - key.key : key.key;  // GLFW calls keys it does not know -1
      if (std::find(changed.begin(), changed.end(), name) != changed.end()) break;
      changed.push_back(name);
      if (key.mouse)
        shim::pass_mouse_button(window_, key.key, key.action, key.mods);
      else
        shim::pass_key(window_, key.key, key.scancode, key.action, key.mods);
      if (!key.mouse && key.action != GLFW_RELEASE) presses.push_back({key.key, key.mods, key.action == GLFW_REPEAT});
    }
    keys_.pop_front();
  }
  return presses;
}

std::vector<std::string> WindowEvents::take_dropped() { return std::exchange(dropped_, {}); }
bool WindowEvents::take_happened() { return std::exchange(happened_, false); }
bool WindowEvents::take_exposed() { return std::exchange(exposed_, false); }

}  // namespace upstamp
