// What the system tells the window, in order. ImGui 1.86 only sees the state of a key or mouse button at the start of a frame, so
// a press and release within one frame would be lost: they are handed on at most one change per key and frame.
#pragma once
#include <deque>
#include <string>
#include <vector>

struct GLFWwindow;

namespace upstamp {

struct KeyPress;

class WindowEvents {
 public:
  // Installs its callbacks; must outlive the window.
  explicit WindowEvents(GLFWwindow*);
  WindowEvents(const WindowEvents&) = delete;
  WindowEvents& operator=(const WindowEvents&) = delete;

  // Hands the next keys, letters and clicks to ImGui; answers the key presses among them.
  std::vector<KeyPress> hand_on_keys();
  std::vector<std::string> take_dropped();
  // Something came since the last call.
  bool take_happened();
  // The window lost what it showed since the last call.
  bool take_exposed();
  bool keys_left() const { return !keys_.empty(); }

 private:
  struct Key {
    int key = 0, scancode = 0, action = 0, mods = 0;
    unsigned letter = 0;  // not 0: typed text, and no key
    bool mouse = false;   // `key` is a mouse button
  };
  static WindowEvents& of(GLFWwindow*);
  void install_keys();
  void install_mouse();
  void install_window();

  GLFWwindow* window_;
  std::deque<Key> keys_;
  std::vector<std::string> dropped_;
  bool happened_ = true, exposed_ = false;
};

}  // namespace upstamp
