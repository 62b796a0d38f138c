#include "clipboard.h"

#include <GLFW/glfw3.h>

#ifdef UPSTAMP_X11
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <poll.h>
#include <unistd.h>

#include <mutex>
#include <thread>
#endif

namespace upstamp {

#ifdef UPSTAMP_X11

// A selection of X11 belongs to a window that answers whoever asks for it. This window is never shown; it has a connection and a
// thread of its own, so that other programs are answered also while ours draws or sleeps.
struct Clipboard::Owner {
  Display* display = nullptr;
  ::Window window = 0;
  Atom clipboard = 0, targets = 0, utf8 = 0;
  int pipe_ends[2] = {-1, -1};
  std::mutex mutex;
  Clip clip;
  std::vector<std::pair<Atom, std::size_t>> offered;  // target, and which of the kinds; kinds.size() = the text
  std::thread thread;

  Owner() {
    display = XOpenDisplay(nullptr);
    if (!display || pipe(pipe_ends) != 0) return;
    window = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
    clipboard = XInternAtom(display, "CLIPBOARD", False);
    targets = XInternAtom(display, "TARGETS", False);
    utf8 = XInternAtom(display, "UTF8_STRING", False);
    thread = std::thread([this] { serve(); });
  }
  ~Owner() {
    wake('q');
    if (thread.joinable()) thread.join();
    for (const int end : pipe_ends)
      if (end >= 0) close(end);
    if (display) XCloseDisplay(display);
  }
  bool works() const { return thread.joinable(); }

  void wake(char why) const {
    if (pipe_ends[1] >= 0 && write(pipe_ends[1], &why, 1) != 1) return;
  }

  // The connection is the thread's alone: others leave a word in the pipe.
  void serve() {
    for (;;) {
      while (XPending(display) > 0) {
        XEvent event;
        XNextEvent(display, &event);
        if (event.type == SelectionRequest) answer(event.xselectionrequest);
      }
      pollfd waited[2] = {{ConnectionNumber(display), POLLIN, 0}, {pipe_ends[0], POLLIN, 0}};
      if (poll(waited, 2, -1) < 0) continue;
      if ((waited[0].revents & (POLLERR | POLLHUP)) != 0) return;
      char why = 0;
      if ((waited[1].revents & POLLIN) == 0 || read(pipe_ends[0], &why, 1) != 1) continue;
      if (why == 'q') return;
      const std::lock_guard lock(mutex);
      offered.clear();
      for (std::size_t i = 0; i < clip.kinds.size(); ++i)
        offered.emplace_back(XInternAtom(display, clip.kinds[i].media_type.c_str(), False), i);
      for (const Atom words : {utf8, Atom{XA_STRING}, XInternAtom(display, "text/plain;charset=utf-8", False)})
        offered.emplace_back(words, clip.kinds.size());
      XSetSelectionOwner(display, clipboard, window, CurrentTime);
      XFlush(display);
    }
  }

  void answer(const XSelectionRequestEvent& wish) {
    const std::lock_guard lock(mutex);
    const Atom property = wish.property != 0 ? wish.property : wish.target;
    XSelectionEvent reply{};
    reply.type = SelectionNotify;
    reply.requestor = wish.requestor, reply.selection = wish.selection, reply.target = wish.target, reply.time = wish.time;
    if (put(wish.requestor, property, wish.target)) reply.property = property;
    XEvent sent{};
    sent.xselection = reply;
    XSendEvent(display, wish.requestor, False, NoEventMask, &sent);
    XFlush(display);
  }

  bool put(::Window requestor, Atom property, Atom target) const {
    const auto set = [&](Atom type, int bits, const void* bytes, std::size_t count) {
      XChangeProperty(display, requestor, property, type, bits, PropModeReplace, static_cast<const unsigned char*>(bytes),
                      static_cast<int>(count));
      return true;
    };
    if (target == targets) {
      std::vector<Atom> all{targets};
      for (const auto& [atom, kind] : offered) all.push_back(atom);
      return set(XA_ATOM, 32, all.data(), all.size());
    }
    // What is larger than one request would have to be sent in pieces; pictures of figures are far smaller.
    const auto most = static_cast<std::size_t>(std::max(XExtendedMaxRequestSize(display), XMaxRequestSize(display))) * 4 - 64;
    for (const auto& [atom, kind] : offered) {
      if (atom != target) continue;
      const std::string& bytes = kind < clip.kinds.size() ? clip.kinds[kind].bytes : clip.text;
      return bytes.size() <= most && set(target, 8, bytes.data(), bytes.size());
    }
    return false;
  }
};

Clipboard::Clipboard(GLFWwindow* window) : window_(window), owner_(std::make_unique<Owner>()) {}

void Clipboard::offer(Clip clip) {
  if (!owner_->works()) return glfwSetClipboardString(window_, clip.text.c_str());
  {
    const std::lock_guard lock(owner_->mutex);
    owner_->clip = std::move(clip);
  }
  owner_->wake('o');
}

#else

struct Clipboard::Owner {};
Clipboard::Clipboard(GLFWwindow* window) : window_(window) {}
void Clipboard::offer(Clip clip) { glfwSetClipboardString(window_, clip.text.c_str()); }

#endif

Clipboard::~Clipboard() = default;

std::string Clipboard::text() {
  const char* words = glfwGetClipboardString(window_);
  return words ? words : "";
}

}  // namespace upstamp
