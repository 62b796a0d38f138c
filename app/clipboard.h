// What is copied, in several kinds at once, so that a drawing program takes the lines, a slide the pixels and an editor the
// words. On X11 (and through it on Wayland) all kinds are offered; elsewhere the words alone. This is the one file of the window,
// with its .cpp, that knows the system's clipboard.
#pragma once
#include <memory>
#include <string>
#include <vector>

struct GLFWwindow;

namespace upstamp {

struct Clip {
  struct Kind {
    std::string media_type;  // "image/png"
    std::string bytes;
  };
  std::string text;         // what plain text becomes
  std::vector<Kind> kinds;  // besides the text
};

class Clipboard {
 public:
  explicit Clipboard(GLFWwindow*);
  ~Clipboard();
  Clipboard(const Clipboard&) = delete;
  Clipboard& operator=(const Clipboard&) = delete;

  void offer(Clip);
  std::string text();  // what others or we copied; "" when it is no text

 private:
  struct Owner;  // answers other programs from a thread of its own
  GLFWwindow* window_;
  std::unique_ptr<Owner> owner_;
};

}  // namespace upstamp
