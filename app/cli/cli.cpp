#include "cli/cli.h"

#include <cstdio>

namespace upstamp {

int run_command_line(int, const char* const*, const std::function<int(const WindowWish&)>&) {
  std::puts("upstamp " UPSTAMP_VERSION);
  return 0;
}

}  // namespace upstamp
