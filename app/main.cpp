// Chooses between the command line and the window; everything else is in the two libraries.
#include "base/platform.h"
#include "cli/cli.h"
#ifdef UPSTAMP_GUI
#include "run_window.h"
#endif

int main(int count, char** words) {
#ifdef UPSTAMP_GUI
  return upstamp::run_command_line(upstamp::utf8_arguments(count, words), upstamp::run_window);
#else
  return upstamp::run_command_line(upstamp::utf8_arguments(count, words), {});
#endif
}
