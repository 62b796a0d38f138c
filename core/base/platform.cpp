#include "base/platform.h"

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
// after windows.h, whose types it uses
#include <shellapi.h>

#include "base/files.h"
#endif

namespace upstamp {

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
#else
std::vector<std::string> utf8_arguments(int count, const char* const* words) { return {words, words + count}; }
#endif

}  // namespace upstamp
