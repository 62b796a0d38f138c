#include "base/platform.h"

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
// after windows.h, whose types it uses
#include <shellapi.h>

#include <cstdio>
#include <utility>

#include "base/files.h"
#else
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

extern char** environ;
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace upstamp {

void keep_freed_memory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

#ifdef _WIN32
std::vector<std::string> utf8_arguments(int, const char* const*) {
  SetConsoleOutputCP(CP_UTF8);
  std::vector<std::string> arguments;
  int count = 0;
  wchar_t** wide = CommandLineToArgvW(GetCommandLineW(), &count);
  for (int i = 0; wide && i < count; ++i) arguments.push_back(utf8_from_path(wide[i]));
  LocalFree(wide);
  return arguments;
}

// Ended by the end of its input, for a program started this way has no number to end it by.
FedProgram::FedProgram(const std::vector<std::string>& words, const std::string& says_to) {
  const auto quoted = [](const std::string& word) { return L"\"" + path_from_utf8(word).wstring() + L"\" "; };
  if (_wsystem((L"where /q " + quoted(words.front())).c_str()) != 0) return;
  std::wstring line;
  for (const std::string& word : words) line += quoted(word);
  // The shell takes away the outer quotes.
  input_ = reinterpret_cast<std::intptr_t>(_wpopen((L"\"" + line + L"> " + quoted(says_to) + L"2>&1\"").c_str(), L"wb"));
  if (input_ == 0) input_ = none;
  process_ = input_;
}

FedProgram::~FedProgram() { finish(); }

bool FedProgram::feed(std::span<const std::uint8_t> bytes) const {
  return std::fwrite(bytes.data(), 1, bytes.size(), reinterpret_cast<FILE*>(input_)) == bytes.size();
}

bool FedProgram::finish() {
  process_ = none;
  const std::intptr_t input = std::exchange(input_, none);
  return input != none && _pclose(reinterpret_cast<FILE*>(input)) == 0;
}
#else
std::vector<std::string> utf8_arguments(int count, const char* const* words) { return {words, words + count}; }

namespace {

bool ends_well(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

// A socket rather than a pipe, because feeding one that nobody reads any more can be told not to end this program.
FedProgram::FedProgram(const std::vector<std::string>& words, const std::string& says_to) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return;
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
  const int on = 1;
  setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
  posix_spawn_file_actions_addopen(&actions, 1, says_to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  pid_t process = 0;
  const bool runs = posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  input_ = ends[0];
  if (runs) process_ = process;
}

FedProgram::~FedProgram() {
  if (process_ != none) {
    kill(static_cast<pid_t>(process_), SIGKILL);
    ends_well(static_cast<pid_t>(process_));
  }
  if (input_ != none) close(static_cast<int>(input_));
}

bool FedProgram::feed(std::span<const std::uint8_t> bytes) const {
#ifdef MSG_NOSIGNAL
  constexpr int quietly = MSG_NOSIGNAL;
#else
  constexpr int quietly = 0;
#endif
  while (!bytes.empty()) {
    const ssize_t taken = send(static_cast<int>(input_), bytes.data(), bytes.size(), quietly);
    if (taken < 0 && errno == EINTR) continue;
    if (taken <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(taken));
  }
  return true;
}

bool FedProgram::finish() {
  close(static_cast<int>(std::exchange(input_, none)));
  return ends_well(static_cast<pid_t>(std::exchange(process_, none)));
}
#endif

}  // namespace upstamp
